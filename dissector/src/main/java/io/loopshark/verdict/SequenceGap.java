package io.loopshark.verdict;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Holes;
import io.loopshark.connection.Side;
import io.loopshark.segment.SequenceNumber;

/**
 * Bytes that no frame of the capture holds lie between two segments. That is the capture's fault or the network's, not a peer's.
 *
 * <p>RFC 9293 §3.4: "every octet of data sent over a TCP connection has a sequence number".
 */
final class SequenceGap implements Rule {

    @Override
    public int occasions() {
        return 0;
    }

    @Override
    public void examine(Scene scene) {
        // Only the end tells: until then the missing bytes may still come, late or again.
    }

    @Override
    public void conclude(Closing closing) {
        Connection connection = closing.connection();
        conclude(closing, connection, Side.CLIENT);
        if (!connection.selfConnected()) {
            conclude(closing, connection, Side.SERVER);
        }
    }

    private static void conclude(Closing closing, Connection connection, Side side) {
        Holes holes = connection.peer(side).holes();
        if (holes == null) {
            return;
        }
        for (int i = 0; i < holes.count(); i++) {
            long start = SequenceNumber.unsigned(holes.start(i));
            long end = SequenceNumber.unsigned(holes.end(i));
            long missing = SequenceNumber.unsigned(holes.end(i) - holes.start(i));
            closing.caseFile()
                    .add(new Finding(
                            FindingKind.SEQUENCE_GAP,
                            holes.frame(i),
                            side,
                            start,
                            end,
                            Sentence.of(
                                    "{0} bytes before this segment, from {1} up to {2}, are not in the capture.",
                                    "在这个报文段之前，序号 {1} 到 {2} 之间的 {0} 个字节不在抓包中。", missing, start, end)));
        }
    }
}
