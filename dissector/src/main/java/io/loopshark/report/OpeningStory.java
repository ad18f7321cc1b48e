package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.bytes;
import static io.loopshark.report.Telling.name;

import io.loopshark.connection.Side;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells the opening of a connection: SYN, SYN-ACK and the third segment. */
final class OpeningStory {

    private final Telling telling;
    private final Lessons lessons;

    OpeningStory(Telling telling, Lessons lessons) {
        this.telling = telling;
        this.lessons = lessons;
    }

    List<Bilingual> syn(Step step) {
        Side sender = step.from();
        return begin(
                say(
                        "{0} asks {1} for a connection: its SYN flag is set.",
                        "{0}请求与{1}建立连接：SYN 标志置 1。", name(sender), name(sender.other())),
                step);
    }

    List<Bilingual> crossing(Step step) {
        return begin(
                say(
                        "{0} asks for the connection of its own accord, too: the two SYNs cross on their way (simultaneous open, RFC 9293 Figure 7).",
                        "{0}自己也主动请求建立连接：两个 SYN 在途中交错（同时打开，见 RFC 9293 图 7）。", name(step.from())),
                step);
    }

    private List<Bilingual> begin(Bilingual first, Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(first);
        story.add(isn(step));
        fastOpen(step, story);
        story.add(say(
                "A SYN takes one sequence number{0}: so it can be acknowledged, and sent again if it gets lost, as data can. The next number is {1}; that is what the answer has to ask for.",
                "SYN 要占用一个序号{0}：这样它才能像数据一样得到确认，丢了也能重发。所以下一个序号是 {1}；对方的应答就应当用它作确认号。",
                step.segment().payloadLength() == 0 ? "" : new Bilingual(", and so does each byte", "，每个数据字节也各占一个"),
                telling.next(step)));
        story.add(say(
                "The ACK flag is not set: there is nothing yet that could be acknowledged.",
                "ACK 标志没有置 1：现在还没有什么可以确认的。"));
        return story;
    }

    List<Bilingual> again(Step step) {
        return List.of(say(
                "{0} has had no answer that it could use and sends its SYN again, with the same number Seq={1} as in frame {2}.",
                "{0}没有等到可用的应答，于是重发 SYN，序号与帧 {2} 相同，仍是 Seq={1}。",
                name(step.from()),
                telling.seq(step),
                telling.frameOfSyn(step.from())));
    }

    List<Bilingual> anotherAttempt(Step step) {
        return List.of(say(
                "This SYN carries another initial sequence number than the one in frame {1}: it belongs to another attempt of {0} to open a connection, an old one that arrives late, or a new one.",
                "这个 SYN 的初始序号与帧 {1} 的不同：它属于{0}的另一次连接请求，可能是迟到的旧请求，也可能是新的请求。",
                name(step.from()),
                telling.frameOfSyn(step.from())));
    }

    private Bilingual isn(Step step) {
        String raw = Integer.toUnsignedString(step.segment().sequence());
        Bilingual onTheWire =
                telling.numbers.either(say(" ({0} on the wire)", "（线路上的原始值是 {0}）", raw), Bilingual.NOTHING);
        return say(
                "Seq={0}{1} is its initial sequence number (ISN), which {2} has chosen for itself; all that it sends is counted from there.",
                "序号 Seq={0}{1}是{2}自己选定的初始序号（ISN），它此后发送的一切都从这里数起。", telling.seq(step), onTheWire, name(step.from()));
    }

    private static void fastOpen(Step step, List<Bilingual> story) {
        int length = step.segment().payloadLength();
        if (length > 0) {
            story.add(say(
                    "The SYN already carries {0} of data (TCP Fast Open, RFC 7413).",
                    "这个 SYN 已经携带了 {0}数据（TCP Fast Open，RFC 7413）。", bytes(length)));
        }
    }

    List<Bilingual> synAck(Step step) {
        Side sender = step.from();
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} agrees, and asks back in the same segment: the ACK flag says that the acknowledgement number is valid, the SYN flag opens its own direction.",
                "{0}同意建立连接，并在同一个报文段里发起自己的方向：ACK 标志说明确认号有效，SYN 标志用来同步自己的序号。", name(sender)));
        story.addAll(telling.reasonOfAck(step));
        lessons.flagAndNumber(step, story);
        if (!telling.wrongAck(step)) {
            lessons.ackRule(story);
        }
        story.add(isn(step));
        whatItTells(step, story);
        lessons.stateOfWhoAnswers(step, story);
        return story;
    }

    /** What the other side learns from a SYN-ACK; nothing where the rules say that it answers no SYN of that side. */
    private void whatItTells(Step step, List<Bilingual> story) {
        Side sender = step.from();
        if (telling.answersOldSyn(step)) {
            story.add(say(
                    "{0} cannot see that this SYN is an old one. {1} awaits the acknowledgement of another SYN, and has no use for this answer.",
                    "{0}看不出这个 SYN 是旧的。{1}等待的是对另一个 SYN 的确认，这个应答对它没有用。", name(sender), name(sender.other())));
        } else if (!telling.wrongAck(step)) {
            story.add(say(
                    "{1} learns from it that {0} is there and that its own SYN arrived. {0} does not know yet whether this answer arrives: that is what the third segment is for.",
                    "{1}由此知道：{0}在线，而且自己的 SYN 已经送达。{0}还不知道自己的应答能否送达，所以需要第三次握手。", name(sender), name(sender.other())));
        }
    }

    List<Bilingual> synAckAgain(Step step) {
        return List.of(say(
                "{0} sends its SYN-ACK again, with the same numbers: nothing that acknowledges its SYN has reached it.",
                "{0}重发 SYN-ACK，序号与之前相同：它还没有收到对自己 SYN 的确认。", name(step.from())));
    }

    List<Bilingual> synWithAckNow(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} repeats its SYN, now with the ACK flag: it has seen the other side's SYN in the meantime.",
                "{0}再次发送自己的 SYN，这次带上了 ACK 标志：它已经收到了对方的 SYN。", name(step.from())));
        story.addAll(telling.reasonOfAck(step));
        return story;
    }

    List<Bilingual> third(Step step) {
        Side sender = step.from();
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} acknowledges the SYN of {1}: the third segment of the handshake.",
                "{0}确认{1}的 SYN：这就是第三次握手。", name(sender), name(sender.other())));
        story.addAll(telling.reasonOfAck(step));
        boolean wrongSequence = telling.found(step, FindingKind.HANDSHAKE_ACK_SEQUENCE);
        ownNumber(step, story);
        if (!wrongSequence && !telling.wrongAck(step)) {
            story.add(say(
                    "When it arrives, both know that both directions work. With two segments alone {1} could not know whether its answer arrived, and an old SYN that turns up late would make it keep a connection open which nobody wants.",
                    "等它送达，双方就都知道两个方向是通的。如果只有两次握手，{1}就无从知道自己的应答是否送达；一个迟到的旧 SYN 也会让它白白保持一条没有人要的连接。",
                    name(sender),
                    name(sender.other())));
        }
        int length = step.segment().payloadLength();
        if (length > 0) {
            story.add(say(
                    "The same segment already carries {0} of data, {1}.",
                    "这个报文段同时已经携带了 {0}数据，{1}。", bytes(length), telling.numbered(step)));
        } else if (!wrongSequence) {
            lessons.emptyTakesNothing(step, story);
        }
        return story;
    }

    /** Why the third segment has its number, if that is the one after its sender's SYN. */
    private void ownNumber(Step step, List<Bilingual> story) {
        Step syn = telling.speaker(step.from()).syn();
        int sequence = step.segment().sequence();
        if (syn == null || sequence == syn.segment().sequence() + 1) {
            story.add(say(
                    "Seq={0}, since its SYN took the number before.",
                    "序号 Seq={0}，因为它的 SYN 占用了前一个序号。", telling.seq(step)));
        } else if (sequence == syn.segment().nextSequence()) {
            story.add(say(
                    "Seq={0}, since its SYN and its {1} took the numbers before.",
                    "序号 Seq={0}，因为它的 SYN 和 {1}数据占用了前面的序号。",
                    telling.seq(step),
                    bytes(syn.segment().payloadLength())));
        }
    }
}
