package io.loopshark.verdict;

import io.loopshark.connection.Predecessor;
import io.loopshark.segment.Flags;
import java.util.Locale;

/**
 * A SYN opens a new connection between two endpoints that had another one a short time before, or still have it.
 *
 * <p>RFC 9293 §3.4.1: "Connections can be reused. New instances of a connection will be referred to as incarnations of the connection."
 * Segments of the old one may meet the new one; TIME-WAIT is there to let them die out first (§3.6.1, RFC 6191), so it is worth knowing
 * as long as TIME-WAIT lasts: 4 minutes.
 */
final class PortReused implements Rule {

    @Override
    public int occasions() {
        return Occasion.SYN;
    }

    @Override
    public void examine(Scene scene) {
        Predecessor before = scene.connection().predecessor();
        if (before == null
                || scene.connection().packets() > 0
                || !Flags.isSyn(scene.segment().flags())) {
            return;
        }
        if (before.over()) {
            double seconds = (scene.segment().timestampNanos() - before.lastNanos()) / 1e9;
            scene.report(
                    FindingKind.PORT_REUSED,
                    Sentence.of(
                            "This SYN opens a new connection between the endpoints of connection {0}, which ended {1} s before.",
                            "这个 SYN 在连接 {0} 的两个端点之间建立新连接，而连接 {0} 在 {1} 秒之前才结束。",
                            before.number(),
                            String.format(Locale.ROOT, "%.3f", seconds)));
        } else {
            scene.report(
                    FindingKind.PORT_REUSED,
                    Sentence.of(
                            "This SYN opens a new connection between the endpoints of connection {0}, which nobody had closed.",
                            "这个 SYN 在连接 {0} 的两个端点之间建立新连接，而连接 {0} 还没有关闭。", before.number()));
        }
    }
}
