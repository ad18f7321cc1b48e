package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Letters.words;
import static io.loopshark.report.Letters.writer;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** The letters of an open correspondence: words, receipts, copies, and bundles of all these. */
final class TransferLetters {

    private final Telling telling;
    private final Plot plot;
    private final Letters letters;

    TransferLetters(Telling telling, Plot plot, Letters letters) {
        this.telling = telling;
        this.plot = plot;
        this.letters = letters;
    }

    List<Bilingual> data(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(content(step));
        if (step.segment().has(Flags.PSH) && telling.first(Telling.Lesson.PUSH)) {
            story.add(say("“Please read it right away” stands on the envelope (PSH flag).", "信封上写着“请尽快拆阅”（PSH 标志）。"));
        }
        story.addAll(letters.enclosedReceipt(step));
        noRoom(step, story);
        return story;
    }

    /** What is written in a letter, and where its numbers lie. */
    Bilingual content(Step step) {
        Side sender = step.from();
        Bilingual size = words(step.segment().payloadLength());
        String first = telling.seq(step);
        Bilingual last = telling.numbered(step);
        return switch (plot.order(step)) {
            case NEXT ->
                say(
                        "{0} writes a letter of {1}, {3} (Seq={2}); the next one will begin with number {4}.",
                        "{0}写了一封 {1}的信，{3}（Seq={2}）；下一封从 {4} 号写起。",
                        writer(sender),
                        size,
                        first,
                        last,
                        telling.afterData(step));
            case BEYOND ->
                say(
                        "{0} writes a letter of {1}, {3} (Seq={2}); but number {4} would have been next. A letter is missing in between, or comes later.",
                        "{0}写了一封 {1}的信，{3}（Seq={2}）；可是本该轮到 {4} 号。中间缺了一封，或者还在路上。",
                        writer(sender),
                        size,
                        first,
                        last,
                        telling.highest(sender));
            case LATE ->
                say(
                        "A letter of {0} with {1}, {3} (Seq={2}), though {0} had come up to number {4} already: later letters overtook it, or it is a copy of one that got lost.",
                        "{0}的一封 {1}的信，{3}（Seq={2}），而{0}早已写到了 {4} 号：要么是后面的信赶到了它前头，要么它是一封丢失的信的抄件。",
                        writer(sender),
                        size,
                        first,
                        last,
                        telling.highest(sender));
            case AGAIN -> copy(step);
            case NEEDLESS ->
                say(
                        "{0} posts the letter of frame {4} again, the same {1}, {3} (Seq={2}), although {5} had confirmed it already: too impatient, or the receipt came too late.",
                        "{0}把帧 {4} 的信又寄了一次，同样的 {1}，{3}（Seq={2}），可是{5}早已回执：不是太心急，就是回执来得太晚。",
                        writer(sender),
                        size,
                        first,
                        last,
                        plot.frameSentBefore(step),
                        writer(sender.other()));
        };
    }

    /** A letter sent again: why at once is told by {@link LetterRemarks} where it was asked for. */
    private Bilingual copy(Step step) {
        Bilingual why = telling.found(step, FindingKind.FAST_RETRANSMISSION)
                ? new Bilingual("; so", "，这次正好用上：")
                : new Bilingual(". None came in time, so", "。回执没有及时来，就");
        return say(
                "{0} keeps a copy of every letter until its receipt comes{5} the letter of frame {4} is posted again: the same {1}, the same {3} (Seq={2}).",
                "每封信{0}都留着底稿，直到收到回执{5}把帧 {4} 的信再寄一次：同样的 {1}，同样的{3}（Seq={2}）。",
                writer(step.from()),
                words(step.segment().payloadLength()),
                telling.seq(step),
                telling.numbered(step),
                plot.frameSentBefore(step),
                why);
    }

    List<Bilingual> receipt(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say("{0} sends a receipt: “{1}”", "{0}寄来一张回执：“{1}”", writer(step.from()), letters.receipt(step)));
        letters.reckoning(step).ifPresent(story::add);
        afterReceipt(step, story);
        return story;
    }

    private void afterReceipt(Step step, List<Bilingual> story) {
        noRoom(step, story);
        letters.takesNoNumber(step, story);
    }

    List<Bilingual> withoutReceipt(Step step) {
        return List.of(say(
                "{0} sends a sheet that says nothing at all, not even what has come (no ACK flag); {1} puts it aside. Its number is Seq={2}.",
                "{0}寄来一张什么也没说的纸，连收到了什么都没写（没有 ACK 标志）；{1}把它放到一边。它的编号是 Seq={2}。",
                writer(step.from()),
                writer(step.from().other()),
                telling.seq(step)));
    }

    List<Bilingual> keepAlive(Step step) {
        return List.of(
                say(
                        "It has been quiet for a while. {0} asks: “Are you still there?”",
                        "好一阵没有消息了。{0}问：“你还在吗？”", writer(step.from())),
                oldNumber(step));
    }

    List<Bilingual> windowProbe(Step step) {
        return List.of(
                say(
                        "{0} asks: “Is your letterbox still full?” For the note that there is room again may have got lost.",
                        "{0}问：“你的信箱还是满的吗？”因为“信箱空出来了”的那张条子也可能丢了。", writer(step.from())),
                oldNumber(step));
    }

    private Bilingual oldNumber(Step step) {
        return say(
                "For that {0} uses an old number, Seq={1}, which was confirmed long ago: nothing new is said, but {2} has to answer.",
                "为此{0}用了一个旧编号 Seq={1}，它早已有了回执：没有说任何新的话，但{2}必须回应。",
                writer(step.from()),
                telling.seq(step),
                writer(step.from().other()));
    }

    /** A receipt that was sent before: what it means this time. */
    List<Bilingual> repeated(Event event, Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say("{0}: {1}", "{0}：{1}", writer(step.from()), quote(event, step)));
        afterReceipt(step, story);
        return story;
    }

    private Bilingual quote(Event event, Step step) {
        Long window = Telling.window(step, true);
        return switch (event) {
            case STILL_NO_ROOM ->
                say(
                        "“I am still here, but my letterbox is still full. I am waiting for your number {0} (Ack={0}).”",
                        "“我还在，可是信箱还是满的。我在等你的 {0} 号（Ack={0}）。”", telling.ack(step));
            case STILL_THERE ->
                say(
                        "“Yes, I am still here, and waiting for your number {0} (Ack={0}).”",
                        "“我还在，在等你的 {0} 号（Ack={0}）。”", telling.ack(step));
            case ROOM_AGAIN ->
                say(
                        "“I have read and emptied my letterbox: there is room again. I am waiting for your number {0} (Ack={0}).”",
                        "“我读了信，信箱又空出来了。我在等你的 {0} 号（Ack={0}）。”", telling.ack(step));
            case OTHER_WINDOW ->
                say(
                        "“My letterbox has room for {1} now. I am still waiting for your number {0} (Ack={0}).”",
                        "“我的信箱现在还放得下 {1}。我还在等你的 {0} 号（Ack={0}）。”",
                        telling.ack(step),
                        words(window == null ? 0 : window));
            case STILL_WAITING ->
                say(
                        "“Something has come, but not your number {0}: I am still waiting for it (Ack={0}).”",
                        "“我收到了东西，可不是你的 {0} 号：我还在等它（Ack={0}）。”", telling.ack(step));
            default ->
                say(
                        "“I am still waiting for your number {0} (Ack={0}).”",
                        "“我还在等你的 {0} 号（Ack={0}）。”", telling.ack(step));
        };
    }

    /** What the rarer fields add to a letter. */
    void postscript(Step step, List<Bilingual> story) {
        if (Flags.any(step.segment().flags(), Flags.SYN | Flags.RST)) {
            return;
        }
        Side other = step.from().other();
        Segment segment = step.segment();
        for (int i = 0; i < segment.sackBlocks(); i++) {
            Bilingual range = telling.range(other, segment.sackLeft(i), segment.sackRight(i));
            boolean twice = SequenceNumber.atOrAfter(segment.acknowledgement(), segment.sackRight(i));
            story.add(
                    twice
                            ? say("In the margin (SACK): “Your {0} came twice.”", "边上还注着一笔（SACK）：“你的 {0}来了两遍。”", range)
                            : say(
                                    "In the margin (SACK): “Your {0}: already here, ahead of turn.”",
                                    "边上还注着一笔（SACK）：“你的 {0}已经提前到了。”", range));
        }
        if (step.segment().has(Flags.URG) && telling.first(Telling.Lesson.URGENT)) {
            story.add(say(
                    "Part of it is underlined twice: urgent (URG flag). Hardly anybody writes like that today.",
                    "其中一部分划了双线：紧急（URG 标志）。如今很少有人这样写了。"));
        }
    }

    /** That the letter says the letterbox is full, if it does. */
    void noRoom(Step step, List<Bilingual> story) {
        if (step.segment().window() == 0 && !telling.speaker(step.from()).offersNothing()) {
            story.add(say(
                    "{0} adds: “My letterbox is full, please send nothing until I tell you.” (the window is 0)",
                    "{0}附言：“我的信箱满了，等我说有空了再寄。”（窗口为 0）", writer(step.from())));
        }
    }

    List<Bilingual> bundle(List<Step> steps, boolean odd) {
        List<Bilingual> story = new ArrayList<>();
        for (Side side : Side.values()) {
            written(steps, side, story);
        }
        if (odd || steps.stream().anyMatch(step -> !telling.findings.of(step).isEmpty())) {
            story.add(say(
                    "Not all of them went smoothly; it happened as told elsewhere in this story.",
                    "其中也有不顺利的，情形与这里别处讲的一样。"));
        } else {
            story.add(say(
                    "Letter follows letter, and every receipt names the next word that is awaited.",
                    "信一封接着一封，每张回执都写明正在等哪一个字。"));
        }
        return story;
    }

    private void written(List<Step> steps, Side side, List<Bilingual> story) {
        long count = 0;
        long octets = 0;
        Step confirming = null;
        for (Step step : steps) {
            if (step.from() == side) {
                count += step.segment().payloadLength() > 0 ? 1 : 0;
                octets += step.segment().payloadLength();
                confirming = step.segment().has(Flags.ACK) ? step : confirming;
            }
        }
        if (count > 0) {
            story.add(say(
                    "{0} writes {1} in {2}; the next number is then {3}.",
                    "{0}用 {2} 封信写了 {1} 个字，之后的编号是 {3}。",
                    writer(side),
                    Telling.many(octets, "word"),
                    Telling.many(count, "letter"),
                    telling.highest(side)));
        }
        if (confirming != null) {
            story.add(say("{0}'s last receipt: Ack={1}.", "{0}最后一张回执：Ack={1}。", writer(side), telling.ack(confirming)));
        }
    }
}
