package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.bytes;
import static io.loopshark.report.Telling.name;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Step;
import java.util.List;

/** What learners often confuse, each explained once in a story, where it matters first. */
final class Lessons {

    private final Telling telling;

    Lessons(Telling telling) {
        this.telling = telling;
    }

    /** That "Ack = Seq + 1" is no rule. */
    void ackRule(List<Bilingual> story) {
        if (telling.first(Telling.Lesson.ACK_RULE)) {
            story.add(
                    say(
                            "(“Ack = Seq + 1”, as it is often taught, is for the handshake, and holds only where a SYN carries no data. The rule for all segments is: Ack = Seq + length of the data + 1 for a SYN + 1 for a FIN. That the ISN is written in four bytes plays no part: bytes of the header are not counted.)",
                            "（常说的“Ack = Seq + 1”说的是握手，只在 SYN 不带数据时成立。适用于所有报文段的规则是：Ack = Seq + 数据长度 + SYN 占的 1 + FIN 占的 1。ISN 本身写成四个字节，但这与加几无关：首部的字节不计入序号。）"));
        }
    }

    /** Why an empty segment takes no number. */
    void emptyTakesNothing(Step step, List<Bilingual> story) {
        if (telling.first(Telling.Lesson.EMPTY_TAKES_NOTHING)) {
            story.add(say(
                    "An empty segment takes no sequence number and is not acknowledged itself, or acknowledgements would be acknowledged for ever: what {0} sends next has Seq={1}, too.",
                    "空的报文段不占用序号，也不需要对方确认，否则确认又要确认，永远没有尽头：{0}接下来发送的内容序号还是 Seq={1}。",
                    name(step.from()),
                    telling.seq(step)));
        }
    }

    /** That flags and numbers share their names, as Wireshark writes them. */
    void flagAndNumber(Step step, List<Bilingual> story) {
        if (telling.first(Telling.Lesson.FLAG_AND_NUMBER)) {
            story.add(say(
                    "(Written as Wireshark does: in brackets stand the flags, {0}, so ACK is the flag there; Ack={1} behind them is the number.)",
                    "（写法与 Wireshark 相同：方括号里是标志，{0} 中的 ACK 指标志；后面的 Ack={1} 才是确认号。）",
                    new Flags(step.segment().flags()),
                    telling.ack(step)));
        }
    }

    /** That who answers is in SYN-RECEIVED. */
    void stateOfWhoAnswers(Step step, List<Bilingual> story) {
        PeerSnapshot sender = step.from() == Side.CLIENT ? step.client() : step.server();
        if (sender.state() == TcpState.SYN_RECEIVED && telling.first(Telling.Lesson.SYN_RECEIVED)) {
            story.add(say(
                    "(The state of {0} is SYN-RECEIVED now, and ends with the third segment; SYN-SENT is the state of who asked, {1}.)",
                    "（此时{0}处于 SYN-RECEIVED 状态，收到第三次握手的报文段后才结束；SYN-SENT 是请求的一方，即{1}的状态，不要混淆。）",
                    name(step.from()),
                    name(step.from().other())));
        }
    }

    /** What a ? in place of a state says, where the first one is shown. */
    void unknownState(Step step, List<Bilingual> story) {
        boolean shown = StateWords.fromUnknown(step);
        if (shown && telling.first(Telling.Lesson.UNKNOWN_STATE)) {
            story.add(
                    step.segment().has(Flags.SYN)
                            ? say(
                                    "(? below: no segment shows the state before. By the RFC it was CLOSED at the side that asks, and LISTEN at the side that only answers.)",
                                    "（下面的 ? 表示抓包看不出之前的状态；按 RFC，主动请求的一方原为 CLOSED，只作应答的一方原为 LISTEN。）")
                            : say(
                                    "(? below: no segment in the capture shows the state before.)",
                                    "（下面的 ? 表示抓包看不出之前的状态。）"));
        }
    }

    /** That a FIN with the ACK flag closes one direction. */
    void oneDirection(Step step, List<Bilingual> story) {
        if (step.segment().has(Flags.ACK) && telling.first(Telling.Lesson.ONE_DIRECTION)) {
            story.add(say(
                    "([FIN, ACK] does not close both directions: the FIN closes this one, and the ACK flag only says that the acknowledgement number is valid, as in every segment after the first.)",
                    "（[FIN, ACK] 并不是同时关闭两个方向：FIN 只关闭这一个方向，ACK 标志只说明确认号有效，除第一个报文段外都是如此。）"));
        }
    }

    /** What the options and the rarer fields of a segment say. */
    void fields(Step step, List<Bilingual> story) {
        if (!Flags.any(step.segment().flags(), Flags.SYN | Flags.RST)) {
            windowScale(step, story);
            sack(step, story);
            urgent(step, story);
        }
    }

    private void windowScale(Step step, List<Bilingual> story) {
        Long window = Telling.window(step, true);
        Step syn = telling.speaker(step.from()).syn();
        int field = step.segment().window();
        if (window == null || syn == null || field == 0 || window == field || window % field != 0) {
            return;
        }
        if (telling.first(Telling.Lesson.WINDOW_SCALE)) {
            story.add(say(
                    "(Its window field holds {0}. The SYNs agreed on window scaling, and {1} said there: times {2}; so {3} are meant. Wireshark shows the product, Win={4}, and calls the factor WS={2} in the SYN.)",
                    "（它的窗口字段是 {0}。双方在 SYN 中约定了窗口扩大，{1}给出的倍数是 {2}，所以实际窗口是 {3}。Wireshark 显示的是乘积 Win={4}，SYN 中的 WS={2} 就是这个倍数。）",
                    field,
                    name(step.from()),
                    window / field,
                    bytes(window),
                    window));
        }
    }

    private void sack(Step step, List<Bilingual> story) {
        Segment segment = step.segment();
        Side sender = step.from().other();
        for (int i = 0; i < segment.sackBlocks(); i++) {
            Bilingual range = telling.range(sender, segment.sackLeft(i), segment.sackRight(i));
            boolean twice = SequenceNumber.atOrAfter(segment.acknowledgement(), segment.sackRight(i));
            story.add(
                    twice
                            ? say("SACK: {0} came twice (D-SACK, RFC 2883).", "SACK：{0}收到了两次（D-SACK，RFC 2883）。", range)
                            : say(
                                    "SACK: {0} already came, out of order; only what lies before has to be sent again.",
                                    "SACK：{0}已经提前收到，只需重发前面缺的部分。", range));
        }
    }

    private void urgent(Step step, List<Bilingual> story) {
        if (step.segment().has(Flags.URG) && telling.first(Telling.Lesson.URGENT)) {
            story.add(say(
                    "The URG flag says that the urgent pointer is valid, {0}: it points behind urgent data. New applications should not use it (RFC 6093).",
                    "URG 标志说明紧急指针有效，值为 {0}：它指向紧急数据之后。新的应用程序不应再使用它（RFC 6093）。",
                    step.segment().urgentPointer()));
        }
    }
}
