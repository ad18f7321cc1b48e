package io.loopshark.verdict;

import io.loopshark.connection.Peer;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import org.jspecify.annotations.Nullable;

/**
 * SYN goes neither with RST nor with FIN, and once the connection is synchronized every segment but a RST or a SYN has ACK.
 *
 * <p>RFC 9293 §3.10.7.4: "if the ACK bit is off, drop the segment and return". A FIN beside the SYN is dropped, too (§3.10.7.4,
 * eighth); a RST answers a segment that had come before (§3.10.7.2), which one that opens a connection does not.
 */
final class IllegalFlags implements Rule {

    private static final Citation WITH_RST = new Citation(
            "RFC 9293",
            "3.10.7.2",
            "An incoming RST segment could not be valid since it could not have been sent in response to anything sent by this"
                    + " incarnation of the connection.");
    private static final Citation WITH_FIN = new Citation(
            "RFC 9293",
            "3.10.7.4",
            "Do not process the FIN if the state is CLOSED, LISTEN, or SYN-SENT since the SEG.SEQ cannot be validated; drop the"
                    + " segment and return.");

    @Override
    public int occasions() {
        return Occasion.SYN | Occasion.NO_ACK;
    }

    @Override
    public void examine(Scene scene) {
        int flags = scene.segment().flags();
        if (!Flags.any(flags, Flags.ACK | Flags.RST | Flags.SYN)) {
            withoutAck(scene);
        } else if (Flags.has(flags, Flags.SYN) && Flags.any(flags, Flags.RST | Flags.FIN)) {
            report(
                    scene,
                    Flags.has(flags, Flags.RST) ? WITH_RST : WITH_FIN,
                    "SYN goes with neither RST nor FIN, but this segment has {0}.",
                    "SYN 不能与 RST 或 FIN 同时置位，而这个报文段的标志位是 {0}。");
        }
    }

    private static void withoutAck(Scene scene) {
        Peer from = scene.from();
        Peer to = scene.to();
        // With both SYNs on their way the next segment is the one that synchronizes, and it has ACK as well.
        boolean opening = scene.connection().bothSynsSeen() && isOpen(from.state()) && isOpen(to.state());
        if (opening || isSynchronized(from.state()) || isSynchronized(to.state())) {
            report(
                    scene,
                    FindingKind.ILLEGAL_FLAGS.citation(),
                    "On an open connection every segment carries ACK, but this one has {0}.",
                    "连接建立之后，每个报文段都要置 ACK 标志位，而这个报文段的标志位是 {0}。");
        }
    }

    private static boolean isOpen(@Nullable TcpState state) {
        return state != null && state != TcpState.CLOSED && state != TcpState.LISTEN;
    }

    private static boolean isSynchronized(@Nullable TcpState state) {
        return state != null && state.synchronizedState();
    }

    private static void report(Scene scene, Citation citation, String english, String chinese) {
        scene.report(
                FindingKind.ILLEGAL_FLAGS,
                citation,
                Sentence.of(english, chinese, "[" + Flags.names(scene.segment().flags()) + "]"));
    }
}
