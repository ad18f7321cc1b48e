package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Letters.writer;

import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** The farewells: each writer takes leave for itself, and each farewell is confirmed. */
final class ClosingLetters {

    private final Telling telling;
    private final Letters letters;
    private final TransferLetters transfer;

    ClosingLetters(Telling telling, Letters letters, TransferLetters transfer) {
        this.telling = telling;
        this.letters = letters;
        this.transfer = transfer;
    }

    List<Bilingual> farewell(Step step) {
        List<Bilingual> story = lastWords(step);
        story.add(say(
                "{0} takes leave: “That is all I had to say. This farewell is number {1}. I go on reading; write as long as you like.”",
                "{0}道别：“我要说的都说完了，这声道别是 {1} 号。我还会继续读信，你想写多久就写多久。”", writer(step.from()), telling.afterData(step)));
        story.add(say(
                "The farewell takes a number, as the greeting did, so that {0} can confirm it (with Ack={1}). It ends {2}'s own writing only.",
                "道别和问候一样占一个编号，这样{0}才能回执（Ack={1}）。它只结束{2}自己这个方向。",
                writer(step.from().other()),
                telling.next(step),
                writer(step.from())));
        story.addAll(letters.enclosedReceipt(step));
        return story;
    }

    List<Bilingual> farewellToo(Step step) {
        Side sender = step.from();
        List<Bilingual> story = lastWords(step);
        story.add(say(
                "{0} has said everything, too: “Farewell, then. This is number {1}.” The receipt for it has to name {2} (Ack={2}).",
                "{0}也说完了：“那么，再见。这声道别是 {1} 号。”给它的回执应当写 {2}（Ack={2}）。",
                writer(sender),
                telling.afterData(step),
                telling.next(step)));
        boolean both = telling.finFirstAcknowledgedBy(step) != null;
        story.addAll(letters.enclosedReceipt(step));
        if (both) {
            story.add(say(
                    "“Your farewell has come, and here is mine”: two things in one letter, and that is why this leave-taking needs three letters and not four.",
                    "“你的道别收到了，这是我的道别”：两件事写在一封信里，所以这次道别只用三封信，而不是四封。"));
        }
        return story;
    }

    List<Bilingual> crossing(Step step) {
        Side sender = step.from();
        return leave(
                step,
                say(
                        "{0} takes leave as well, before {1}'s farewell has been read: “That is all from me. This farewell is number {2}.” The two letters cross on the road; each will be confirmed by itself (this one with Ack={3}).",
                        "{0}还没有读到{1}的道别，自己也道别了：“我要说的都说完了，这声道别是 {2} 号。”两封信在路上交错，各自都要回执（这一封应当是 Ack={3}）。",
                        writer(sender),
                        writer(sender.other()),
                        telling.afterData(step),
                        telling.next(step)));
    }

    /** Who should have counted the other one's farewell in an earlier letter already takes leave as well. */
    List<Bilingual> uncounted(Step step) {
        Side sender = step.from();
        return leave(
                step,
                say(
                        "{0} takes leave as well: “That is all from me. This farewell is number {2}.” {1}'s farewell lies opened on the table, but no receipt counts it: that of frame {3} should have.",
                        "{0}也道别了：“我要说的都说完了，这声道别是 {2} 号。”{1}的道别早已拆开放在桌上，回执却始终没有把它算进去，帧 {3} 的回执就应当算上。",
                        writer(sender),
                        writer(sender.other()),
                        telling.afterData(step),
                        Long.toString(telling.frameNotCounting(step))));
    }

    private List<Bilingual> leave(Step step, Bilingual farewell) {
        List<Bilingual> story = lastWords(step);
        story.add(farewell);
        story.addAll(letters.enclosedReceipt(step));
        return story;
    }

    List<Bilingual> farewellAgain(Step step) {
        return List.of(say(
                "No receipt has come for the farewell of frame {1}, so {0} posts it again, with the same number (Seq={2}).",
                "帧 {1} 的道别一直没有回执，{0}就按同样的编号（Seq={2}）再寄一次。",
                writer(step.from()),
                telling.frameOfFin(step.from()),
                telling.seq(step)));
    }

    /** The answer to a farewell that was confirmed before. */
    List<Bilingual> farewellConfirmedAgain(Step step) {
        Bilingual still = Telling.before(step).state() == TcpState.TIME_WAIT
                ? new Bilingual(
                        ", who has stayed near the letterbox for that (TIME-WAIT),", "守在信箱旁正是为了这个（TIME-WAIT），于是")
                : new Bilingual("", "便");
        return List.of(say(
                "The farewell came again, so its receipt had got lost, or was late. {0}{1} writes it once more: “{2}”",
                "道别又来了一次，说明它的回执丢了，或者来得太晚。{0}{1}再写一张：“{2}”", writer(step.from()), still, letters.receipt(step)));
    }

    private List<Bilingual> lastWords(Step step) {
        List<Bilingual> story = new ArrayList<>();
        if (step.segment().payloadLength() > 0) {
            story.add(transfer.content(step));
        }
        return story;
    }

    List<Bilingual> farewellConfirmed(Step step) {
        Side sender = step.from();
        List<Bilingual> story = new ArrayList<>();
        if (step.segment().payloadLength() > 0) {
            story.add(transfer.content(step));
        }
        story.add(say(
                "{0} confirms: “Your farewell has come. {1}”",
                "{0}回执：“你的道别收到了。{1}”", writer(sender), letters.receipt(step)));
        letters.reckoning(step).ifPresent(story::add);
        if (telling.closed(sender)) {
            story.add(say(
                    "Both have taken leave, and both farewells are confirmed: the correspondence ends in good order.",
                    "双方都道过别，两声道别都有了回执：这段通信好好地结束了。"));
        } else if (telling.speaker(sender).fin() == null) {
            story.add(say(
                    "{1} will write no more words, but still reads and sends receipts; {0} may go on writing. Only one direction is closed.",
                    "{1}不再写新的话，但还在读信、寄回执；{0}仍然可以写下去。关闭的只是一个方向。", writer(sender), writer(sender.other())));
        }
        return story;
    }
}
