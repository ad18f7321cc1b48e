package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Telling.bytes;
import static io.loopshark.report.Telling.name;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells what goes on while a connection is open: data, acknowledgements, and long stretches of both in a few sentences. */
final class TransferStory {

    private final Telling telling;
    private final Plot plot;
    private final WaitingStory waiting;
    private final Lessons lessons;

    TransferStory(Telling telling, Plot plot, WaitingStory waiting, Lessons lessons) {
        this.telling = telling;
        this.plot = plot;
        this.waiting = waiting;
        this.lessons = lessons;
    }

    List<Bilingual> data(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} sends {1} of data.",
                "{0}发送 {1}数据。", name(step.from()), bytes(step.segment().payloadLength())));
        numbers(step, story);
        push(step, story);
        acknowledgementIn(step, story);
        waiting.noRoom(step, story);
        return story;
    }

    /** Which sequence numbers the data takes, and how they follow on what was sent before. */
    void numbers(Step step, List<Bilingual> story) {
        story.add(
                switch (plot.order(step)) {
                    case NEXT -> inTurn(step);
                    case BEYOND -> beyond(step);
                    case LATE -> late(step);
                    case AGAIN -> again(step);
                    case NEEDLESS -> needless(step);
                });
    }

    /** {@code Their numbers, 1 to 18, are}, or {@code Its number, 1, is}. */
    private Bilingual those(Step step, String theyDo, String itDoes) {
        return step.segment().payloadLength() == 1
                ? say("Its number, {0}, {1}", "它的序号 {0} ", telling.seq(step), itDoes)
                : say(
                        "Their numbers, {0} to {1}, {2}",
                        "它们的序号 {0} 到 {1} ", telling.seq(step), telling.lastByte(step), theyDo);
    }

    private Bilingual inTurn(Step step) {
        if (step.segment().payloadLength() == 1) {
            return say(
                    "Seq={0} is the number of this one byte, so {1} goes on with Seq={2}.",
                    "序号 Seq={0} 就是这一个字节的编号，所以{1}接下来从 Seq={2} 继续。",
                    telling.seq(step),
                    name(step.from()),
                    telling.afterData(step));
        }
        return say(
                "Seq={0} is the number of the first byte. Each byte takes one number, {0} to {1}, so {2} goes on with Seq={3}.",
                "序号 Seq={0} 是第一个字节的编号。每个字节占一个序号，即 {0} 到 {1}，所以{2}接下来从 Seq={3} 继续。",
                telling.seq(step),
                telling.lastByte(step),
                name(step.from()),
                telling.afterData(step));
    }

    private Bilingual beyond(Step step) {
        return say(
                "{0} ahead of turn, but {1} would have been the next: what lies between is missing here, or comes later.",
                "{0}超前了，接下来本应是 {1}：中间的部分在这里缺失，或者稍后才到。", those(step, "are", "is"), telling.highest(step.from()));
    }

    private Bilingual late(Step step) {
        return say(
                "{0} below {1}, up to which {2} had sent already: the segment comes late, overtaken by others, or what it carries got lost and is sent again.",
                "{0}低于{2}已经发送到的 {1}：要么是途中被后面的报文段超过、现在才到，要么是丢失之后重新发送的。",
                those(step, "lie", "lies"),
                telling.highest(step.from()),
                name(step.from()));
    }

    private Bilingual needless(Step step) {
        return say(
                "{0} of frame {1}, and had been acknowledged already: {2} was too impatient, or the acknowledgement came too late.",
                "{0}与帧 {1} 相同，而且早已得到确认：{2}过于心急，或者确认来得太晚。",
                those(step, "are those", "is that"),
                plot.frameSentBefore(step),
                name(step.from()));
    }

    private Bilingual again(Step step) {
        return telling.found(step, FindingKind.FAST_RETRANSMISSION)
                ? askedFor(step)
                : say(
                        "{0} of frame {1}: a retransmission. {2} keeps what it has sent until it is acknowledged, and when no acknowledgement comes in time it sends the same numbers again.",
                        "{0}与帧 {1} 相同：这是重传。{2}会保留已发送的数据，直到得到确认；如果没有及时等到确认，就用相同的序号重发一次。",
                        those(step, "are those", "is that"),
                        plot.frameSentBefore(step),
                        name(step.from()));
    }

    private Bilingual askedFor(Step step) {
        return say(
                "{1} of frame {2}: a retransmission. The repeated acknowledgements ask for number {0} again and again, so {3} doesn't wait for its timer and sends just these bytes again.",
                "{1}与帧 {2} 相同：这是重传。对方一再用重复确认索要 {0} 号，{3}不等定时器到期，立即只补发这一段。",
                telling.seq(step),
                those(step, "are those", "is that"),
                plot.frameSentBefore(step),
                name(step.from()));
    }

    private void push(Step step, List<Bilingual> story) {
        if (step.segment().has(Flags.PSH) && telling.first(Telling.Lesson.PUSH)) {
            story.add(say(
                    "The PSH flag asks {0} to hand the data to its application without delay.",
                    "PSH 标志请{0}尽快把数据交给应用程序。", name(step.from().other())));
        }
    }

    /** What the acknowledgement number of a segment says that was not sent for its sake. */
    void acknowledgementIn(Step step, List<Bilingual> story) {
        if (!step.segment().has(Flags.ACK)) {
            return;
        }
        if (telling.acknowledgesMore(step)) {
            story.addAll(telling.reasonOfAck(step));
        } else {
            story.add(say(
                    "Ack={0} is as before: it acknowledges nothing new.",
                    "确认号仍是 Ack={0}，没有确认新的内容。", telling.ack(step)));
        }
    }

    List<Bilingual> withoutAck(Step step) {
        return List.of(say(
                "{0} sends a segment without the ACK flag; an open connection has no use for one, and the receiver drops it (RFC 9293 §3.10.7.4).",
                "{0}发送了一个没有 ACK 标志的报文段；连接建立之后这样的报文段没有意义，接收方会丢弃它（RFC 9293 §3.10.7.4）。", name(step.from())));
    }

    List<Bilingual> acknowledgement(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say("{0} acknowledges what has come.", "{0}确认已经收到的内容。", name(step.from())));
        story.addAll(telling.reasonOfAck(step));
        lessons.ackRule(story);
        afterAcknowledgement(step, story);
        return story;
    }

    /** An acknowledgement number that was sent before. */
    List<Bilingual> repeated(Bilingual what, Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(what);
        afterAcknowledgement(step, story);
        return story;
    }

    private void afterAcknowledgement(Step step, List<Bilingual> story) {
        waiting.noRoom(step, story);
        lessons.emptyTakesNothing(step, story);
    }

    /**
     * Many segments in a few sentences. To be called after the last of them was taken in.
     *
     * @param odd whether some of them are out of the ordinary, as others before that were told
     */
    List<Bilingual> summary(List<Step> steps, boolean odd) {
        List<Bilingual> story = new ArrayList<>();
        direction(steps, Side.CLIENT, story);
        direction(steps, Side.SERVER, story);
        Map<String, Integer> kinds = new TreeMap<>();
        for (Step step : steps) {
            for (Finding finding : telling.findings.of(step)) {
                kinds.merge(finding.kind().name(), 1, Integer::sum);
            }
        }
        if (odd) {
            story.add(say("Some of them are out of the ordinary in the ways told above.", "其中有一些属于前面讲过的特殊情况。"));
        } else if (kinds.isEmpty()) {
            story.add(say(
                    "It all follows the same rule: each acknowledgement number is the number after the last byte that came in order.",
                    "规则始终不变：确认号总是按序收到的最后一个字节的下一个序号。"));
        }
        if (!kinds.isEmpty()) {
            StringBuilder list = new StringBuilder();
            kinds.forEach((kind, count) -> list.append(list.isEmpty() ? "" : ", ")
                    .append(count)
                    .append(" × ")
                    .append(kind));
            story.add(say("Found among them: {0}.", "其中发现：{0}。", list));
        }
        return story;
    }

    private void direction(List<Step> steps, Side side, List<Bilingual> story) {
        long segments = 0;
        long octets = 0;
        boolean answered = false;
        Step acknowledging = null;
        for (Step step : steps) {
            if (step.from() == side) {
                int length = step.segment().payloadLength();
                segments += length > 0 ? 1 : 0;
                octets += length;
                acknowledging = step.segment().has(Flags.ACK) ? step : acknowledging;
            } else {
                answered |= step.segment().payloadLength() > 0;
            }
        }
        if (segments > 0) {
            story.add(say(
                    "{0} sends {1} in {2}; its next number is then {3}.",
                    "{0}用 {2} 个报文段发送了 {1} 字节数据，之后它的下一个序号是 {3}。",
                    name(side),
                    Telling.many(octets, "byte"),
                    Telling.many(segments, "segment"),
                    telling.numbers.text(side, telling.speaker(side).highest())));
        }
        if (acknowledging != null && answered) {
            story.add(say(
                    "{0} acknowledges {1} up to Ack={2}.",
                    "{0}对{1}的数据已确认到 Ack={2}。", name(side), name(side.other()), telling.ack(acknowledging)));
        }
    }
}
