package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;

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
        if (!scene.ordinary()) {
            return;
        }
        if (from.finSent()) {
            data(scene, from);
        } else if (scene.has(Flags.FIN)) {
            fin(scene, from);
        }
    }

    private static void data(Scene scene, Peer from) {
        int length = scene.segment().payloadLength() - Padding.of(scene.segment());
        if (length == 0) {
            return;
        }
        int end = scene.segment().sequence() + length;
        if (after(end, from.fin()) && !keepAlive(scene, from)) {
            scene.report(
                    FindingKind.DATA_AFTER_FIN,
                    from.fin(),
                    end,
                    Sentence.of(
                            "Carries data up to {0}, but its sender has already closed with a FIN at {1}.",
                            "携带的数据一直到序号 {0}，而发送方早已在序号 {1} 处用 FIN 关闭了发送方向。", unsigned(end), unsigned(from.fin())));
        }
    }

    /** The FIN itself takes a number that the sender's data had taken before: so that data lies beyond it. */
    private static void fin(Scene scene, Peer from) {
        int fin = scene.segment().endSequence() - 1;
        if (from.knowsIss() && !from.hasHoles() && after(fin, from.iss()) && before(fin, from.sndNxt())) {
            scene.report(
                    FindingKind.DATA_AFTER_FIN,
                    from.sndNxt(),
                    fin,
                    Sentence.of(
                            "The FIN has sequence number {0}, but its sender had already sent data up to {1}.",
                            "FIN 的序号是 {0}，而发送方此前发送的数据已经到了序号 {1}。", unsigned(fin), unsigned(from.sndNxt())));
        }
    }

    /** One octet at SND.NXT-1, the FIN's own number: a keep-alive's garbage (RFC 1122 §4.2.3.6), which asks for an ACK only. */
    private static boolean keepAlive(Scene scene, Peer from) {
        return scene.segment().sequence() == from.fin()
                && scene.segment().payloadLength() == 1
                && !scene.has(Flags.FIN);
    }
}
