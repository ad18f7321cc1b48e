package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.before;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Holes;
import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;

/**
 * Bytes that no frame of the capture holds lie between two segments. That is the capture's fault or the network's, not a peer's.
 *
 * <p>RFC 9293 §3.4: "every octet of data sent over a TCP connection has a sequence number".
 */
final class SequenceGap implements Rule {

    /** A RST, which takes no number, further on than its sender's data went, where the other side has acknowledged all up to it. */
    private record BeforeReset(long frame, Side by, int start, int end) {}

    @Override
    public int occasions() {
        return Occasion.RST;
    }

    @Override
    public void examine(Scene scene) {
        // Only the end tells: until then the missing bytes may still come, late or again.
        Peer from = scene.from();
        int sequence = scene.segment().sequence();
        if (scene.has(Flags.RST)
                && scene.connection().known()
                && after(sequence, from.sndNxt())
                && scene.to().hasAcknowledged(sequence)
                && !scene.connection().voidsOldDuplicate(scene.segment(), from, scene.to())) {
            scene.remember(this, new BeforeReset(scene.frame(), scene.side(), from.sndNxt(), sequence));
        }
    }

    @Override
    public void conclude(Closing closing) {
        Connection connection = closing.connection();
        BeforeReset reset = closing.caseFile().memo(this, BeforeReset.class);
        if (reset != null && before(connection.peer(reset.by).sndNxt(), reset.end)) {
            report(closing, reset.frame, reset.by, reset.start, reset.end);
        }
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
            report(closing, holes.frame(i), side, holes.start(i), holes.end(i));
        }
    }

    private static void report(Closing closing, long frame, Side side, int from, int upTo) {
        long start = SequenceNumber.unsigned(from);
        long end = SequenceNumber.unsigned(upTo);
        long missing = SequenceNumber.unsigned(upTo - from);
        closing.caseFile()
                .add(new Finding(
                        FindingKind.SEQUENCE_GAP,
                        frame,
                        side,
                        start,
                        end,
                        Sentence.of(
                                "{0} bytes before this segment, from {1} up to {2}, are not in the capture.",
                                "在这个报文段之前，序号 {1} 到 {2} 之间的 {0} 个字节不在抓包中。", missing, start, end)));
    }
}
