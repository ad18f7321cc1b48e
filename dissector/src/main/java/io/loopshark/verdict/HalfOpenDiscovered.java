package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;

/**
 * A RST of the form that a host sends which does not know the connection (any more), in answer to a peer that still has it: after a
 * SYN that was answered by an acknowledgement of the old connection (Figure 9), or straight in answer to data (Figure 10).
 *
 * <p>RFC 9293 §3.5.1: "An established connection is said to be "half-open" if one of the TCP peers has closed or aborted the connection
 * at its end without the knowledge of the other".
 */
final class HalfOpenDiscovered implements Rule {

    /** A SYN with another ISN on an open connection. */
    private record Reopening(long frame, Side by) {}

    @Override
    public int occasions() {
        return Occasion.SYN | Occasion.RST | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        if (scene.has(Flags.SYN)) {
            boolean another = scene.connection().isOtherSyn(scene.segment(), scene.from(), scene.to());
            if (another && !scene.has(Flags.RST) && holdsConnection(scene.to())) {
                scene.remember(this, new Reopening(scene.frame(), scene.side()));
            }
            return;
        }
        Reopening reopening = scene.memo(this, Reopening.class);
        if (reopening != null && reopening.by == scene.side()) {
            scene.forget(this);
        }
        if (!scene.has(Flags.RST) || scene.has(Flags.ACK) || scene.connection().over() || !answersLatest(scene)) {
            return;
        }
        if (reopening != null && reopening.by == scene.side() || answeredFromBefore(scene)) {
            scene.report(
                    FindingKind.HALF_OPEN_DISCOVERED,
                    Sentence.of(
                            "This RST answers an acknowledgement that has nothing to do with the new SYN: the other side still holds"
                                    + " an earlier connection that the sender of the SYN no longer knows.",
                            "这个 RST 应答的确认与新的 SYN 无关：对方还保持着先前的连接，而发送 SYN 的一方已经不知道它了（半开连接）。"));
        } else if (answersData(scene)) {
            scene.report(
                    FindingKind.HALF_OPEN_DISCOVERED,
                    Sentence.of(
                            "This RST answers data as a host does that knows no such connection, while the other side still has it"
                                    + " open.",
                            "这个 RST 应答的是数据，形式与不知道该连接的主机所发的一样，而对方仍认为连接是打开的（半开连接）。"));
        }
    }

    private static boolean holdsConnection(Peer peer) {
        TcpState state = peer.state();
        return state == null ? peer.hasSent() : state.synchronizedState();
    }

    /** Whether the RST takes its number from the other side's latest acknowledgement, as RFC 9293 §3.5.2 has it. */
    private static boolean answersLatest(Scene scene) {
        return scene.to().hasSent()
                && scene.to().hasAcknowledged(scene.segment().sequence())
                && scene.to().lastAckSent() == scene.segment().sequence();
    }

    /** A SYN whose only answer was an acknowledgement: it speaks of a connection from before the capture or from TIME-WAIT. */
    private static boolean answeredFromBefore(Scene scene) {
        return scene.from().state() == TcpState.SYN_SENT
                && !scene.from().knowsUna()
                && !scene.to().knowsIss();
    }

    /** Data of a peer that takes the connection for open, none of it acknowledged, and a host that has not closed. */
    private static boolean answersData(Scene scene) {
        Peer from = scene.from();
        Peer to = scene.to();
        if (from.finSent() || to.finSent() || to.bytes() == 0) {
            return false;
        }
        if (from.packets() == 0) {
            return true;
        }
        return to.state() == TcpState.ESTABLISHED && to.knowsUna() && after(to.sndNxt(), to.sndUna());
    }
}
