package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.name;

import io.loopshark.segment.Flags;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells what a RST does, and as far as the capture shows it, why it was sent. */
final class ResetStory {

    private final Telling telling;

    ResetStory(Telling telling) {
        this.telling = telling;
    }

    List<Bilingual> refusal(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} refuses: nobody listens on this port. The application on the other side is told “connection refused”.",
                "{0}拒绝连接：这个端口上没有程序在监听。对方的应用程序会得到“连接被拒绝”的错误。", name(step.from())));
        if (step.segment().has(Flags.ACK)) {
            story.addAll(telling.reasonOfAck(step));
            story.add(say(
                    "This number is the proof that the RST answers just this SYN (frame {0}); without it, it would not be believed.",
                    "这个确认号证明 RST 正是对这个 SYN（帧 {0}）的应答；否则对方不会相信它。",
                    telling.frameOfSyn(step.from().other())));
        }
        return story;
    }

    List<Bilingual> ofWrongAnswer(Step step) {
        return withNumber(
                say(
                        "The SYN-ACK of frame {2} acknowledges another number than the one after {0}'s SYN: it answers something that {0} did not ask. So {0} does not open the connection, but rejects the answer with a RST (RFC 9293 §3.10.7.3).",
                        "帧 {2} 的 SYN-ACK 确认的不是{0}的 SYN 之后的那个序号：它回答的不是{0}的请求。所以{0}不建立连接，而是用 RST 拒绝这个应答（RFC 9293 §3.10.7.3）。",
                        name(step.from()),
                        name(step.from().other()),
                        telling.frameOfSyn(step.from().other())),
                step);
    }

    /** A RST that ends nothing: its number is wrong as well, and its sender goes on waiting. */
    List<Bilingual> ofWrongThird(Step step) {
        return List.of(say(
                "The third segment (frame {2}) acknowledges a number that the SYN-ACK does not allow; {0}, still in SYN-RECEIVED, rejects it with a RST whose Seq={4} is that wrong number (RFC 9293 §3.10.7.4). {1} expects Seq={3}, so the RST does not end its connection, and a right third segment may still come.",
                "帧 {2} 的第三次握手确认号不对，仍处于 SYN-RECEIVED 的{0}用 RST 拒绝它，RST 的序号 Seq={4} 就取自那个错误的确认号（RFC 9293 §3.10.7.4）。{1}期待的是 Seq={3}，所以这个 RST 中断不了它的连接，正确的第三次握手仍然可以再来。",
                name(step.from()),
                name(step.from().other()),
                Long.toString(telling.frameOfRejectedThird(step)),
                telling.highest(step.from()),
                telling.seq(step)));
    }

    List<Bilingual> insteadOfThird(Step step) {
        return withNumber(
                say(
                        "{0} does not stand by the SYN: where the third segment was due comes a RST. Either it does not want the connection any more, or the SYN was an old one that came late. {1} drops its half of the opening at once, instead of waiting in vain; that is what the third message is good for.",
                        "{0}不认这个 SYN：本该是第三次握手的地方来了一个 RST。要么它现在不想要这条连接了，要么那是一个迟到的旧 SYN。{1}立即丢掉打开到一半的连接，不必白白等待；第三次握手的用处正在这里。",
                        name(step.from()),
                        name(step.from().other())),
                step);
    }

    List<Bilingual> ofUnknown(Step step) {
        return withNumber(
                say(
                        "{0} knows of no such connection (any more), for example after a restart, while {1} still has it open: a half-open connection. It comes to light only now that {1} says something, and the RST tells {1} so.",
                        "{0}（已经）不知道有这样一条连接，例如因为它重启过；而{1}那边连接还开着：这就是半开连接。直到{1}发来报文段，这件事才暴露出来，RST 就是这样告诉{1}的。",
                        name(step.from()),
                        name(step.from().other())),
                step);
    }

    List<Bilingual> ignored(Step step) {
        return List.of(say(
                "{0} seems to break the connection off: the RST flag is set. But Seq={1} is no number that {2} may believe, so {2} has to ignore it and the connection stays as it is; otherwise anybody could end the connections of others (RFC 5961).",
                "{0}似乎要中断连接：RST 标志置 1。但 Seq={1} 不是{2}可以相信的序号，{2}必须忽略它，连接保持原样；否则任何人都能冒名中断别人的连接（RFC 5961）。",
                name(step.from()),
                telling.seq(step),
                name(step.from().other())));
    }

    List<Bilingual> whenClosed(Step step) {
        return withNumber(
                say(
                        "{0} sends a RST although both directions are closed already; it only makes the other side forget the connection at once.",
                        "双方都已关闭之后，{0}又发送了 RST；它只是让对方立即忘掉这条连接。", name(step.from())),
                step);
    }

    List<Bilingual> ofLateData(Step step) {
        return withNumber(
                say(
                        "{0} had closed already and is sent something that it cannot take any more: it answers with a RST.",
                        "{0}已经关闭，却又收到无法再处理的内容，于是用 RST 应答。", name(step.from())),
                step);
    }

    List<Bilingual> withUnreadData(Step step) {
        return withNumber(
                say(
                        "{0} had sent its FIN, and nothing has come since; the RST comes of its own accord. Mostly it is a program that closes without having read everything it was sent: TCP must not pretend that this data was taken (RFC 9293 §3.6.1).",
                        "{0}已经发出 FIN，此后没有收到任何东西，却自己又发了 RST。多半是程序没有读完收到的数据就关闭了连接：TCP 不能装作这些数据已经被取走（RFC 9293 §3.6.1）。",
                        name(step.from())),
                step);
    }

    List<Bilingual> afterSilence(Step step) {
        return withNumber(
                say(
                        "{0} has asked in vain whether {1} is still there: it takes the connection for dead, tells its application “timed out”, and the RST is only a last courtesy.",
                        "{0}多次探测，{1}始终没有回应：它认为连接已经失效，向应用程序报告“连接超时”，RST 只是最后打个招呼。",
                        name(step.from()),
                        name(step.from().other())),
                step);
    }

    List<Bilingual> abort(Step step) {
        List<Bilingual> story = withNumber(
                say(
                        "{0} breaks the connection off: the RST flag is set. Unlike a FIN it ends both directions at once, waits for nothing and is not acknowledged; what was still under way is lost.",
                        "{0}中断连接：RST 标志置 1。与 FIN 不同，它立即终止两个方向，不等待任何东西，也不会得到确认；仍在途中的数据就丢失了。", name(step.from())),
                step);
        if (telling.speaker(step.from().other()).hasSentData()) {
            story.add(say(
                    "Two ways lead to this, and the segment does not tell which: the program demands it (SO_LINGER with a time of 0), or it closes without having read everything that came.",
                    "有两种情况会这样，而报文段本身看不出是哪一种：程序主动要求（SO_LINGER 设为 0），或者没有读完收到的数据就关闭了。"));
        } else {
            story.add(say(
                    "{0} was sent no data that it could have left unread: so its program demands it (SO_LINGER with a time of 0), or was ended.",
                    "{0}没有收到过任何数据，谈不上没有读完：是它的程序主动要求这样做（SO_LINGER 设为 0），或者程序被终止了。", name(step.from())));
        }
        return story;
    }

    private List<Bilingual> withNumber(Bilingual what, Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(what);
        story.add(
                telling.resetNumberIsDue(step)
                        ? say(
                                "Seq={0} is exactly the number that {1} expects next; otherwise {1} would not believe it (RFC 5961).",
                                "序号 Seq={0} 正是{1}期待的下一个序号；否则{1}不会相信它（RFC 5961）。",
                                telling.seq(step),
                                name(step.from().other()))
                        : say("Its number is Seq={0}.", "它的序号是 Seq={0}。", telling.seq(step)));
        return story;
    }
}
