package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all letters have in common: who writes, how words are counted, and how a receipt is put. The client is called Clem, the server
 * Sasha: names that anybody may have, with the initials of their parts.
 */
final class Letters {

    private static final Bilingual CLIENT = new Bilingual("Clem", "小柯");
    private static final Bilingual SERVER = new Bilingual("Sasha", "小傅");

    private final Telling telling;

    Letters(Telling telling) {
        this.telling = telling;
    }

    static Bilingual writer(Side side) {
        return side == Side.CLIENT ? CLIENT : SERVER;
    }

    /** One octet is one word; in Chinese, one character. */
    static Bilingual words(long count) {
        return new Bilingual(count == 1 ? "1 word" : count + " words", count + " 个字");
    }

    /** The receipt as its writer words it, without quotation marks. */
    Bilingual receipt(Step step) {
        return say(
                "All before your number {0} has come; I am waiting for number {0} (Ack={0}).",
                "你的 {0} 号之前都收到了，我在等 {0} 号（Ack={0}）。", telling.ack(step));
    }

    /** How the number in a receipt comes about; nothing where the rules say that it is wrong. */
    Optional<Bilingual> reckoning(Step step) {
        Step answered = telling.answeredBy(step);
        if (answered == null || telling.wrongAck(step)) {
            return Optional.empty();
        }
        Segment letter = answered.segment();
        StringBuilder english = new StringBuilder();
        StringBuilder chinese = new StringBuilder();
        if (letter.payloadLength() > 0) {
            english.append(" + ").append(words(letter.payloadLength()).english());
            chinese.append(" + ").append(words(letter.payloadLength()).chinese());
        }
        if (letter.has(Flags.SYN)) {
            english.append(" + 1 for the greeting");
            chinese.append(" + 1（问候）");
        }
        if (letter.has(Flags.FIN)) {
            english.append(" + 1 for the farewell");
            chinese.append(" + 1（道别）");
        }
        return Optional.of(say(
                "The sum: {0} = {1} (Seq of the letter in frame {2}){3}.",
                "算一算：{0} = {1}（帧 {2} 那封信的 Seq）{3}。",
                telling.ack(step),
                telling.seq(answered),
                letter.frameNumber(),
                new Bilingual(english.toString(), chinese.toString())));
    }

    /** The receipt that goes with a letter which was not written for its sake. */
    List<Bilingual> enclosedReceipt(Step step) {
        List<Bilingual> story = new ArrayList<>();
        if (!step.segment().has(Flags.ACK)) {
            return story;
        }
        if (telling.acknowledgesMore(step)) {
            story.add(say("A receipt is enclosed: “{0}”", "信里附有回执：“{0}”", receipt(step)));
            reckoning(step).ifPresent(story::add);
        } else {
            story.add(say(
                    "The receipt in it is the same as before (Ack={0}).", "信里的回执和上次一样（Ack={0}）。", telling.ack(step)));
        }
        return story;
    }

    /** That a receipt takes no number, told once. */
    void takesNoNumber(Step step, List<Bilingual> story) {
        if (telling.first(Telling.Lesson.EMPTY_TAKES_NOTHING)) {
            story.add(say(
                    "It is a receipt and nothing else: it holds no word of {0}'s own, so it takes no number (the next word is still number {1}), and nobody confirms it; confirming receipts would never end.",
                    "这只是一张回执：里面没有{0}自己的字，所以不占编号（下一个字仍是 {1} 号），对方也不必再回一张；回执若还要回执，就没完没了了。",
                    writer(step.from()),
                    telling.seq(step)));
        }
    }

    /** Why a number that is awaited is not always one more, told once. */
    void rule(Step step, List<Bilingual> story) {
        Step answered = telling.answeredBy(step);
        boolean words = answered != null && answered.segment().payloadLength() > 0;
        if (!words && telling.first(Telling.Lesson.ACK_RULE)) {
            story.add(say(
                    "(It is one more than the greeting's number only because a greeting counts as one. After a letter of 35 words it would be 35 more.)",
                    "（这里只大 1，是因为一声问候只占一个编号；如果是一封 35 个字的信，就要大 35。）"));
        }
    }
}
