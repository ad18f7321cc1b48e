package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
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

    /** Keep-alives of real systems are seconds apart at the least (RFC 1122 §4.2.3.6 asks for hours). */
    private static final long KEEP_ALIVE_NANOS = 1_000_000_000L;

    /** A third segment above ISS+1: were there bytes that the capture missed? */
    private record Ahead(long frame, int expected, int actual) {}

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
        boolean keepAlive = distance(expected, actual) == -1
                && scene.segment().timestampNanos() - scene.connection().lastNanos() >= KEEP_ALIVE_NANOS;
        if (keepAlive) {
            return;
        }
        Ahead memo = new Ahead(scene.frame(), expected, actual);
        // Ahead of what was captured, but inside the server's window: the capture may have missed the client's first
        // data.
        if (after(actual, expected)
                && scene.to().knowsRightEdge()
                && atOrAfter(scene.to().rightEdge(), actual)) {
            scene.remember(this, memo);
        } else {
            scene.report(finding(memo));
        }
    }

    private void settle(Scene scene, Ahead ahead) {
        if (scene.has(Flags.RST)) {
            return;
        }
        if (scene.side() == Side.SERVER && scene.has(Flags.ACK)) {
            // The server says how far it got: that far the client must have sent.
            if (atOrAfter(scene.segment().acknowledgement(), ahead.actual)) {
                scene.forget(this);
            } else if (scene.ordinary()) {
                decide(scene, ahead);
            }
        } else if (scene.side() == Side.CLIENT
                && scene.ordinary()
                && SequenceNumber.before(scene.segment().sequence(), ahead.actual)
                && !settledByOrder(scene, ahead)) {
            decide(scene, ahead);
        }
    }

    /** The client's data comes right behind, up to exactly there: the capture has the two out of order. */
    private static boolean settledByOrder(Scene scene, Ahead ahead) {
        return scene.segment().nextSequence() == ahead.actual && scene.segment().sequence() == ahead.expected;
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
            } else {
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
