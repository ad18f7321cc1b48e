package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.bytes;
import static io.loopshark.report.Telling.name;

import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells how a connection is closed: FINs and their acknowledgements. */
final class ClosingStory {

    private final Telling telling;
    private final TransferStory transfer;
    private final Lessons lessons;

    ClosingStory(Telling telling, TransferStory transfer, Lessons lessons) {
        this.telling = telling;
        this.transfer = transfer;
        this.lessons = lessons;
    }

    List<Bilingual> fin(Step step) {
        Side sender = step.from();
        return close(
                say(
                        "{0} has nothing more to send: its FIN flag is set. That closes its own direction only; {1} may go on sending.",
                        "{0}没有更多数据要发送了：FIN 标志置 1。这只关闭它自己的方向，{1}仍然可以继续发送。", name(sender), name(sender.other())),
                step);
    }

    List<Bilingual> finToo(Step step) {
        return close(
                say(
                        "{0} closes its direction, too: it has nothing more to send either.",
                        "{0}也关闭自己的方向：它也没有更多数据要发送了。", name(step.from())),
                step);
    }

    List<Bilingual> crossing(Step step) {
        Side sender = step.from();
        return close(
                say(
                        "{0} closes its direction, too, and its acknowledgement number does not count the FIN of {1} yet: the two FINs cross on their way (simultaneous close).",
                        "{0}也关闭自己的方向，而它的确认号还没有计入{1}的 FIN：两个 FIN 在途中交错（同时关闭）。", name(sender), name(sender.other())),
                step);
    }

    /** The second FIN, of who should have counted the first one in an earlier segment already. */
    List<Bilingual> uncounted(Step step) {
        Side sender = step.from();
        return close(
                say(
                        "{0} closes its direction, too, but its acknowledgement number still does not count the FIN of {1}. That has come: frame {2} should have counted it.",
                        "{0}也关闭自己的方向，但它的确认号仍然没有计入{1}的 FIN。那个 FIN 其实早已送达，帧 {2} 就应当计入它。",
                        name(sender),
                        name(sender.other()),
                        Long.toString(telling.frameNotCounting(step))),
                step);
    }

    List<Bilingual> finAgain(Step step) {
        return List.of(say(
                "{0} sends its FIN again; the one of frame {1} has not been acknowledged in time.",
                "{0}重发 FIN：帧 {1} 的 FIN 没有及时得到确认。", name(step.from()), telling.frameOfFin(step.from())));
    }

    /** The answer to a FIN that was acknowledged before: who has closed last waits in TIME-WAIT for just that. */
    List<Bilingual> finAcknowledgedAgain(Step step) {
        Bilingual still = Telling.before(step).state() == TcpState.TIME_WAIT
                ? new Bilingual(", still in TIME-WAIT,", "还在 TIME-WAIT，于是")
                : new Bilingual("", "便");
        return List.of(say(
                "The FIN came again, so its acknowledgement had got lost, or was late; {0}{1} sends it once more (Ack={2}).",
                "FIN 又来了一次，说明对它的确认丢了，或者来得太晚；{0}{1}再确认一次（Ack={2}）。", name(step.from()), still, telling.ack(step)));
    }

    private List<Bilingual> close(Bilingual purpose, Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(purpose);
        lessons.oneDirection(step, story);
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
}
