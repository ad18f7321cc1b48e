package io.loopshark.calm;

import static io.loopshark.calm.Disturbance.harmless;
import static io.loopshark.calm.Disturbance.harmlessOnce;
import static io.loopshark.segment.SequenceNumber.after;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption.Bit;
import io.loopshark.testing.EditableSegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What networks do and healthy peers answer: segments arrive twice, late, merged, split; they are sent again. */
final class NetworkTroubles {

    private static final long SECOND = 1_000_000_000L;

    private NetworkTroubles() {}

    static List<Disturbance> all() {
        return List.of(
                harmless("an old duplicate", NetworkTroubles::oldDuplicate),
                harmless("a retransmission", NetworkTroubles::retransmission),
                harmless("a retransmission that was needless", NetworkTroubles::needlessRetransmission),
                harmless("a retransmission with other boundaries", NetworkTroubles::otherBoundaries),
                harmless("a retransmission together with the FIN", NetworkTroubles::withFin),
                harmless("a FIN again", NetworkTroubles::finAgain),
                harmless("segments merged", NetworkTroubles::merged),
                harmlessOnce("all segments merged", NetworkTroubles::allMerged),
                harmless("a segment split", NetworkTroubles::split),
                harmlessOnce("all segments split", NetworkTroubles::allSplit),
                harmlessOnce(
                        "the numbers wrap elsewhere",
                        (recording, index, random) -> recording.renumbered(random.nextInt(), random.nextInt())),
                harmless(
                        "a segment lost, then sent again after duplicate acknowledgements",
                        NetworkTroubles::lostThenAgain),
                harmless("SYN again", NetworkTroubles::synAgain),
                harmless("SYN first with ECN", NetworkTroubles::synFirstWithEcn),
                harmless("SYN-ACK again before the third segment", NetworkTroubles::synAckAgain),
                harmless("SYN-ACK again after the third segment", NetworkTroubles::synAckAgainAnswered));
    }

    /** What makes too much of a story to be told together with others. */
    static List<Disturbance> alone() {
        return List.of(
                harmless("the numbers wrap at a segment", NetworkTroubles::wrapsAt),
                harmless("SYN again without options", NetworkTroubles::synAgainPlain),
                harmless("SYN with data that is not taken", NetworkTroubles::fastOpenRefused));
    }

    /** A copy of the segment as it was, much later. */
    private static Recording oldDuplicate(Recording recording, int index, Random random) {
        int position = index + 1 + random.nextInt(recording.size() - index);
        return recording.inserted(
                position, recording.copy(index).at(recording.get(position - 1).timestampNanos()));
    }

    /** What the sender of {@code index} would send again at {@code position}: the old numbers, everything else as of then. */
    private static @Nullable EditableSegment again(Recording recording, int index, int position) {
        int latest = recording.latest(index, position);
        Integer acknowledged = recording.acknowledged(index, position);
        if (latest < 0 || acknowledged == null) {
            return null;
        }
        EditableSegment now = recording.get(latest);
        return recording
                .copy(index)
                .sentAnew()
                .acknowledgement(acknowledged)
                .window(now.window())
                .sack()
                .timestamps(now.timestampValue(), now.timestampEcho())
                .at(recording.get(position - 1).timestampNanos());
    }

    private static boolean carries(Recording recording, int index) {
        return recording.ordinary(index) && recording.get(index).sequenceLength() > 0;
    }

    static @Nullable Recording retransmission(Recording recording, int index, Random random) {
        int position = index + 1 + random.nextInt(Math.min(10, recording.size() - index));
        EditableSegment again = carries(recording, index) ? again(recording, index, position) : null;
        return again == null ? null : recording.inserted(position, again);
    }

    /** With the answer that a receiver gives which had the segment already; a D-SACK where SACK is agreed. */
    private static @Nullable Recording needlessRetransmission(Recording recording, int index, Random random) {
        int position = index + 1 + random.nextInt(recording.size() - index);
        int other = recording.other(index, 0);
        if (!carries(recording, index) || other >= position) {
            return null;
        }
        EditableSegment again = again(recording, index, position);
        EditableSegment answer = recording.pureAck(other, position);
        if (again == null || answer == null) {
            return null;
        }
        int end = again.nextSequence();
        Integer everAcknowledged = recording.acknowledged(other, recording.size());
        if (everAcknowledged == null || after(recording.next(index, position), everAcknowledged)) {
            return null; // What the receiver never acknowledges it may never have had: it cannot say so here.
        }
        answer.acknowledgement(recording.next(index, position));
        if (recording.agreed(Bit.SACK_PERMITTED)) {
            answer.sack(again.sequence(), end);
        }
        return recording.inserted(position, again, answer);
    }

    /** The second half of a segment and the first half of the one behind it. */
    private static @Nullable Recording otherBoundaries(Recording recording, int index, Random random) {
        int position = index + 1 + random.nextInt(Math.min(10, recording.size() - index));
        boolean firstCopy = recording.get(index).sequence() == recording.next(index, index);
        EditableSegment again = firstCopy && whole(recording, index) ? again(recording, index, position) : null;
        if (again == null) {
            return null;
        }
        byte[] octets = again.payloadArray();
        int from = random.nextInt(octets.length);
        byte[] part = Arrays.copyOfRange(octets, from, octets.length);
        for (int i = index + 1; i < position; i++) {
            if (recording.sameWay(i, index)
                    && whole(recording, i)
                    && recording.get(i).sequence() == recording.get(index).nextSequence()) {
                byte[] more = recording.get(i).payloadArray();
                part = joined(part, Arrays.copyOf(more, 1 + random.nextInt(more.length)));
                break;
            }
        }
        return recording.inserted(
                position, again.sequence(again.sequence() + from).payload(part).flags(Flags.ACK | Flags.PSH));
    }

    private static boolean whole(Recording recording, int index) {
        EditableSegment segment = recording.get(index);
        return recording.ordinary(index)
                && segment.payloadLength() > 0
                && segment.capturedPayloadLength() == segment.payloadLength();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** The last data is sent again in one segment with the FIN behind it. */
    private static @Nullable Recording withFin(Recording recording, int index, Random random) {
        EditableSegment fin = recording.get(index);
        if (!fin.has(Flags.FIN) || fin.payloadLength() > 0 || fin.has(Flags.RST)) {
            return null;
        }
        for (int i = index - 1; i >= 0; i--) {
            if (recording.sameWay(i, index)
                    && whole(recording, i)
                    && recording.get(i).nextSequence() == fin.sequence()
                    && recording.get(i).sequence() == recording.next(i, i)) {
                EditableSegment last = recording.get(i);
                return recording.inserted(
                        index + 1,
                        recording.copy(index).sequence(last.sequence()).payload(last.payloadArray()));
            }
        }
        return null;
    }

    /** The FIN's acknowledgement got lost behind the point of capture: the FIN comes again and is acknowledged again. */
    private static @Nullable Recording finAgain(Recording recording, int index, Random random) {
        EditableSegment fin = recording.get(index);
        int other = recording.other(index, 0);
        if (!fin.has(Flags.FIN) || fin.has(Flags.RST)) {
            return null;
        }
        int position = index + 1 + random.nextInt(recording.size() - index);
        EditableSegment again = again(recording, index, position);
        EditableSegment answer = other < position ? recording.pureAck(other, position) : null;
        if (again == null || answer == null || answer.acknowledgement() != fin.nextSequence()) {
            return null;
        }
        return recording.inserted(position, again, answer);
    }

    private static boolean mergeable(Recording recording, int index) {
        if (index + 1 >= recording.size() || !recording.sameWay(index, index + 1)) {
            return false;
        }
        EditableSegment first = recording.get(index);
        EditableSegment second = recording.get(index + 1);
        return whole(recording, index)
                && whole(recording, index + 1)
                && !first.has(Flags.FIN)
                && first.nextSequence() == second.sequence()
                && first.acknowledgement() == second.acknowledgement()
                && first.optionBits() == second.optionBits()
                && first.payloadLength() + second.payloadLength() < 65000;
    }

    /** Two segments in one frame, as offload gives them. */
    private static @Nullable Recording merged(Recording recording, int index, Random random) {
        if (!mergeable(recording, index)) {
            return null;
        }
        EditableSegment second = recording.get(index + 1);
        return recording
                .with(index, first -> first.flags(first.flags() | second.flags())
                        .payload(joined(first.payloadArray(), second.payloadArray())))
                .without(index + 1);
    }

    private static Recording allMerged(Recording recording, int index, Random random) {
        Recording merged = recording;
        for (int i = 0; i < merged.size(); ) {
            Recording next = merged(merged, i, random);
            if (next == null) {
                i++;
            } else {
                merged = next;
            }
        }
        return merged;
    }

    private static @Nullable Recording split(Recording recording, int index, Random random) {
        EditableSegment segment = recording.get(index);
        if (!whole(recording, index) || segment.payloadLength() < 2) {
            return null;
        }
        byte[] octets = segment.payloadArray();
        int at = 1 + random.nextInt(octets.length - 1);
        EditableSegment first = recording
                .copy(index)
                .flags(segment.flags() & ~(Flags.PSH | Flags.FIN))
                .payload(Arrays.copyOf(octets, at));
        return recording
                .with(index, second -> second.sequence(second.sequence() + at)
                        .payload(Arrays.copyOfRange(octets, at, octets.length)))
                .inserted(index, first);
    }

    private static Recording allSplit(Recording recording, int index, Random random) {
        Recording split = recording;
        for (int i = recording.size() - 1; i >= 0; i--) {
            Recording next = split(split, i, random);
            split = next == null ? split : next;
        }
        return split;
    }

    /** The sender's numbers pass 2^32 at, in or just behind the segment. */
    private static Recording wrapsAt(Recording recording, int index, Random random) {
        EditableSegment segment = recording.get(index);
        int zero = segment.sequence() + random.nextInt(2 + segment.sequenceLength());
        return recording.sameWay(index, 0)
                ? recording.renumbered(-zero, random.nextInt())
                : recording.renumbered(random.nextInt(), -zero);
    }

    /**
     * The segment got lost behind the point of capture; each segment behind it is answered by a duplicate acknowledgement, and then
     * it is sent again.
     */
    private static @Nullable Recording lostThenAgain(Recording recording, int index, Random random) {
        int other = recording.other(index, 0);
        int position = index + 1;
        while (position < recording.size() && recording.sameWay(position, index) && carries(recording, position)) {
            position++;
        }
        EditableSegment again = carries(recording, index) ? again(recording, index, position) : null;
        EditableSegment answer = other < index ? recording.pureAck(other, index) : null;
        if (again == null
                || answer == null
                || answer.acknowledgement() - again.sequence() > 0
                || recording.next(index, position) == again.nextSequence()) {
            return null;
        }
        answer.at(again.timestampNanos());
        if (recording.agreed(Bit.SACK_PERMITTED)) {
            answer.sack(again.nextSequence(), recording.next(index, position));
        }
        return recording.inserted(
                position,
                answer,
                new EditableSegment(answer).sentAnew(),
                new EditableSegment(answer).sentAnew().sentAnew(),
                again);
    }

    private static boolean syn(Recording recording, int index) {
        return Flags.isSyn(recording.get(index).flags())
                && !recording.get(index).has(Flags.RST);
    }

    private static boolean synAck(Recording recording, int index) {
        return Flags.isSynAck(recording.get(index).flags())
                && !recording.get(index).has(Flags.RST);
    }

    private static @Nullable Recording synAgain(Recording recording, int index, Random random) {
        return syn(recording, index)
                ? recording
                        .delayedFrom(index, SECOND)
                        .inserted(index, recording.copy(index).sentAnew())
                : null;
    }

    /** Some systems leave options out when a SYN got no answer; here the answer to the first was only late. */
    private static @Nullable Recording synAgainPlain(Recording recording, int index, Random random) {
        if (!syn(recording, index) || recording.get(index).payloadLength() > 0) {
            return null;
        }
        EditableSegment plain =
                recording.copy(index).sentAnew().at(recording.get(index).timestampNanos() + SECOND);
        plain.without(~0).timestamps(0, 0);
        return recording.delayedFrom(index + 1, SECOND).inserted(index + 1, plain);
    }

    private static @Nullable Recording synFirstWithEcn(Recording recording, int index, Random random) {
        if (!syn(recording, index)) {
            return null;
        }
        EditableSegment first = recording.copy(index);
        return recording.delayedFrom(index, SECOND).inserted(index, first.flags(first.flags() | Flags.ECE | Flags.CWR));
    }

    /** The server does not know the Fast Open cookie: it acknowledges the SYN only, and the data comes again (RFC 7413 §4.1.3). */
    private static @Nullable Recording fastOpenRefused(Recording recording, int index, Random random) {
        if (!syn(recording, index) || recording.get(index).payloadLength() > 0) {
            return null;
        }
        for (int i = index + 1; i < recording.size(); i++) {
            if (recording.sameWay(i, index)
                    && whole(recording, i)
                    && recording.get(i).sequence() == recording.get(index).nextSequence()) {
                byte[] data = recording.get(i).payloadArray();
                return recording.with(index, segment -> segment.payload(data));
            }
        }
        return null;
    }

    private static @Nullable Recording synAckAgain(Recording recording, int index, Random random) {
        return synAck(recording, index)
                ? recording
                        .delayedFrom(index, SECOND)
                        .inserted(index, recording.copy(index).sentAnew())
                : null;
    }

    /** The third segment got lost behind the point of capture. */
    private static @Nullable Recording synAckAgainAnswered(Recording recording, int index, Random random) {
        int other = recording.other(index, 0);
        if (!synAck(recording, index) || other == recording.size()) {
            return null;
        }
        for (int i = index + 1; i < recording.size(); i++) {
            if (!recording.sameWay(i, index)) {
                EditableSegment answer = recording.pureAck(other, i + 1);
                EditableSegment again =
                        recording.copy(index).at(recording.get(i).timestampNanos());
                return answer == null ? null : recording.inserted(i + 1, again, answer);
            }
        }
        return null;
    }
}
