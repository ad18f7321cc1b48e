package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.inClosedRange;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * A RST ends the connection while data is on its way that was never acknowledged, in either direction.
 *
 * <p>RFC 9293 §3.10.7.4, second: "All segment queues should be flushed."
 */
final class DataLostByReset implements Rule {

    @Override
    public int occasions() {
        return Occasion.RST;
    }

    @Override
    public void examine(Scene scene) {
        SegmentView reset = scene.segment();
        Peer from = scene.from();
        Peer to = scene.to();
        if (!reset.has(Flags.RST) || !scene.connection().endsBy(reset, from, to)) {
            return;
        }
        if (from.packets() > 0) {
            int acknowledged = acknowledged(to);
            int end = endOfData(to);
            boolean more = reset.has(Flags.ACK) && inClosedRange(reset.acknowledgement(), acknowledged, to.sndNxt());
            report(
                    scene,
                    more ? reset.acknowledgement() : acknowledged,
                    end,
                    "This RST ends the connection although {0} bytes that were sent to its sender, numbers {1} to {2}, were never"
                            + " acknowledged.",
                    "这个 RST 终止了连接，而发给它的发送方的 {0} 个字节（序号 {1} 到 {2}）从未得到确认。");
        }
        if (to.packets() > 0) {
            report(
                    scene,
                    acknowledged(from),
                    endOfData(from),
                    "This RST ends the connection although {0} bytes of its own sender, numbers {1} to {2}, were never acknowledged.",
                    "这个 RST 终止了连接，而它的发送方自己发出的 {0} 个字节（序号 {1} 到 {2}）从未得到确认。");
        }
    }

    private static void report(Scene scene, int acknowledged, int end, String english, String chinese) {
        if (after(end, acknowledged)) {
            // A reader takes both numbers for bytes that were lost: the last byte's own one, not the next.
            Sentence sentence = Sentence.of(
                    english, chinese, distance(acknowledged, end), unsigned(acknowledged), unsigned(end - 1));
            scene.report(FindingKind.DATA_LOST_BY_RESET, end, acknowledged, sentence);
        }
    }

    /** Up to where the peer's numbers are acknowledged; where nothing tells, up to the end. */
    private static int acknowledged(Peer peer) {
        if (peer.knowsUna()) {
            return peer.sndUna();
        }
        return peer.knowsIss() ? peer.iss() + 1 : peer.sndNxt();
    }

    private static int endOfData(Peer peer) {
        return peer.finSent() ? peer.fin() : peer.sndNxt();
    }
}
