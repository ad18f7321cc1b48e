package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;

/**
 * Who has sent a FIN sends no data beyond it.
 *
 * <p>RFC 9293 §3.1, the FIN flag: "No more data from sender."
 */
final class DataAfterFin implements Rule {

    @Override
    public int occasions() {
        return Occasion.CLOSING;
    }

    @Override
    public void examine(Scene scene) {
        Peer from = scene.from();
        if (!from.finSent() || !scene.ordinary() || scene.segment().payloadLength() == 0) {
            return;
        }
        int end = scene.segment().sequence() + scene.segment().payloadLength();
        if (after(end, from.fin())) {
            scene.report(
                    FindingKind.DATA_AFTER_FIN,
                    from.fin(),
                    end,
                    Sentence.of(
                            "Carries data up to {0}, but its sender has already closed with a FIN at {1}.",
                            "携带的数据一直到序号 {0}，而发送方早已在序号 {1} 处用 FIN 关闭了发送方向。", unsigned(end), unsigned(from.fin())));
        }
    }
}
