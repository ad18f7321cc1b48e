package io.loopshark.calm;

import static io.loopshark.calm.Disturbance.harmless;
import static io.loopshark.calm.Disturbance.harmlessOnce;
import static io.loopshark.calm.Disturbance.losing;
import static io.loopshark.calm.Disturbance.losingOnce;

import io.loopshark.testing.EditableSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the point of capture does: it begins late, ends early, misses, cuts, doubles and shuffles frames, and its clock is wrong. */
final class CaptureFaults {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    /** How long queues hold frames back before they are stamped; what comes later is stamped in its turn. */
    private static final long HELD_BACK = 4 * MILLISECOND;

    private CaptureFaults() {}

    static List<Disturbance> all() {
        return List.of(
                losing("the beginning is missing", (recording, index, random) -> recording.from(index)),
                losing("the end is missing", (recording, index, random) -> recording.upTo(index)),
                losing("a frame is missing", (recording, index, random) -> recording.without(index)),
                losing("a run of frames is missing", CaptureFaults::runMissing),
                losing("a frame of each side is missing", CaptureFaults::twoMissing),
                losing("many frames are missing", CaptureFaults::manyMissing),
                losing("a frame missing, another twice", (recording, index, random) -> recording
                        .inserted(index, recording.copy(index))
                        .without(random.nextInt(recording.size()))),
                losing("a frame missing, then sent again", CaptureFaults::missingThenAgain),
                losingOnce("one direction is missing", (recording, index, random) -> oneWay(recording, true)),
                losingOnce("the other direction is missing", (recording, index, random) -> oneWay(recording, false)),
                losing("one direction is missing from some frame on", CaptureFaults::oneWayFrom),
                harmless(
                        "a frame's data is cut",
                        (recording, index, random) -> recording.with(
                                index, segment -> segment.snappedTo(random.nextInt(1 + segment.payloadLength())))),
                harmlessOnce(
                        "all data is cut",
                        (recording, index, random) -> recording.withEach(segment -> segment.snappedTo(0))),
                harmlessOnce("all frames are cut at one length", CaptureFaults::snapped),
                harmlessOnce(
                        "checksums are partial",
                        (recording, index, random) ->
                                recording.withEach(segment -> segment.checksum(random.nextInt(0x10000)))),
                harmless(
                        "a frame twice",
                        (recording, index, random) -> recording.inserted(index, recording.copy(index))),
                harmless(
                        "a frame three times",
                        (recording, index, random) ->
                                recording.inserted(index, recording.copy(index), recording.copy(index))),
                harmlessOnce("every frame twice", (recording, index, random) -> twice(recording, 1)),
                harmlessOnce(
                        "every frame twice, the copies in a row",
                        (recording, index, random) -> twice(recording, 2 + random.nextInt(6))),
                harmlessOnce("every frame twice, the copies later", CaptureFaults::mirroredLater),
                harmless("two neighbours swapped", (recording, index, random) -> swapped(recording, index)),
                harmless(
                        "two neighbours swapped, stamped in order",
                        (recording, index, random) ->
                                closeBy(recording, index) ? inOrder(swapped(recording, index)) : null),
                harmless("a frame some places late", CaptureFaults::late),
                harmless(
                        "a frame some places late, stamped in order",
                        (recording, index, random) -> inOrder(lateByLittle(recording, index, random))),
                harmlessOnce("frames shuffled among their neighbours", CaptureFaults::shuffled),
                harmlessOnce("one direction a little late", CaptureFaults::skewed),
                harmlessOnce("one direction a little late, sorted by time", (recording, index, random) -> skewed(
                                recording, index, random)
                        .sortedByTime()),
                harmlessOnce(
                        "no time at all", (recording, index, random) -> recording.withEach(segment -> segment.at(0))),
                harmlessOnce(
                        "times in whole seconds",
                        (recording, index, random) ->
                                recording.withEach(segment -> segment.at(segment.timestampNanos() / SECOND * SECOND))),
                harmless(
                        "the clock is set back",
                        (recording, index, random) -> recording.delayedFrom(index, -random.nextLong(20 * SECOND))),
                harmless(
                        "the clock is set forward",
                        (recording, index, random) -> recording.delayedFrom(index, random.nextLong(100 * SECOND))));
    }

    private static Recording runMissing(Recording recording, int index, Random random) {
        int most = Math.min(recording.size() - index, 1 + recording.size() / 2);
        return recording.without(index, index + 1 + random.nextInt(most));
    }

    private static @Nullable Recording twoMissing(Recording recording, int index, Random random) {
        int other = recording.other(index, random.nextInt(recording.size()));
        if (other == recording.size()) {
            return null;
        }
        return recording.without(Math.max(index, other)).without(Math.min(index, other));
    }

    private static Recording manyMissing(Recording recording, int index, Random random) {
        double rate = 0.05 + random.nextDouble() / 2;
        return recording.only(segment -> random.nextDouble() >= rate);
    }

    private static @Nullable Recording missingThenAgain(Recording recording, int index, Random random) {
        Recording more = NetworkTroubles.retransmission(recording, index, random);
        return more == null ? null : more.without(index);
    }

    private static Recording oneWay(Recording recording, boolean first) {
        EditableSegment like = recording.get(0);
        return recording.only(segment -> Recording.sameWay(segment, like) == first);
    }

    private static Recording oneWayFrom(Recording recording, int index, Random random) {
        return recording.upTo(index).followedBy(oneWay(recording.from(index), random.nextBoolean()));
    }

    private static Recording snapped(Recording recording, int index, Random random) {
        int octets = 1 + random.nextInt(100);
        return recording.withEach(segment -> segment.snappedTo(octets));
    }

    /** Each run of frames is followed by its copies, as a mirror port with a queue for each direction gives them. */
    private static Recording twice(Recording recording, int run) {
        List<EditableSegment> doubled = new ArrayList<>();
        for (int from = 0; from < recording.size(); from += run) {
            int to = Math.min(from + run, recording.size());
            doubled.addAll(recording.segments().subList(from, to));
            doubled.addAll(recording.segments().subList(from, to));
        }
        return Recording.of(doubled);
    }

    /** A second point of capture, whose copies come a fixed time later. */
    private static Recording mirroredLater(Recording recording, int index, Random random) {
        long later = 1000L * (1 + random.nextInt(1_000_000));
        Recording copies = recording.withEach(segment -> segment.at(segment.timestampNanos() + later));
        return recording.followedBy(copies).sortedByTime();
    }

    private static @Nullable Recording swapped(Recording recording, int index) {
        return index + 1 < recording.size() ? recording.swapped(index, index + 1) : null;
    }

    private static @Nullable Recording inOrder(@Nullable Recording recording) {
        return recording == null ? null : recording.stampedInOrder();
    }

    private static Recording late(Recording recording, int index, Random random) {
        return recording.moved(index, Math.min(recording.size() - 1, index + 2 + random.nextInt(6)));
    }

    /** Whether a queue may hold the frame back until the next one has passed. */
    private static boolean closeBy(Recording recording, int index) {
        return index + 1 < recording.size()
                && recording.get(index + 1).timestampNanos()
                                - recording.get(index).timestampNanos()
                        <= HELD_BACK;
    }

    /** No farther than queues hold frames back. */
    private static Recording lateByLittle(Recording recording, int index, Random random) {
        long latest = recording.get(index).timestampNanos() + HELD_BACK;
        int to = index;
        for (int i = 1 + random.nextInt(7); i > 0 && to + 1 < recording.size(); i--) {
            to += recording.get(to + 1).timestampNanos() <= latest ? 1 : 0;
        }
        return recording.moved(index, to);
    }

    private static Recording shuffled(Recording recording, int index, Random random) {
        Recording shuffled = recording;
        for (int i = 0; i + 1 < recording.size(); i++) {
            if (random.nextBoolean()) {
                shuffled = shuffled.swapped(i, i + 1);
            }
        }
        return shuffled;
    }

    /** Two cards, one for each direction, of which one is slower. */
    private static Recording skewed(Recording recording, int index, Random random) {
        long skew = (1 + random.nextInt(40)) * MILLISECOND / 10;
        EditableSegment like = recording.get(random.nextInt(recording.size()));
        return recording.withEach(
                segment -> Recording.sameWay(segment, like) ? segment.at(segment.timestampNanos() + skew) : segment);
    }
}
