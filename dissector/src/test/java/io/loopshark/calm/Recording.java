package io.loopshark.calm;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.later;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;
import io.loopshark.testing.EditableSegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The segments of one connection in the order of their capture. Every change gives another recording; segments are shared. */
final class Recording {

    private final List<EditableSegment> segments;

    private Recording(List<EditableSegment> segments) {
        this.segments = segments;
    }

    static Recording of(List<? extends SegmentView> segments) {
        return new Recording(segments.stream().map(EditableSegment::new).toList());
    }

    int size() {
        return segments.size();
    }

    EditableSegment get(int index) {
        return segments.get(index);
    }

    List<EditableSegment> segments() {
        return segments;
    }

    /** A copy of one segment, to be altered. */
    EditableSegment copy(int index) {
        return new EditableSegment(segments.get(index));
    }

    // ---- what they say
    // ---------------------------------------------------------------------------------------------------

    /** Whether the segments at these places come from the same side. */
    boolean sameWay(int index, int other) {
        return sameWay(get(index), get(other));
    }

    static boolean sameWay(SegmentView a, SegmentView b) {
        return a.sourcePort() == b.sourcePort() && a.sourceLow() == b.sourceLow() && a.sourceHigh() == b.sourceHigh();
    }

    /** Whether the socket is connected to itself, so that nothing tells the two ways apart. */
    boolean toItself() {
        return get(0).sourcePort() == get(0).destinationPort()
                && get(0).sourceLow() == get(0).destinationLow()
                && get(0).sourceHigh() == get(0).destinationHigh();
    }

    /** Whether each side has one ISN only, so that every SYN is of this connection. */
    boolean opensOnce() {
        return segments.stream().filter(segment -> segment.has(Flags.SYN)).allMatch(syn -> segments.stream()
                .filter(other -> other.has(Flags.SYN) && sameWay(syn, other))
                .allMatch(other -> other.sequence() == syn.sequence()));
    }

    /** Whether the segment is neither SYN nor RST. */
    boolean ordinary(int index) {
        return !Flags.any(get(index).flags(), Flags.SYN | Flags.RST);
    }

    /** The first segment at or behind {@code from} that goes the other way; the size when there is none. */
    int other(int index, int from) {
        for (int i = from; i < size(); i++) {
            if (!sameWay(i, index)) {
                return i;
            }
        }
        return size();
    }

    /** SND.NXT of the side that sent {@code index}, before the segment at {@code position}; 0 when it had sent nothing. */
    int next(int index, int position) {
        boolean any = false;
        int next = 0;
        for (int i = 0; i < position; i++) {
            if (sameWay(i, index) && !get(i).has(Flags.RST)) {
                next = any ? later(next, get(i).nextSequence()) : get(i).nextSequence();
                any = true;
            }
        }
        return next;
    }

    /** What the side that sent {@code index} had acknowledged before {@code position}; null when nothing. */
    @Nullable
    Integer acknowledged(int index, int position) {
        Integer highest = null;
        for (int i = 0; i < position; i++) {
            if (sameWay(i, index) && get(i).has(Flags.ACK) && !get(i).has(Flags.RST)) {
                int number = get(i).acknowledgement();
                highest = highest == null || after(number, highest) ? number : highest;
            }
        }
        return highest;
    }

    /** The empty ACK that the side which sent {@code index} could send before {@code position}; null while it has no room to. */
    @Nullable
    EditableSegment pureAck(int index, int position) {
        Integer acknowledged = acknowledged(index, position);
        int latest = latest(index, position);
        if (acknowledged == null || latest < 0) {
            return null;
        }
        return copy(latest)
                .sentAnew()
                .flags(Flags.ACK)
                .payload(new byte[0])
                .sack()
                .sequence(next(index, position))
                .acknowledgement(acknowledged)
                .at(get(position - 1).timestampNanos());
    }

    /** The latest ordinary segment of that side before {@code position}; -1 without one. */
    int latest(int index, int position) {
        for (int i = position - 1; i >= 0; i--) {
            if (sameWay(i, index) && ordinary(i) && get(i).has(Flags.ACK)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether both sides have acknowledged all that was sent before {@code position}. */
    boolean idle(int position) {
        int other = other(0, 0);
        if (other >= position) {
            return false;
        }
        Integer byFirst = acknowledged(0, position);
        Integer byOther = acknowledged(other, position);
        return byFirst != null && byOther != null && byFirst == next(other, position) && byOther == next(0, position);
    }

    /** Whether both sides agreed on this option. */
    boolean agreed(int bit) {
        return segments.stream().filter(segment -> segment.has(Flags.SYN)).allMatch(segment -> segment.hasOption(bit))
                && get(0).has(Flags.SYN);
    }

    boolean timestamps() {
        return agreed(Bit.TIMESTAMPS);
    }

    // ---- changes
    // ---------------------------------------------------------------------------------------------------------

    private interface Edit {
        void apply(List<EditableSegment> segments);
    }

    private Recording edited(Edit edit) {
        List<EditableSegment> changed = new ArrayList<>(segments);
        edit.apply(changed);
        return new Recording(changed);
    }

    Recording from(int index) {
        return new Recording(segments.subList(index, size()));
    }

    Recording upTo(int index) {
        return new Recording(segments.subList(0, index));
    }

    Recording without(int index) {
        return without(index, index + 1);
    }

    Recording without(int from, int to) {
        return edited(changed -> changed.subList(from, to).clear());
    }

    Recording only(Predicate<EditableSegment> kept) {
        return new Recording(segments.stream().filter(kept).toList());
    }

    Recording inserted(int index, EditableSegment... more) {
        return edited(changed -> changed.addAll(index, List.of(more)));
    }

    Recording followedBy(Recording more) {
        return edited(changed -> changed.addAll(more.segments));
    }

    /** Exchanges two segments; their times go with them. */
    Recording swapped(int index, int other) {
        return edited(changed -> Collections.swap(changed, index, other));
    }

    /** Moves a segment; its time goes with it. */
    Recording moved(int from, int to) {
        return edited(changed -> changed.add(to, changed.remove(from)));
    }

    Recording with(int index, UnaryOperator<EditableSegment> change) {
        return edited(changed -> changed.set(index, change.apply(copy(index))));
    }

    Recording withEach(UnaryOperator<EditableSegment> change) {
        return edited(changed -> changed.replaceAll(segment -> change.apply(new EditableSegment(segment))));
    }

    /** The same order with the times in order, as a capture writes that stamps frames when it gets them. */
    Recording stampedInOrder() {
        long[] times = segments.stream()
                .mapToLong(SegmentView::timestampNanos)
                .sorted()
                .toArray();
        return new Recording(
                IntStream.range(0, size()).mapToObj(i -> copy(i).at(times[i])).toList());
    }

    /** Everything from {@code index} on so much later. */
    Recording delayedFrom(int index, long nanos) {
        return new Recording(IntStream.range(0, size())
                .mapToObj(i -> i < index ? get(i) : copy(i).at(get(i).timestampNanos() + nanos))
                .toList());
    }

    /** In the order of the times. */
    Recording sortedByTime() {
        return edited(changed -> changed.sort((a, b) -> Long.compare(a.timestampNanos(), b.timestampNanos())));
    }

    /** Both sequence spaces moved, the first segment's side by {@code own}. */
    Recording renumbered(int own, int other) {
        EditableSegment first = get(0);
        return withEach(segment -> {
            boolean unnumbered = segment.has(Flags.RST) && segment.sequence() == 0; // whose zero is no number
            boolean ownWay = toItself() || sameWay(segment, first);
            segment.renumbered(ownWay ? own : other, ownWay && !toItself() ? other : own);
            return unnumbered ? segment.sequence(0) : segment;
        });
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        long start = size() == 0 ? 0 : get(0).timestampNanos();
        for (int i = 0; i < size(); i++) {
            text.append(String.format(
                    "%4d %+.6f %s %s%n",
                    i + 1, (get(i).timestampNanos() - start) / 1e9, sameWay(i, 0) ? ">" : "<", get(i)));
        }
        return text.toString();
    }
}
