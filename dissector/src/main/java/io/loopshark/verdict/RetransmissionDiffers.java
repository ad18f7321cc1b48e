package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.before;

import io.loopshark.connection.Peer;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;
import java.util.Locale;

/**
 * What is sent again under a sequence number is what was sent under it before.
 *
 * <p>RFC 9293 §3.4: "every octet of data sent over a TCP connection has a sequence number. […] This mechanism allows for
 * straightforward duplicate detection in the presence of retransmission." A receiver keeps one copy of two that should be equal, and
 * which one is not for the sender to say.
 *
 * <p>Spared are keep-alives, whose octet may be garbage (RFC 9293 §3.8.4), padding that was counted as data, and copies that were
 * damaged, as checksums tell that are wrong in different ways.
 */
final class RetransmissionDiffers implements Rule {

    @Override
    public int occasions() {
        return Occasion.OUT_OF_LINE;
    }

    @Override
    public void examine(Scene scene) {
        SegmentView segment = scene.segment();
        Peer from = scene.from();
        if (segment.capturedPayloadLength() == 0
                || !from.hasSent()
                || !before(PayloadMemory.firstOctet(segment), from.sndNxt())
                || KeepAlive.mayBeGarbage(segment, from)) {
            return;
        }
        PayloadMemory.Difference difference = scene.payloads().compare(segment, from);
        if (difference != null && difference.padding()) {
            // Somebody has altered on the way what the peers sent; what that was the capture does not tell.
            scene.markInconclusive();
        } else if (difference != null) {
            scene.report(
                    FindingKind.RETRANSMISSION_DIFFERS,
                    Sentence.of(
                            "The byte with sequence number {0} is 0x{1} here, but it was 0x{2} in frame {3}.",
                            "序号 {0} 处的字节在这里是 0x{1}，而在第 {3} 帧中是 0x{2}：同一个序号重传的内容变了。",
                            SequenceNumber.unsigned(difference.sequence()),
                            hex(difference.now()),
                            hex(difference.before()),
                            Long.toString(difference.frame())));
        }
    }

    private static String hex(int octet) {
        return String.format(Locale.ROOT, "%02x", octet);
    }
}
