package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.bytes;
import static io.loopshark.report.Telling.name;

import io.loopshark.connection.Side;
import io.loopshark.verdict.Step;
import java.util.List;

/** Tells the segments that move no data on: repeated acknowledgements, keep-alives, closed windows and their probes. */
final class WaitingStory {

    private final Telling telling;

    WaitingStory(Telling telling) {
        this.telling = telling;
    }

    List<Bilingual> windowProbe(Step step) {
        Side sender = step.from();
        return List.of(
                say(
                        "{0} asks whether the window of {1} is still closed, in case the news that it has opened got lost: a window probe.",
                        "{0}询问{1}的窗口是否仍然关闭，以防“窗口已打开”的通知丢失：这是窗口探测。", name(sender), name(sender.other())),
                belowNext(step));
    }

    List<Bilingual> keepAlive(Step step) {
        Side sender = step.from();
        return List.of(
                say(
                        "{0} asks whether {1} is still there: a keep-alive.",
                        "{0}询问{1}是否还在：这是保活探测。", name(sender), name(sender.other())),
                belowNext(step));
    }

    private Bilingual belowNext(Step step) {
        return say(
                "Seq={0} is one below its next number and was acknowledged long ago. Such a number is not acceptable, so {1} has to answer with what it expects, and nothing is transferred.",
                "序号 Seq={0} 比它的下一个序号小 1，早已得到确认。这样的序号不可接受，{1}必须用自己期待的序号来应答，而这并不传送任何新数据。",
                telling.seq(step),
                name(step.from().other()));
    }

    Bilingual roomAgain(Step step) {
        return say(
                "{0} repeats Ack={1} and offers a window again: its application has read data, there is room.",
                "{0}重复确认号 Ack={1}，并重新通告窗口：它的应用程序读走了数据，又有空间了。", name(step.from()), telling.ack(step));
    }

    Bilingual stillNoRoom(Step step) {
        return say(
                "{0} answers: its window is still closed, and number {1} is what it expects next.",
                "{0}应答：窗口仍然关闭，期待的下一个序号是 {1}。", name(step.from()), telling.ack(step));
    }

    Bilingual stillThere(Step step) {
        return say(
                "{0} answers: it is still there, and number {1} is what it expects next.",
                "{0}应答：它还在，期待的下一个序号是 {1}。", name(step.from()), telling.ack(step));
    }

    Bilingual otherWindow(Step step) {
        Long window = Telling.window(step, true);
        return say(
                "{0} repeats Ack={1} and offers a window of {2}: so much may be under way to it without acknowledgement.",
                "{0}重复确认号 Ack={1}，并通告窗口为 {2}：对方最多可以有这么多数据尚未得到确认。",
                name(step.from()),
                telling.ack(step),
                bytes(window == null ? 0 : window));
    }

    Bilingual stillWaiting(Step step) {
        return say(
                "{0} repeats its acknowledgement number Ack={1} though {2} has sent more: something came, but not the number {1} that it is waiting for.",
                "{0}重复确认号 Ack={1}，而{2}已经发送了更多：它收到了东西，但不是正在等待的序号 {1}。",
                name(step.from()),
                telling.ack(step),
                name(step.from().other()));
    }

    Bilingual nothingNew(Step step) {
        return say(
                "{0} repeats its acknowledgement number Ack={1}: number {1} is still what it expects next.",
                "{0}重复确认号 Ack={1}：它期待的下一个序号仍是 {1}。", name(step.from()), telling.ack(step));
    }

    /** That the segment closes its sender's window, if it does. */
    void noRoom(Step step, List<Bilingual> story) {
        if (step.segment().window() == 0 && !telling.speaker(step.from()).offersNothing()) {
            story.add(say(
                    "Its window is 0: {0} has no room left, and {1} has to wait until it offers a window again.",
                    "它通告的窗口是 0：{0}已经没有缓存空间，{1}必须等它重新通告窗口。",
                    name(step.from()),
                    name(step.from().other())));
        }
    }
}
