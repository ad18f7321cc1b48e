package io.loopshark.verdict;

import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;

/**
 * A SYN on an open connection, or a RST that is not exactly at RCV.NXT, is not believed but answered by an ACK that only repeats what is
 * expected next.
 *
 * <p>RFC 5961 §4.2: "If the SYN bit is set, irrespective of the sequence number, TCP MUST send an ACK (also referred to as challenge ACK)
 * to the remote peer"; §3.2: "If the RST bit is set and the sequence number does not exactly match the next expected sequence value, yet
 * is within the current receive window, TCP MUST send an acknowledgment (challenge ACK)".
 */
final class ChallengeAck implements Rule {

    private static final Citation OF_A_RESET = new Citation(
            "RFC 5961",
            "3.2",
            "If the RST bit is set and the sequence number does not exactly match the next expected sequence value, yet is within the"
                    + " current receive window, TCP MUST send an acknowledgment (challenge ACK)");

    /** A segment that asks for a challenge. */
    private record Doubtful(long frame, Side by, boolean reset) {}

    @Override
    public int occasions() {
        return Occasion.SYN | Occasion.RST | Occasion.OPENING | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        Doubtful doubtful = scene.memo(this, Doubtful.class);
        if (doubtful != null && doubtful.by != scene.side()) {
            if (scene.pureAck()) {
                scene.forget(this);
                if (repeats(scene)) {
                    report(scene, doubtful);
                }
            }
            return;
        }
        if (doubtful != null) {
            scene.forget(this);
        }
        if (isDoubtful(scene)) {
            scene.remember(this, new Doubtful(scene.frame(), scene.side(), scene.has(Flags.RST)));
        } else if (answersSynFromBefore(scene)) {
            report(scene, new Doubtful(scene.connection().firstFrame(), scene.side(), false));
        }
    }

    private static boolean isDoubtful(Scene scene) {
        Peer to = scene.to();
        TcpState state = to.state();
        boolean holds = state == null ? to.hasSent() : state.synchronizedState();
        if (!holds || scene.connection().selfConnected()) {
            return false;
        }
        SegmentView segment = scene.segment();
        return segment.has(Flags.RST)
                ? to.knowsRcvNxt()
                        && segment.sequence() != to.rcvNxt()
                        && scene.connection().endsBy(segment, scene.from(), to)
                : Flags.isSyn(segment.flags());
    }

    /** An empty ACK with the numbers that the peer had before. */
    private static boolean repeats(Scene scene) {
        Peer from = scene.from();
        return scene.segment().sequence() == from.sndNxt()
                && (!from.knowsRcvNxt() || scene.segment().acknowledgement() == from.rcvNxt())
                && scene.segment().sackBlocks() == 0;
    }

    /** The first answer to a SYN is an ACK with numbers of its own: the peer is still in a connection from before. */
    private static boolean answersSynFromBefore(Scene scene) {
        Peer to = scene.to();
        int acknowledgement = scene.segment().acknowledgement();
        return scene.pureAck()
                && !scene.from().hasSent()
                && to.state() == TcpState.SYN_SENT
                && !SequenceNumber.inClosedRange(acknowledgement, to.iss() + 1, to.sndNxt());
    }

    private static void report(Scene scene, Doubtful doubtful) {
        long due = SequenceNumber.unsigned(scene.segment().acknowledgement());
        scene.report(
                FindingKind.CHALLENGE_ACK,
                doubtful.reset ? OF_A_RESET : FindingKind.CHALLENGE_ACK.citation(),
                doubtful.reset
                        ? Sentence.of(
                                "Answers the RST of frame {0} with an ACK that repeats {1} as the number due: that RST was not believed.",
                                "对帧 {0} 的 RST 只回了一个 ACK，重申期待的序号是 {1}：不相信那个 RST（质询 ACK）。", doubtful.frame, due)
                        : Sentence.of(
                                "Answers the SYN of frame {0} with an ACK that names {1} as the number due: here the connection is open.",
                                "对帧 {0} 的 SYN 只回了一个 ACK，说明期待的序号是 {1}：这一端的连接仍是打开的（质询 ACK）。", doubtful.frame, due));
    }
}
