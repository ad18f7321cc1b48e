package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;

/**
 * The right edge of an offered window does not move left by more than what scaling cuts off, on a segment that is not an old one.
 *
 * <p>RFC 9293 §3.8.6: "A TCP receiver SHOULD NOT shrink the window, i.e., move the right window edge to the left (SHLD-14)."
 */
final class WindowShrunk implements Rule {

    @Override
    public void examine(Scene scene) {
        Peer from = scene.from();
        if (!scene.has(Flags.ACK)
                || !scene.ordinary()
                || !from.knowsRightEdge()
                || !scene.connection().knowsShifts()) {
            return;
        }
        int before = from.windowEnd();
        int now = scene.segment().acknowledgement() + from.offeredBy(scene.segment());
        int taken = distance(now, before);
        int grain = from.shift() == 0 ? 0 : 1 << from.shift();
        if (taken > grain
                && from.updatesWindow(scene.segment(), scene.to())
                && !scene.countsOnly(FindingKind.WINDOW_SHRUNK)) {
            scene.report(
                    FindingKind.WINDOW_SHRUNK,
                    before,
                    now,
                    Sentence.of(
                            "Offers room up to {0} only, {1} octets less than before.",
                            "只提供到序号 {0} 的空间，比先前少了 {1} 个字节：窗口右沿向左移动了。", unsigned(now), taken));
        }
    }
}
