package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.distance;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;

/**
 * The third segment, as a pure ACK, has sequence number ISS+1 (plus the data that Fast Open brought to the server).
 *
 * <p>RFC 9293 §3.10.7.3: "form an ACK segment &lt;SEQ=SND.NXT&gt;&lt;ACK=RCV.NXT&gt;&lt;CTL=ACK&gt;".
 */
final class HandshakeAckSequence implements Rule {

    /** A third segment at another number than ISS+1: were there segments that the capture missed? */
    private static final class Ahead {
        final long frame;
        final long nanos;
        final int acknowledgement;
        final int expected;
        final int actual;
        /** Something was missed for certain; but a source that misses nothing has no such excuse. */
        boolean missed;

        Ahead(Scene scene, int expected) {
            this.frame = scene.frame();
            this.nanos = scene.segment().timestampNanos();
            this.acknowledgement = scene.segment().acknowledgement();
            this.expected = expected;
            this.actual = scene.segment().sequence();
        }
    }

    @Override
    public int occasions() {
        return Occasion.OPENING | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        Ahead ahead = scene.memo(this, Ahead.class);
        if (ahead != null) {
            settle(scene, ahead);
            return;
        }
        if (scene.side() != Side.CLIENT || !scene.connection().awaitsThirdSegment() || !scene.pureAck()) {
            return;
        }
        int expected = scene.to().rcvNxt();
        if (!scene.to().knowsRcvNxt() || !scene.connection().acknowledgesSomeSyn(scene.from(), expected)) {
            expected = scene.from().iss() + 1;
        }
        int actual = scene.segment().sequence();
        if (actual == expected || scene.segment().sequence() == scene.from().sndNxt()) {
            return;
        }
        boolean keepAlive = distance(expected, actual) == -1 && KeepAlive.afterRest(scene);
        boolean acknowledgedAlready =
                after(actual, expected) && atOrAfter(scene.to().lastAckSent(), actual);
        // Ahead of what was captured, but inside the server's window: the capture may have missed the client's first
        // data.
        boolean inWindow = after(actual, expected)
                && scene.to().knowsRightEdge()
                && atOrAfter(scene.to().rightEdge(), actual);
        Ahead memo = new Ahead(scene, expected);
        memo.missed = keepAlive || acknowledgedAlready;
        if (memo.missed || inWindow) {
            scene.remember(this, memo);
        } else {
            scene.report(finding(memo));
        }
    }

    private void settle(Scene scene, Ahead ahead) {
        if (scene.has(Flags.RST)) {
            return;
        }
        if (scene.side() == Side.SERVER) {
            // The server says how far it got: that far the client must have sent.
            if (scene.has(Flags.ACK) && atOrAfter(scene.segment().acknowledgement(), ahead.actual)) {
                ahead.missed = true;
            }
        } else if (scene.ordinary() && scene.segment().nextSequence() == ahead.actual) {
            // So far it has sent now: its own data may have been captured behind its acknowledgement.
            if (scene.segment().payloadLength() > 0) {
                scene.forget(this);
            }
        } else if (scene.ordinary() && !ahead.missed && contradicts(scene, ahead)) {
            decide(scene, ahead);
        }
    }

    /** Whether the client's own further segment shows that its SND.NXT was lower. */
    private static boolean contradicts(Scene scene, Ahead ahead) {
        int sequence = scene.segment().sequence();
        int end = scene.segment().nextSequence();
        if (!before(sequence, ahead.actual)) {
            return false;
        }
        if (scene.has(Flags.FIN)) {
            return before(end, ahead.actual);
        }
        if (scene.segment().payloadLength() > 0) {
            // Up to there it may be sent again, or be the client's first data, captured behind its acknowledgement.
            return after(end, ahead.actual);
        }
        boolean keepAlive = sequence == ahead.actual - 1;
        return !keepAlive && sentLater(scene, ahead);
    }

    /** What acknowledges more was sent later, wherever the capture has it; so was what comes very much later. */
    private static boolean sentLater(Scene scene, Ahead ahead) {
        return after(scene.segment().acknowledgement(), ahead.acknowledgement)
                || scene.segment().timestampNanos() - ahead.nanos > CaptureOrder.LATE_NANOS;
    }

    private void decide(Scene scene, Ahead ahead) {
        scene.forget(this);
        scene.report(finding(ahead));
    }

    @Override
    public void conclude(Closing closing) {
        Ahead ahead = closing.caseFile().memo(this, Ahead.class);
        if (ahead != null) {
            if (closing.nothingLost()) {
                closing.caseFile().add(finding(ahead));
            } else if (!ahead.missed) {
                closing.caseFile().markInconclusive();
            }
        }
    }

    private static Finding finding(Ahead ahead) {
        return new Finding(
                FindingKind.HANDSHAKE_ACK_SEQUENCE,
                ahead.frame,
                Side.CLIENT,
                SequenceNumber.unsigned(ahead.expected),
                SequenceNumber.unsigned(ahead.actual),
                Sentence.of(
                        "The third segment of the handshake has sequence number {0}, but the SYN used up only its own number, so"
                                + " {1} is due.",
                        "第三次握手的序号是 {0}；SYN 只占用一个序号，所以应当是 {1}。",
                        SequenceNumber.unsigned(ahead.actual),
                        SequenceNumber.unsigned(ahead.expected)));
    }
}
