package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.inClosedRange;
import static io.loopshark.segment.SequenceNumber.later;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import java.time.Duration;

/**
 * A RST has a number that its receiver can believe: one of the sender's own sequence space, the one that the segment it answers
 * acknowledged, or zero together with the right acknowledgement number.
 *
 * <p>RFC 9293 §3.5.2: "the reset takes its sequence number from the ACK field of the segment; otherwise, the reset has sequence
 * number zero and the ACK field is set to the sum of the sequence number and segment length of the incoming segment".
 */
final class ResetUnacceptable implements Rule {

    private static final int LARGEST_WINDOW = 0xffff;

    /** So long after the end of a connection a RST may be about the port's next use, whose beginning the capture missed. */
    private static final long NEXT_USE_NANOS = 1_000_000_000;

    /**
     * What was sent before a RST may be captured so much later, on a busy machine, when it took another processor; and a source may have
     * been asked in between.
     */
    private static final Duration LONGEST_UNDER_WAY = Duration.ofMillis(100);

    /**
     * A RST that is right if the capture missed something.
     *
     * @param stray whether that would be another connection
     * @param survived whether its sender went on behind that number, as none does that has sent such a RST
     */
    private record Doubtful(Finding finding, Side by, int actual, boolean stray, boolean survived) {
        Doubtful survivedBySender() {
            return new Doubtful(finding, by, actual, stray, true);
        }
    }

    @Override
    public int occasions() {
        return Occasion.RST | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        if (!scene.has(Flags.RST)) {
            goesOn(scene);
            return;
        }
        if (scene.has(Flags.SYN)) {
            return;
        }
        Peer from = scene.from();
        Peer to = scene.to();
        if (!from.hasSent() && to.state() == TcpState.SYN_SENT) {
            answerToSyn(scene, to);
        } else if (scene.connection().known() && !acceptable(scene, from, to)) {
            Finding finding = finding(scene, from.sndNxt());
            boolean stray = mayBeNextUse(scene);
            if (stray || mayFollowUnseen(scene, from, to)) {
                doubt(scene, new Doubtful(finding, scene.side(), scene.segment().sequence(), stray, false));
            } else {
                scene.report(finding);
            }
        }
    }

    /** The first one counts, and one of this connection before any of another. */
    private void doubt(Scene scene, Doubtful doubtful) {
        Doubtful before = scene.memo(this, Doubtful.class);
        if (before == null || before.stray && !doubtful.stray) {
            scene.remember(this, doubtful);
        }
    }

    private void goesOn(Scene scene) {
        Doubtful doubtful = scene.memo(this, Doubtful.class);
        if (doubtful != null
                && scene.side() == doubtful.by
                && atOrAfter(scene.segment().sequence(), doubtful.actual)) {
            scene.remember(this, doubtful.survivedBySender());
        }
    }

    private static Finding finding(Scene scene, int expected) {
        int actual = scene.segment().sequence();
        return new Finding(
                FindingKind.RESET_UNACCEPTABLE,
                scene.frame(),
                scene.side(),
                unsigned(expected),
                unsigned(actual),
                Sentence.of(
                        "The RST has sequence number {0}, which its receiver has to ignore; {1} is due.",
                        "这个 RST 的序号是 {0}，接收方必须忽略它；应当是 {1}。", unsigned(actual), unsigned(expected)));
    }

    /** Whether it is the next number if the capture missed data or a FIN, and with it at most one update of the window. */
    private static boolean mayFollowUnseen(Scene scene, Peer from, Peer to) {
        int edge = to.knowsRightEdge() ? to.rightEdge() : from.sndNxt();
        int room = LARGEST_WINDOW << to.shift();
        return !from.finSent() && inClosedRange(scene.segment().sequence(), from.sndNxt(), edge + room + 1);
    }

    /** Whether it comes so late, and with a number so far away, that it may be of a connection whose beginning was missed. */
    private static boolean mayBeNextUse(Scene scene) {
        int away = Math.abs(distance(scene.from().sndNxt(), scene.segment().sequence()));
        return scene.connection().over()
                && scene.segment().timestampNanos() - scene.connection().lastNanos() >= NEXT_USE_NANOS
                && (away > LARGEST_WINDOW || away == Integer.MIN_VALUE);
    }

    @Override
    public void conclude(Closing closing) {
        Doubtful doubtful = closing.caseFile().memo(this, Doubtful.class);
        if (doubtful == null) {
            return;
        }
        if (closing.nothingLost()
                && closing.silentFor(LONGEST_UNDER_WAY)
                && !mayHaveBeenCapturedEarly(closing, doubtful)) {
            closing.caseFile().add(doubtful.finding);
        } else if (!doubtful.stray) {
            closing.caseFile().markInconclusive();
        }
    }

    /**
     * Whether its sender sent as far as that in the end and no further: segments that different processors send may change places on
     * their way.
     */
    private static boolean mayHaveBeenCapturedEarly(Closing closing, Doubtful doubtful) {
        return !doubtful.stray
                && !doubtful.survived
                && closing.connection().peer(doubtful.by).sndNxt() == doubtful.actual;
    }

    private static void answerToSyn(Scene scene, Peer to) {
        int actual = scene.segment().acknowledgement();
        // With another number than zero it does not answer the SYN but what came later and was not captured.
        if (scene.segment().sequence() != 0
                || scene.has(Flags.ACK) && scene.connection().acknowledgesSomeSyn(to, actual)) {
            return;
        }
        int expected = to.iss() + 1 + to.synPayload();
        scene.report(
                FindingKind.RESET_UNACCEPTABLE,
                expected,
                scene.has(Flags.ACK) ? actual : 0,
                Sentence.of(
                        "The RST answers a SYN but does not acknowledge it with {0}, so its receiver has to ignore it.",
                        "这个 RST 应答的是 SYN，却没有用 {0} 确认它，接收方必须忽略。", unsigned(expected)));
    }

    private static boolean acceptable(Scene scene, Peer from, Peer to) {
        return answers(scene, from, to) || answersAnotherSyn(scene, from, to);
    }

    /** A RST about another SYN than the connection's: one that the other side sent, or the own one, taken back. */
    private static boolean answersAnotherSyn(Scene scene, Peer from, Peer to) {
        SegmentView reset = scene.segment();
        return reset.has(Flags.ACK)
                ? reset.sequence() == 0 && scene.connection().acknowledgesSomeSyn(to, reset.acknowledgement())
                : scene.connection().acknowledgesSomeSyn(from, reset.sequence());
    }

    private static boolean answers(Scene scene, Peer from, Peer to) {
        int sequence = scene.segment().sequence();
        int oldest = from.knowsUna() ? from.sndUna() : from.iss();
        if (inClosedRange(to.lastAckSent(), oldest, from.sndNxt())) {
            oldest = to.lastAckSent(); // said before the data was captured
        }
        if (inClosedRange(sequence, oldest, from.sndNxt())) {
            return true;
        }
        if (to.hasAcknowledged(sequence)) {
            return true;
        }
        return sequence == 0
                && scene.has(Flags.ACK)
                && inClosedRange(scene.segment().acknowledgement(), to.iss() + 1, mayEnd(from, to) + 1);
    }

    /** How far {@code to} can have sent, the capture having missed some of it: its window, and a FIN behind it. */
    private static int mayEnd(Peer from, Peer to) {
        return from.knowsRightEdge() ? later(to.sndNxt(), from.rightEdge()) : to.sndNxt();
    }
}
