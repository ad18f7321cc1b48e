package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;

/**
 * After the FIN an empty segment has the number behind it; there is nothing further to count. A FIN that comes again has its own.
 *
 * <p>RFC 9293 §3.4: "the FIN is considered to occur after the last actual data octet in a segment in which it occurs".
 */
final class SequenceAfterFin implements Rule {

    @Override
    public int occasions() {
        return Occasion.CLOSING;
    }

    @Override
    public void examine(Scene scene) {
        Peer from = scene.from();
        if (scene.has(Flags.SYN) && from.finSent() && !from.knowsIss()) {
            // A FIN before its SYN is of something that the capture does not show.
            scene.markInconclusive();
        }
        if (!from.finSent() || !scene.ordinary() || scene.segment().payloadLength() > 0) {
            return;
        }
        int expected = from.fin() + 1;
        int actual = scene.segment().sequence();
        if (scene.has(Flags.FIN) && actual == expected) {
            scene.report(
                    FindingKind.SEQUENCE_AFTER_FIN,
                    from.fin(),
                    actual,
                    Sentence.of(
                            "Is a second FIN, with sequence number {0}, but its sender has already closed with the FIN at {1}.",
                            "这是第二个 FIN，序号是 {0}，而发送方早已用序号 {1} 处的 FIN 关闭了发送方向。", unsigned(actual), unsigned(from.fin())));
            return;
        }
        // Half of the sequence space away is beyond, too: nothing of this connection lies there.
        if (before(expected, actual)) {
            scene.report(
                    FindingKind.SEQUENCE_AFTER_FIN,
                    expected,
                    actual,
                    Sentence.of(
                            "Has sequence number {0}, but after its sender''s FIN nothing lies beyond {1}.",
                            "序号是 {0}，而发送方的 FIN 之后不会再有超过 {1} 的序号。", unsigned(actual), unsigned(expected)));
        }
    }
}
