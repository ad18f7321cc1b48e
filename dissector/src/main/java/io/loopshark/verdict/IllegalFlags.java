package io.loopshark.verdict;

import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;

/**
 * SYN goes neither with RST nor with FIN, and once the connection is synchronized every segment but a RST or a SYN has ACK.
 *
 * <p>RFC 9293 §3.10.7.4: "if the ACK bit is off, drop the segment and return".
 */
final class IllegalFlags implements Rule {

    @Override
    public void examine(Scene scene) {
        int flags = scene.segment().flags();
        if (Flags.has(flags, Flags.SYN) && Flags.any(flags, Flags.RST | Flags.FIN)) {
            report(
                    scene,
                    "SYN goes with neither RST nor FIN, but this segment has {0}.",
                    "SYN 不能与 RST 或 FIN 同时置位，而这个报文段的标志位是 {0}。");
            return;
        }
        TcpState state = scene.to().state();
        boolean open = state != null && state.synchronizedState();
        if (open && !Flags.any(flags, Flags.ACK | Flags.RST | Flags.SYN)) {
            report(
                    scene,
                    "On an open connection every segment carries ACK, but this one has {0}.",
                    "连接建立之后，每个报文段都要置 ACK 标志位，而这个报文段的标志位是 {0}。");
        }
    }

    private static void report(Scene scene, String english, String chinese) {
        scene.report(
                FindingKind.ILLEGAL_FLAGS,
                Sentence.of(english, chinese, "[" + Flags.names(scene.segment().flags()) + "]"));
    }
}
