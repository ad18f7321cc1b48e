package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Letters.words;
import static io.loopshark.report.Letters.writer;

import io.loopshark.connection.Side;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** The first letters: a greeting, its answer, and thanks for it. */
final class OpeningLetters {

    private final Telling telling;
    private final Letters letters;

    OpeningLetters(Telling telling, Letters letters) {
        this.telling = telling;
        this.letters = letters;
    }

    List<Bilingual> greeting(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} writes a first letter to {1}: “I like you. Shall we write to each other? I number what I write: this greeting is number {2} (Seq={2}), so my next number is {3}.”",
                "{0}给{1}写了第一封信：“我喜欢你，我们通信好吗？我写的都编了号：这声问候是 {2} 号（Seq={2}），接下来是 {3} 号。”",
                writer(step.from()),
                writer(step.from().other()),
                telling.seq(step),
                telling.next(step)));
        begun(step, story);
        story.add(say(
                "The letter is posted, and {0} waits, anxious: will it arrive?",
                "信寄出去了，{0}焦急地等着：信能送到吗？", writer(step.from())));
        return story;
    }

    List<Bilingual> crossing(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} has not seen {1}'s letter yet and writes a first one, too: “I like you. Shall we write to each other? This greeting is number {2} (Seq={2}), my next number is {3}.” The two letters cross on the road; that makes one correspondence, not two.",
                "{0}还没有见到{1}的信，自己也写了第一封信：“我喜欢你，我们通信好吗？这声问候是 {2} 号（Seq={2}），接下来是 {3} 号。”两封信在路上交错；这仍是一段通信，不是两段。",
                writer(step.from()),
                writer(step.from().other()),
                telling.seq(step),
                telling.next(step)));
        begun(step, story);
        return story;
    }

    private void begun(Step step, List<Bilingual> story) {
        story.add(startingNumber(step));
        int length = step.segment().payloadLength();
        if (length > 0) {
            story.add(say(
                    "The two have written before, and {0} encloses the password that {1} gave out then: so {2} can go along with the greeting (TCP Fast Open).",
                    "两人以前通过信，{0}附上了{1}当时给的暗号，所以问候之外还能一并寄出 {2}（TCP Fast Open）。",
                    writer(step.from()),
                    writer(step.from().other()),
                    words(length)));
        }
        story.add(say(
                "The greeting takes a number of its own, so that the answer can say that it came. There is no receipt in this letter (the ACK flag is not set): nothing has come that could be confirmed.",
                "问候自己占一个编号，这样回信才能说“收到了”。这封信里没有回执（ACK 标志没有置 1）：还没有收到过什么，无从确认。"));
    }

    private Bilingual startingNumber(Step step) {
        String raw = Integer.toUnsignedString(step.segment().sequence());
        return telling.numbers.either(
                say(
                        "Number {2} is only how it is counted here; in the letter itself stands {1}, a starting number that {0} has drawn for this correspondence alone, so that old letters are not taken for new ones.",
                        "{2} 号只是这里的数法；信上实际写的是 {1}，这是{0}专为这段通信选定的起始编号，免得旧信被当成新信。",
                        writer(step.from()),
                        raw,
                        telling.seq(step)),
                say(
                        "{0} has drawn the starting number {1} for this correspondence alone, so that old letters are not taken for new ones.",
                        "起始编号 {1} 是{0}专为这段通信选定的，免得旧信被当成新信。", writer(step.from()), raw));
    }

    List<Bilingual> greetingAgain(Step step) {
        return List.of(say(
                "No answer that helps has come. {0} copies the first letter (frame {2}) with the same number (Seq={1}) and posts it again: either the letter got lost, or its answer did.",
                "{0}没有等到能用的回信，就把第一封信（帧 {2}）照抄一份，编号不变（Seq={1}），再寄一次：可能信丢了，也可能回信丢了。",
                writer(step.from()),
                telling.seq(step),
                telling.frameOfSyn(step.from())));
    }

    List<Bilingual> anotherGreeting(Step step) {
        return List.of(say(
                "A first letter of {0} again, but its starting number is not the one of frame {1} (Seq={2}): it belongs to another attempt, perhaps an old letter that lay on the road, perhaps a new beginning.",
                "又是{0}的一封“第一封信”，但起始编号与帧 {1} 的不同（Seq={2}）：它属于另一次尝试，也许是在路上耽搁已久的旧信，也许是重新开始。",
                writer(step.from()),
                telling.frameOfSyn(step.from()),
                telling.seq(step)));
    }

    List<Bilingual> answer(Step step) {
        Side sender = step.from();
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} writes back at once: “Your letter is here; I am waiting for your number {2} (Ack={2}). And yes, I like you, too! I number my words as well: this greeting is number {3} (Seq={3}).”",
                "{0}很快回信：“你的信收到了，我在等你的 {2} 号（Ack={2}）。其实我也喜欢你！我写的也编了号：这声问候是 {3} 号（Seq={3}）。”",
                writer(sender),
                writer(sender.other()),
                telling.ack(step),
                telling.seq(step)));
        story.add(say(
                "Two things in one letter: the receipt for {0}'s greeting (ACK flag), and {1}'s own greeting (SYN flag).",
                "一封信里有两样东西：对{0}那声问候的回执（ACK 标志），和{1}自己的问候（SYN 标志）。", writer(sender.other()), writer(sender)));
        if (!telling.wrongAck(step)) {
            letters.reckoning(step).ifPresent(story::add);
            letters.rule(step, story);
        }
        story.add(startingNumber(step));
        if (telling.answersOldSyn(step)) {
            story.add(say(
                    "{1} cannot see how old that letter is. {0} waits for the answer to another one, and can make nothing of this.",
                    "{1}看不出那封信有多旧。{0}等的却是另一封信的回信，这封对不上。", writer(sender.other()), writer(sender)));
        } else if (!telling.wrongAck(step)) {
            story.add(say(
                    "When it arrives, {0} will know that letters get through in both directions. {1} does not know that yet, and waits, anxious in turn: that is what the third letter is for.",
                    "这封信送到时，{0}就知道两个方向的信都能送达了。{1}还不知道，现在轮到{1}焦急地等：所以需要第三封信。", writer(sender.other()), writer(sender)));
        }
        return story;
    }

    List<Bilingual> answerAgain(Step step) {
        return List.of(say(
                "{0} has waited in vain for a third letter that fits and sends the same answer again, every number as it was (Seq={1}, Ack={2}).",
                "{0}没有等到对得上的第三封信，就把同样的回信再寄一次，编号都不变（Seq={1}，Ack={2}）。",
                writer(step.from()),
                telling.seq(step),
                telling.ack(step)));
    }

    List<Bilingual> greetingWithReceipt(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{1}'s greeting has come in the meantime. {0} sends the greeting once more (Seq={2}), this time with a receipt: “{3}”",
                "这时{1}的问候到了。{0}把自己的问候再寄一次（Seq={2}），这次附上回执：“{3}”",
                writer(step.from()),
                writer(step.from().other()),
                telling.seq(step),
                letters.receipt(step)));
        letters.reckoning(step).ifPresent(story::add);
        return story;
    }

    List<Bilingual> thanks(Step step) {
        Side sender = step.from();
        int length = step.segment().payloadLength();
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "{0} is happy and writes the third letter: “Thank you, your letter and your greeting are here. I am waiting for your number {1} (Ack={1}).”",
                "{0}很高兴，写了第三封信：“谢谢你，你的信和心意我都收到了，我在等你的 {1} 号（Ack={1}）。”", writer(sender), telling.ack(step)));
        letters.reckoning(step).ifPresent(story::add);
        boolean wrongSequence = telling.found(step, FindingKind.HANDSHAKE_ACK_SEQUENCE);
        if (!wrongSequence && !telling.wrongAck(step)) {
            story.add(say(
                    "When this one arrives, both know that letters get through in both directions. With two letters alone {0} would never know whether the answer arrived, and an old first letter, delivered late, would have {0} keep paper and pen ready for somebody who does not write.",
                    "等这封信送到，双方就都知道两个方向的信都能送达了。如果只写两封，{0}就无从知道自己的回信有没有送到；一封迟到的旧信，也会让{0}为一个并不写信的人白白备着纸笔。",
                    writer(sender.other())));
        }
        if (length > 0) {
            story.add(say(
                    "The letter holds {0} already, {2} (Seq={1}).",
                    "信里已经写了 {0}，{2}（Seq={1}）。", words(length), telling.seq(step), telling.numbered(step)));
        } else if (!wrongSequence) {
            letters.takesNoNumber(step, story);
        }
        return story;
    }
}
