package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.bytes;
import static io.loopshark.report.Telling.name;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells the end of a connection: FINs, their acknowledgements, and resets. */
final class ClosingStory {

    private final Telling telling;
    private final TransferStory transfer;

    ClosingStory(Telling telling, TransferStory transfer) {
        this.telling = telling;
        this.transfer = transfer;
    }

    List<Bilingual> fin(Step step) {
        Side sender = step.from();
        Step earlier = telling.speaker(sender).fin();
        if (earlier != null) {
            return List.of(say(
                    "{0} sends its FIN again; the one of frame {1} has not been acknowledged in time.",
                    "{0}重发 FIN：帧 {1} 的 FIN 没有及时得到确认。",
                    name(sender),
                    earlier.segment().frameNumber()));
        }
        List<Bilingual> story = new ArrayList<>();
        purpose(step, story);
        int length = step.segment().payloadLength();
        if (length > 0) {
            story.add(say("The segment carries its last {0}.", "这个报文段还携带着它最后的 {0}数据。", bytes(length)));
            transfer.numbers(step, story);
        }
        story.add(say(
                "A FIN takes one sequence number, as a SYN does, so that it can be acknowledged; the answer has to ask for number {0}.",
                "FIN 和 SYN 一样要占用一个序号，这样对方才能确认它；应答的确认号应当是 {0}。", telling.next(step)));
        acknowledgement(step, story);
        return story;
    }

    private void purpose(Step step, List<Bilingual> story) {
        Side sender = step.from();
        Step other = telling.speaker(sender.other()).fin();
        if (other == null) {
            story.add(say(
                    "{0} has nothing more to send: its FIN flag is set. That closes its own direction only; {1} may go on sending.",
                    "{0}没有更多数据要发送了：FIN 标志置 1。这只关闭它自己的方向，{1}仍然可以继续发送。", name(sender), name(sender.other())));
        } else if (SequenceNumber.before(
                step.segment().acknowledgement(), other.segment().nextSequence())) {
            story.add(say(
                    "{0} closes its direction, too, and its acknowledgement number does not count the FIN of {1} yet: the two FINs cross on their way (simultaneous close).",
                    "{0}也关闭自己的方向，而它的确认号还没有计入{1}的 FIN：两个 FIN 在途中交错（同时关闭）。", name(sender), name(sender.other())));
        } else {
            story.add(say(
                    "{0} closes its direction, too: it has nothing more to send either.",
                    "{0}也关闭自己的方向：它也没有更多数据要发送了。", name(sender)));
        }
    }

    private void acknowledgement(Step step, List<Bilingual> story) {
        if (telling.finFirstAcknowledgedBy(step) != null) {
            story.addAll(telling.reasonOfAck(step));
            story.add(say(
                    "So one segment says both: I have your FIN, and here is mine. That is why such a close shows three segments and not four.",
                    "也就是说，一个报文段同时表达了两件事：收到了你的 FIN，这是我的 FIN。所以这样的挥手只有三个报文段，而不是四个。"));
        } else {
            transfer.acknowledgementIn(step, story);
        }
    }

    /** A segment without FIN that is the first to acknowledge the other side's. */
    List<Bilingual> finAcknowledged(Step step) {
        Side sender = step.from();
        List<Bilingual> story = new ArrayList<>();
        story.add(say("{0} acknowledges the FIN of {1}.", "{0}确认{1}的 FIN。", name(sender), name(sender.other())));
        story.addAll(telling.reasonOfAck(step));
        if (step.segment().payloadLength() > 0) {
            story.add(say(
                    "It sends {0} of data on its own, still open direction.",
                    "同时它在自己仍然打开的方向上发送 {0}数据。", bytes(step.segment().payloadLength())));
            transfer.numbers(step, story);
        }
        if (telling.closed(sender)) {
            story.add(say(
                    "Now both directions are closed and both FINs acknowledged: the connection is over.",
                    "至此两个方向都已关闭，两个 FIN 都得到了确认：连接结束。"));
        } else if (telling.speaker(sender).fin() == null) {
            story.add(say(
                    "{1} knows now that all it has sent has arrived. The direction from {0} is still open: the connection is half-closed.",
                    "{1}由此知道自己发送的一切都已送达。而{0}这个方向仍然开着：连接处于半关闭状态。", name(sender), name(sender.other())));
        }
        return story;
    }

    List<Bilingual> reset(Step step) {
        Side sender = step.from();
        Step syn = telling.speaker(sender.other()).syn();
        boolean neverSpoke = !telling.speaker(sender).hasSpoken();
        if (neverSpoke && syn != null && !syn.segment().has(Flags.ACK)) {
            return refusal(step, syn);
        }
        List<Bilingual> story = new ArrayList<>();
        if (telling.closed(Side.CLIENT) && telling.closed(Side.SERVER)) {
            story.add(say(
                    "{0} sends a RST although both directions are closed already; it only makes the other side forget the connection at once.",
                    "双方都已关闭之后，{0}又发送了 RST；它只是让对方立即忘掉这条连接。", name(sender)));
        } else if (telling.speaker(sender).fin() != null) {
            story.add(say(
                    "{0} had closed already and is sent something that it cannot take any more: it answers with a RST.",
                    "{0}已经关闭，却又收到无法再处理的内容，于是用 RST 应答。", name(sender)));
        } else {
            story.add(say(
                    "{0} breaks the connection off: the RST flag is set. Unlike a FIN it ends both directions at once, waits for nothing and is not acknowledged; what was still under way is lost.",
                    "{0}中断连接：RST 标志置 1。与 FIN 不同，它立即终止两个方向，不等待任何东西，也不会得到确认；仍在途中的数据就丢失了。", name(sender)));
        }
        numberOfReset(step, story);
        return story;
    }

    private List<Bilingual> refusal(Step step, Step syn) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} refuses: nobody listens on this port. The application on the other side is told “connection refused”.",
                "{0}拒绝连接：这个端口上没有程序在监听。对方的应用程序会得到“连接被拒绝”的错误。", name(step.from())));
        if (step.segment().has(Flags.ACK)) {
            story.addAll(telling.reasonOfAck(step));
            story.add(say(
                    "This number is the proof that the RST answers just this SYN (frame {0}); without it, it would not be believed.",
                    "这个确认号证明 RST 正是对这个 SYN（帧 {0}）的应答；否则对方不会相信它。", syn.segment().frameNumber()));
        }
        return story;
    }

    private void numberOfReset(Step step, List<Bilingual> story) {
        Segment segment = step.segment();
        Speaker other = telling.speaker(step.from().other());
        Step last = other.last();
        if (last != null && last.segment().has(Flags.ACK) && other.acknowledges(segment.sequence())) {
            story.add(say(
                    "Seq={0} is exactly the number that {1} expects next; otherwise {1} would not believe it (RFC 5961).",
                    "序号 Seq={0} 正是{1}期待的下一个序号；否则{1}不会相信它（RFC 5961）。",
                    telling.seq(step),
                    name(step.from().other())));
        } else {
            story.add(say("Its number is Seq={0}.", "它的序号是 Seq={0}。", telling.seq(step)));
        }
    }
}
