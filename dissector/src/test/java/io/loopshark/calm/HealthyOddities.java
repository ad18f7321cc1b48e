package io.loopshark.calm;

import static io.loopshark.calm.Disturbance.harmless;
import static io.loopshark.calm.Disturbance.harmlessOnce;
import static io.loopshark.calm.Disturbance.losing;
import static io.loopshark.calm.Disturbance.losingOnce;

import io.loopshark.segment.Flags;
import io.loopshark.testing.EditableSegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What healthy peers do besides: keep-alives, window probes, late resets, old duplicate SYNs, the port's next use. */
final class HealthyOddities {

    private static final long SECOND = 1_000_000_000L;

    private HealthyOddities() {}

    static List<Disturbance> all() {
        return List.of(
                harmless(
                        "a keep-alive while idle",
                        (recording, index, random) ->
                                recording.idle(index) ? afterRest(recording, index, random) : null),
                harmless("window probes that are refused", (recording, index, random) -> probed(recording, index, 0)),
                harmless("RSTs after both closes", HealthyOddities::resetAfterBothCloses));
    }

    /**
     * What makes too much of a story to be told together with others. A keep-alive is sent only "when no sent data is outstanding"
     * (RFC 9293 §3.8.4); one in the midst of data is borne, but not with losses and disorder besides.
     */
    static List<Disturbance> alone() {
        return List.of(
                harmless("a keep-alive", (recording, index, random) -> keepAlive(recording, index, random, 0)),
                harmless(
                        "a keep-alive with an octet",
                        (recording, index, random) -> keepAlive(recording, index, random, 1)),
                harmless("a keep-alive without answer", HealthyOddities::unanswered),
                harmless(
                        "window probes of which one is taken",
                        (recording, index, random) -> probed(recording, index, 1)),
                harmless("an old duplicate SYN", HealthyOddities::oldSyn),
                harmlessOnce("an old duplicate SYN that the server answers first", HealthyOddities::figure8),
                harmlessOnce(
                        "the port's next use", (recording, index, random) -> nextUse(recording, recording, random)),
                losing(
                        "the port's next use, the former end missing",
                        (recording, index, random) -> nextUse(recording.upTo(index), recording, random)),
                losing(
                        "the port's next use, its beginning missing",
                        (recording, index, random) -> nextUse(recording, recording.from(index), random)),
                losingOnce(
                        "one use's end and the next one's beginning missing",
                        (recording, index, random) -> nextUse(
                                recording.upTo(recording.size() / 2), recording.from(recording.size() / 3), random)));
    }

    private static @Nullable EditableSegment keepAliveOf(Recording recording, int side, int index, int octets) {
        if (!recording.opensOnce()) {
            return null;
        }
        EditableSegment probe = recording.pureAck(side, index);
        return probe == null ? null : probe.sequence(probe.sequence() - 1).payload(new byte[octets]);
    }

    private static @Nullable Recording keepAlive(Recording recording, int index, Random random, int octets) {
        if (index == 0) {
            return null;
        }
        int side = random.nextInt(index);
        int other = recording.other(side, 0);
        EditableSegment probe = keepAliveOf(recording, side, index, octets);
        EditableSegment answer = other < index ? recording.pureAck(other, index) : null;
        if (probe == null || answer == null) {
            return null;
        }
        return recording.inserted(index, probe, answer.acknowledgement(recording.next(side, index)));
    }

    /** Two hours of rest, the keep-alive, and the answer. */
    private static @Nullable Recording afterRest(Recording recording, int index, Random random) {
        Recording asked = keepAlive(recording, index, random, random.nextInt(2));
        return asked == null ? null : asked.delayedFrom(index, 7200 * SECOND);
    }

    private static @Nullable Recording unanswered(Recording recording, int index, Random random) {
        EditableSegment probe =
                index == 0 ? null : keepAliveOf(recording, random.nextInt(index), index, random.nextInt(2));
        return probe == null ? null : recording.inserted(index, probe);
    }

    /**
     * Before the data at {@code index} its receiver closes the window, is probed twice with the first octet, and opens it again.
     *
     * @param taken how many octets of the probes the receiver takes
     */
    private static @Nullable Recording probed(Recording recording, int index, int taken) {
        EditableSegment data = recording.get(index);
        int other = recording.other(index, 0);
        if (!recording.ordinary(index) || data.capturedPayloadLength() == 0 || other >= index) {
            return null;
        }
        EditableSegment open = recording.pureAck(other, index);
        if (open == null
                || open.acknowledgement() != data.sequence()
                || data.sequence() != recording.next(index, index)) {
            return null;
        }
        EditableSegment closed = new EditableSegment(open).window(0);
        EditableSegment probe = recording.copy(index).flags(Flags.ACK).payload(Arrays.copyOf(data.payloadArray(), 1));
        EditableSegment answer = new EditableSegment(closed).acknowledgement(closed.acknowledgement() + taken);
        EditableSegment opened = new EditableSegment(open).acknowledgement(answer.acknowledgement());
        return recording.inserted(
                index,
                closed,
                probe,
                answer,
                new EditableSegment(probe).sentAnew(),
                new EditableSegment(answer).sentAnew(),
                opened);
    }

    private static int syn(Recording recording) {
        for (int i = 0; i < recording.size(); i++) {
            if (Flags.isSyn(recording.get(i).flags())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * It meets an open connection, whose peer answers with what it expects (RFC 9293 §3.10.7.4, RFC 5961 §4.2). All is acknowledged
     * by then: an answer that acknowledged more could as well be one that crossed the SYN of a new attempt.
     */
    private static @Nullable Recording oldSyn(Recording recording, int index, Random random) {
        int syn = syn(recording);
        int other = syn < 0 ? index : recording.other(syn, 0);
        EditableSegment challenge = other < index ? recording.pureAck(other, index) : null;
        if (challenge == null
                || recording.pureAck(syn, index) == null
                || challenge.acknowledgement() != recording.next(syn, index)) {
            return null;
        }
        EditableSegment old = recording
                .copy(syn)
                .sequence(random.nextInt())
                .at(recording.get(index - 1).timestampNanos());
        return recording.inserted(index, old, challenge);
    }

    /** RFC 9293 §3.5, Figure 8: the server answers an old duplicate first, the client resets that, and its own SYN goes on. */
    private static @Nullable Recording figure8(Recording recording, int index, Random random) {
        if (syn(recording) != 0
                || recording.size() < 2
                || !Flags.isSynAck(recording.get(1).flags())) {
            return null;
        }
        int isn = random.nextInt();
        EditableSegment old = recording.copy(0).sequence(isn);
        EditableSegment answer = recording
                .copy(1)
                .sequence(random.nextInt())
                .acknowledgement(old.nextSequence())
                .at(recording.get(0).timestampNanos());
        EditableSegment reset = recording
                .copy(0)
                .flags(Flags.RST)
                .payload(new byte[0])
                .without(~0)
                .sequence(old.nextSequence());
        return recording.inserted(1, old, answer, reset, recording.copy(0));
    }

    private static @Nullable Recording resetAfterBothCloses(Recording recording, int index, Random random) {
        int other = recording.other(0, 0);
        int end = recording.size();
        EditableSegment ack = other == end ? null : recording.pureAck(random.nextBoolean() ? 0 : other, end);
        if (ack == null || !recording.idle(end) || !closed(recording)) {
            return null;
        }
        EditableSegment reset = ack.without(~0).window(0).at(ack.timestampNanos() + random.nextLong(SECOND));
        switch (random.nextInt(3)) {
            case 0 -> reset.flags(Flags.RST);
            case 1 -> reset.flags(Flags.RST | Flags.ACK);
            default -> reset.flags(Flags.RST | Flags.ACK).sequence(0);
        }
        Recording one = recording.inserted(end, reset);
        return random.nextBoolean() ? one : one.inserted(end, new EditableSegment(reset));
    }

    private static boolean closed(Recording recording) {
        List<EditableSegment> fins = recording.segments().stream()
                .filter(segment -> segment.has(Flags.FIN))
                .toList();
        return recording.segments().stream().noneMatch(segment -> segment.has(Flags.RST))
                && fins.stream().anyMatch(fin -> !Recording.sameWay(fin, fins.get(0)));
    }

    /**
     * Both uses have to be told apart by more than the endpoints. Of a former use that was asked for only, a SYN-ACK that is for
     * another SYN is its answer with a wrong number; and a RST, which needs no right number, tells of no other use.
     */
    private static @Nullable Recording nextUse(Recording former, Recording next, Random random) {
        if (former.size() == 0
                || next.get(0).has(Flags.RST)
                || !Flags.isSyn(next.get(0).flags())
                        && former.segments().stream().allMatch(segment -> segment.has(Flags.SYN))) {
            return null;
        }
        long pause = former.get(former.size() - 1).timestampNanos()
                - next.get(0).timestampNanos()
                + random.nextLong(70 * SECOND);
        return former.followedBy(next.renumbered(far(random), far(random)).delayedFrom(0, pause));
    }

    /** Where random numbers nearly always lie: more than 2^28 away from the former ones. */
    private static int far(Random random) {
        return random.nextInt(1 << 28, Integer.MAX_VALUE) * (random.nextBoolean() ? 1 : -1);
    }
}
