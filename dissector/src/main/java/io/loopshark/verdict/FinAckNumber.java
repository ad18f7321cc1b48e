package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import java.time.Duration;

/**
 * A FIN takes one sequence number, and the answer to it counts that number: no less, no more.
 *
 * <p>RFC 9293 §3.10.7.4: "advance RCV.NXT over the FIN, and send an acknowledgment for the FIN".
 *
 * <p>An acknowledgement that was under way when the FIN was sent rightly does not count it. So the rule asks for a segment that
 * answers the FIN, and for the FIN never to be counted afterwards. One that may have crossed it proves nothing: the FIN may have been
 * lost behind the capture, and sent again after the capture's end.
 */
final class FinAckNumber implements Rule {

    /** RFC 6298 §2: one second as long as no round trip was measured; afterwards less, over loopback. */
    private static final Duration LONGER_THAN_FIRST_TIMEOUT = Duration.ofMillis(1500);

    /** How well it is proven that an answer is one to the FIN. */
    private enum Proof {
        /** It may have crossed the FIN on its way. */
        NONE,
        /** It may answer what was sent just before the FIN, and was overtaken: once, so nothing else that says the same. */
        UNLESS_OVERTAKEN,
        /** There is nothing else that it can answer. */
        CERTAIN
    }

    /** An answer that does not count the FIN. */
    private record Shortfall(long frame, Side by, int expected, int actual, Proof proof) {
        boolean certain() {
            return proof == Proof.CERTAIN;
        }
    }

    /** What is remembered of each side's answers. */
    private static final class Answers {
        final Shortfall[] first = new Shortfall[2];
        final boolean[] askedAgain = new boolean[2];
        /** Whether the other side, after its FIN, sent what is answered even if the FIN was lost: data again, a RST, a probe. */
        final boolean[] askedElse = new boolean[2];
    }

    @Override
    public int occasions() {
        return Occasion.CLOSING;
    }

    @Override
    public void examine(Scene scene) {
        if (scene.from().finSent() && !scene.from().finAcknowledged()) {
            sentFurther(scene);
        }
        Peer to = scene.to();
        if (!to.finSent() || !scene.has(Flags.ACK)) {
            return;
        }
        int actual = scene.segment().acknowledgement();
        int expected = to.fin() + 1;
        if (scene.has(Flags.RST) && actual == expected) {
            countedByReset(scene);
        }
        if (!scene.ordinary()) {
            return;
        }
        if (before(expected, actual) && !to.hasHoles()) {
            if (!before(to.sndNxt(), actual)) {
                return; // data after the FIN, reported there
            }
            scene.report(finding(new Shortfall(scene.frame(), scene.side(), expected, actual, Proof.CERTAIN)));
            return;
        }
        boolean precedingAcknowledged = to.knowsUna() && to.sndUna() == to.fin();
        boolean takesBack = before(actual, to.fin()) && to.finEchoedBy(scene.segment());
        if ((actual == to.fin() || takesBack)
                && precedingAcknowledged
                && !to.finAcknowledged()
                && !scene.from().hasAcknowledged(expected) // before the capture had the FIN
                && answers(scene)
                && !to.finUnknownTo(scene.segment())) {
            note(scene, new Shortfall(scene.frame(), scene.side(), expected, actual, proof(scene)));
        }
    }

    private void note(Scene scene, Shortfall shortfall) {
        Answers answers = answersOf(scene);
        int index = scene.side().ordinal();
        Shortfall before = answers.first[index];
        if (answers.askedElse[index] || before != null && before.certain()) {
            return;
        }
        boolean fin = scene.has(Flags.FIN);
        boolean overtaken = before != null && before.proof == Proof.UNLESS_OVERTAKEN;
        boolean again = before != null && answers.askedAgain[index] && !fin;
        if (again || overtaken && fin && !scene.from().finSent()) {
            answers.first[index] =
                    new Shortfall(before.frame, scene.side(), before.expected, before.actual, Proof.CERTAIN);
        } else if (!overtaken || shortfall.certain()) {
            answers.first[index] = shortfall;
        }
    }

    /** Whether the answer cannot have crossed the FIN on its way, nor be one to something else. */
    private static Proof proof(Scene scene) {
        Peer to = scene.to();
        if (to.finEchoedBy(scene.segment())) {
            return Proof.CERTAIN;
        }
        if (scene.has(Flags.FIN) || repeated(scene) || to.finSharesAnswer(scene.segment(), scene.from())) {
            return Proof.NONE;
        }
        return to.finSentAlone() ? Proof.CERTAIN : Proof.UNLESS_OVERTAKEN;
    }

    private Answers answersOf(Scene scene) {
        Answers answers = scene.memo(this, Answers.class);
        if (answers == null) {
            answers = new Answers();
            scene.remember(this, answers);
        }
        return answers;
    }

    /** What comes behind a FIN: the FIN again, or something else that asks for an ACK. */
    private void sentFurther(Scene scene) {
        int other = scene.side().other().ordinal();
        boolean plain =
                scene.pureAck() && scene.segment().sequence() == scene.from().fin() + 1;
        if (scene.has(Flags.FIN)) {
            Answers answers = scene.memo(this, Answers.class);
            if (answers != null) {
                answers.askedAgain[other] = true;
            }
        } else if (!plain) {
            answersOf(scene).askedElse[other] = true;
        }
    }

    /** A RST has an acknowledgement number, too, and this one counts the FIN: what came before it was only under way. */
    private void countedByReset(Scene scene) {
        Answers answers = scene.memo(this, Answers.class);
        if (answers != null) {
            answers.first[scene.side().ordinal()] = null;
        }
    }

    /**
     * Whether it may be the answer to what came before the FIN, captured twice: it says only what its sender has said before, and IP
     * does not number it.
     */
    private static boolean repeated(Scene scene) {
        SegmentView segment = scene.segment();
        return segment.identification() == 0
                && scene.from().hasSentAlready(segment.acknowledgement(), segment.sequence());
    }

    /**
     * Whether the segment is an answer at all: an empty ACK that is no window update and no probe, or a FIN. Who has no room may refuse
     * even a FIN (RFC 9293 §3.10.7.4, first).
     */
    private static boolean answers(Scene scene) {
        if (scene.segment().payloadLength() > 0 || scene.segment().window() == 0) {
            return false;
        }
        if (scene.has(Flags.FIN)) {
            return !scene.from().finSent()
                    || scene.segment().sequence() == scene.from().fin();
        }
        if (scene.has(Flags.URG)) {
            return false; // may be the probe by which Linux says again where its urgent data ends
        }
        if (scene.from().hasSent()
                && before(scene.segment().sequence(), scene.from().sndNxt())) {
            return false; // a probe, or sent before what was seen already
        }
        return !updatesWindow(scene);
    }

    /** Whether it offers another window than before. What a SYN offered may have no like in the scaled field: the nearest is the same. */
    private static boolean updatesWindow(Scene scene) {
        int shift = scene.from().shift();
        long offered = (long) scene.segment().window() << shift;
        return Math.abs(offered - scene.from().window()) >= 1L << shift;
    }

    @Override
    public void conclude(Closing closing) {
        Answers answers = closing.caseFile().memo(this, Answers.class);
        if (answers == null) {
            return;
        }
        Connection connection = closing.connection();
        for (Shortfall answer : answers.first) {
            if (answer == null || connection.peer(answer.by.other()).finAcknowledged()) {
                continue;
            }
            if (!answer.certain() && connection.teardown() == Teardown.RESET) {
                continue; // who has sent a RST, or got one, answers no more
            }
            if (answer.certain() || neverMissed(closing, answer.by)) {
                closing.caseFile().add(finding(answer));
            } else {
                closing.caseFile().markInconclusive();
            }
        }
    }

    /**
     * Whether the FIN was not sent again though nothing counted it. That says that its sender got an answer which did, and it is told
     * only where the retransmission timeout is known to be short: nothing was sent again before. A sender that had got the other side's
     * FIN may have fallen silent instead: in CLOSING an ABORT sends nothing (RFC 9293 §3.10.5).
     */
    private static boolean neverMissed(Closing closing, Side by) {
        return closing.nothingLost()
                && closing.silentFor(LONGER_THAN_FIRST_TIMEOUT)
                && !closing.connection().peer(by).finSent()
                && !closing.caseFile().has(FindingKind.RETRANSMISSION);
    }

    private static Finding finding(Shortfall answer) {
        return new Finding(
                FindingKind.FIN_ACK_NUMBER,
                answer.frame,
                answer.by,
                unsigned(answer.expected),
                unsigned(answer.actual),
                Sentence.of(
                        "Acknowledges {0}, but the FIN before it has sequence number {1}, so {2} is due.",
                        "确认号是 {0}，而对方 FIN 的序号是 {1}，应当确认 {2}。",
                        unsigned(answer.actual),
                        unsigned(answer.expected - 1),
                        unsigned(answer.expected)));
    }
}
