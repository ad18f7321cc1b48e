package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Letters.writer;

import io.loopshark.segment.Flags;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** The letters that end a correspondence without a farewell, and those that keep one from beginning. */
final class ResetLetters {

    private final Telling telling;
    private final Letters letters;

    ResetLetters(Telling telling, Letters letters) {
        this.telling = telling;
        this.letters = letters;
    }

    List<Bilingual> refusal(Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(say(
                "The letter comes back from the house of {0} with a note: “Nobody at door {1} takes letters.” (RST flag) The house stands, but behind this door nobody listens.",
                "信从{0}那栋楼退了回来，附着一张条子：“{1} 号门没有人收信。”（RST 标志）楼还在，只是这扇门后没有人在听。",
                writer(step.from()),
                step.segment().sourcePort()));
        if (step.segment().has(Flags.ACK)) {
            letters.reckoning(step).ifPresent(story::add);
            story.add(say(
                    "The note names the number that would have been next (Ack={1}). So {0} can tell that it answers this very letter, and that nobody made it up.",
                    "条子上写着本该轮到的编号（Ack={1}），所以{0}知道它退的正是这封信，不是别人捏造的。",
                    writer(step.from().other()),
                    telling.ack(step)));
        }
        return story;
    }

    List<Bilingual> ofWrongAnswer(Step step) {
        return withNumber(
                say(
                        "{0} reads the answer of frame {1} and wonders: “You answer a letter that I have not written, or not any more. Please forget it.” (RST flag)",
                        "{0}读了帧 {1} 的回信，觉得奇怪：“你回的不是我现在写的信，请当它没有过。”（RST 标志）",
                        writer(step.from()),
                        telling.frameOfSyn(step.from().other())),
                step);
    }

    /** The thanks are turned away, not the correspondence. */
    List<Bilingual> ofWrongThird(Step step) {
        return List.of(say(
                "{0} turns the letter of frame {2} away: “You give thanks for something that I did not write.” (RST flag) The note bears the wrong number that was quoted there (Seq={4}). {1} is waiting for number {3} and puts the note aside; the right third letter may still come.",
                "{0}把帧 {2} 的信退了回去：“你谢的不是我写的那一句。”（RST 标志）条子上的编号就是那封信里引用错的编号（Seq={4}）。{1}在等的是 {3} 号，所以不理会这张条子；正确的第三封信仍然可以再来。",
                writer(step.from()),
                writer(step.from().other()),
                Long.toString(telling.frameOfRejectedThird(step)),
                telling.highest(step.from()),
                telling.seq(step)));
    }

    List<Bilingual> insteadOfThird(Step step) {
        return withNumber(
                say(
                        "Instead of the third letter {0} writes: “I did not write that letter, or not any more: please do not wait for me.” (RST flag) It hurts, but {1} need not wait in vain.",
                        "该写第三封信的时候，{0}却写道：“那封信不是我写的，或者我已经改了主意：请别再等我。”（RST 标志）虽然难过，{1}至少不必白等。",
                        writer(step.from()),
                        writer(step.from().other())),
                step);
    }

    List<Bilingual> ofUnknown(Step step) {
        return withNumber(
                say(
                        "{0} has no memory of this correspondence, as after a move in which all papers got lost: “We do not write to each other.” (RST flag) {1} was still holding the pen. Half of it was open and half of it was not, and it comes to light only now.",
                        "{0}对这段通信毫无记忆，就像搬了一次家、信件全丢了：“我们并没有在通信。”（RST 标志）而{1}手里还握着笔。一头开着，一头没有：这就是“半开”，到现在才发现。",
                        writer(step.from()),
                        writer(step.from().other())),
                step);
    }

    List<Bilingual> ignored(Step step) {
        return List.of(say(
                "A letter in the name of {0} says: “I stop here.” (RST flag) But it bears the number {1} (Seq={1}), which {2} is not waiting for at all. So {2} puts it aside, and the correspondence goes on.",
                "一封署名{0}的信写道：“到此为止。”（RST 标志）可它的编号是 {1}（Seq={1}），根本不是{2}在等的。所以{2}把它放到一边，通信照常继续。",
                writer(step.from()),
                telling.seq(step),
                writer(step.from().other())));
    }

    List<Bilingual> whenClosed(Step step) {
        return withNumber(
                say(
                        "Both have taken leave already; {0} only adds: “You may put the papers away.” (RST flag)",
                        "双方都已道别，{0}只是补了一句：“信件可以收起来了。”（RST 标志）", writer(step.from())),
                step);
    }

    List<Bilingual> ofLateData(Step step) {
        return withNumber(
                say(
                        "{0} has taken leave and reads no more, but something still came: “Too late, nobody opens letters here any more.” (RST flag)",
                        "{0}已经道别，不再读信，却又有信来：“太晚了，这里已经没有人拆信了。”（RST 标志）", writer(step.from())),
                step);
    }

    List<Bilingual> withUnreadData(Step step) {
        return withNumber(
                say(
                        "{0} took leave and now goes away, most likely while letters of {1} still lie unopened, and is honest about it: “I have not read them, and I will not.” (RST flag)",
                        "{0}道别之后就走了，多半{1}的信还没有拆完；为了不让对方误会，{0}坦白地写道：“那些信我没有读，也不会读了。”（RST 标志）",
                        writer(step.from()),
                        writer(step.from().other())),
                step);
    }

    List<Bilingual> afterSilence(Step step) {
        return withNumber(
                say(
                        "{0} has asked again and again and got no sign of life: “I take it that you are gone. I put down the pen.” (RST flag)",
                        "{0}问了一次又一次，始终没有回音：“想来你已经不在了，我搁笔了。”（RST 标志）", writer(step.from())),
                step);
    }

    List<Bilingual> abort(Step step) {
        List<Bilingual> story = withNumber(
                say(
                        "{0} breaks off in the middle: “I stop here, at once and for both of us.” (RST flag) That is no farewell: it waits for nothing, nobody confirms it, and letters still on the road are lost.",
                        "{0}突然中断了通信：“到此为止，立刻，双方都停。”（RST 标志）这不是道别：不等什么，也没有回执，还在路上的信都作废了。", writer(step.from())),
                step);
        if (telling.speaker(step.from().other()).hasSentData()) {
            story.add(say(
                    "Either {0} wanted it so (SO_LINGER with a time of 0), or left while letters of {1} lay unread; the letter itself does not tell which.",
                    "要么是{0}有意如此（SO_LINGER 设为 0），要么是{1}的信还没读完就走了；从这封信本身看不出是哪一种。",
                    writer(step.from()),
                    writer(step.from().other())));
        } else {
            story.add(say(
                    "Nothing lay unread, for {1} had not written a word: so {0} wanted it so (SO_LINGER with a time of 0), or was called away for good.",
                    "{1}一个字都还没写，谈不上有信没读：是{0}有意如此（SO_LINGER 设为 0），或者被叫走、再也不回来了。",
                    writer(step.from()),
                    writer(step.from().other())));
        }
        return story;
    }

    private List<Bilingual> withNumber(Bilingual what, Step step) {
        List<Bilingual> story = new ArrayList<>();
        story.add(what);
        story.add(
                telling.resetNumberIsDue(step)
                        ? say(
                                "It bears the very number that {0} is waiting for (Seq={1}); a letter like this with another number could have come from anybody.",
                                "信上的编号正是{0}在等的那一个（Seq={1}）；换一个编号，就可能是任何人冒名写的了。",
                                writer(step.from().other()),
                                telling.seq(step))
                        : say("Its number is Seq={0}.", "它的编号是 Seq={0}。", telling.seq(step)));
        return story;
    }
}
