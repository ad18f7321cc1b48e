package io.loopshark.report;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rules found in a letter, in the picture of letters. What {@link Event} tells anyway has no remark of its own. */
final class LetterRemarks {

    private static final Map<FindingKind, Bilingual> REMARKS = new EnumMap<>(FindingKind.class);

    static {
        remark(
                FindingKind.SYN_ACK_NUMBER,
                "The answer quotes a greeting that was never written: it belongs to no letter in this correspondence.",
                "这封回信引用了一句从来没有写过的问候：它对不上这段通信里的任何一封信。");
        remark(
                FindingKind.HANDSHAKE_ACK_NUMBER,
                "The third letter gives thanks for something else than the greeting it got: the number it quotes does not fit.",
                "第三封信谢的不是它收到的那声问候：它引用的编号对不上。");
        remark(
                FindingKind.HANDSHAKE_ACK_SEQUENCE,
                "The number of this letter does not follow on its writer's greeting, as if a page had been slipped in or torn out.",
                "这封信的编号接不上写信人自己的问候，像是中间多塞或撕掉了一页。");
        remark(
                FindingKind.ISN_CHANGED,
                "Two answers to the same letter, with different starting numbers: as if two people had answered.",
                "同一封信收到两封起始编号不同的回信，像是两个人各回了一封。");
        remark(
                FindingKind.ILLEGAL_FLAGS,
                "The letter contradicts itself, as if it said hello and farewell in one breath, or it leaves out the receipt that belongs into every letter.",
                "这封信自相矛盾，好比刚说“你好”就说“再见”，或者漏了每封信都该有的回执。");
        remark(
                FindingKind.OPTION_NOT_NEGOTIATED,
                "The letter follows a custom that the two had not agreed on in their first letters.",
                "这封信用了一种双方在最初的信里并没有约定的写法。");
        remark(
                FindingKind.TIMESTAMP_MISSING,
                "The two had agreed to write the hour on every letter; here it is missing.",
                "双方约定每封信都写明时刻，这一封却没有写。");
        remark(
                FindingKind.ACK_OF_UNSENT_DATA,
                "The receipt confirms a sentence that was never written.",
                "这张回执确认了一句从来没有写过的话。");
        remark(
                FindingKind.SEQUENCE_GAP,
                "A letter is missing from our bundle. It may well have arrived: that we did not see it is nobody's fault.",
                "我们手里的这叠信缺了一封。它也许早已送到：我们没看见，怪不得任何人。");
        remark(FindingKind.BEYOND_WINDOW, "More is sent than the letterbox was said to hold.", "寄来的比对方说的信箱容量还多。");
        remark(
                FindingKind.WINDOW_SHRUNK,
                "Room in the letterbox that had been promised is taken back.",
                "先前答应的信箱空间又被收回去了。");
        remark(
                FindingKind.FAST_RETRANSMISSION,
                "The copy goes out at once, for the same number was asked for again and again.",
                "对方一再索要同一个编号，所以不等到时限就立刻寄出抄件。");
        remark(FindingKind.OUT_OF_ORDER, "Later letters overtook this one on the road.", "这封信在路上被后写的信赶超了。");
        remark(
                FindingKind.DUPLICATE_ACK,
                "The same receipt once more is as good as the question: “Where is the next one?”",
                "同样的回执又来一张，等于在问：“下一封呢？”");
        remark(
                FindingKind.RETRANSMISSION_DIFFERS,
                "The copy does not say what the original said: the words were changed.",
                "抄件和原信的内容不一样：字句被改动了。");
        remark(
                FindingKind.WINDOW_FULL,
                "That fills the other letterbox to the brim: the next letter has to wait until there is room.",
                "这下对方的信箱正好装满：要等腾出空来，才能寄下一封。");
        remark(FindingKind.SACK_INVALID, "The receipt lists pages that cannot exist.", "回执上列出了根本不可能有的几页。");
        remark(
                FindingKind.TIMESTAMP_REGRESSED,
                "The hour on this letter lies before that of an earlier one: the clock ran backwards.",
                "这封信写的时刻比前面的信还早：钟倒着走了。");
        remark(
                FindingKind.FIN_ACK_NUMBER,
                "The farewell is confirmed with a wrong number: it is left out of the count, or more is counted than was written.",
                "给道别的回执编号不对：要么没有把道别算进去，要么算得比写过的还多。");
        remark(
                FindingKind.DATA_AFTER_FIN,
                "Words after the farewell: who has taken leave may not go on writing.",
                "道别之后又写了话：说过再见的人，不能再往下写。");
        remark(
                FindingKind.SEQUENCE_AFTER_FIN,
                "Its number lies beyond its writer's own farewell, where nothing can follow.",
                "它的编号排在写信人自己的道别之后，那里不可能再有内容。");
        remark(
                FindingKind.DATA_AFTER_PEER_CLOSED,
                "It is written to somebody who has taken leave already: an answer is not to be hoped for.",
                "收信人已经道过别了：不能再指望回信。");
        remark(
                FindingKind.DATA_LOST_BY_RESET,
                "Letters that were on the road when this one came stay unconfirmed; nobody knows whether they were read.",
                "此时还在路上的信再也得不到回执，没有人知道它们有没有被读到。");
        remark(
                FindingKind.RESET_UNACCEPTABLE,
                "Its number is one that the reader must not believe: anybody could have written this letter.",
                "信上的编号不可信，收信人不该理会：任何人都可能冒名写这样一封信。");
        remark(
                FindingKind.OLD_DUPLICATE_SYN,
                "It is an old first letter that lay on the road for long; its writer does not stand by it any more.",
                "这是一封在路上耽搁了很久的旧信，写信人已经不认它了。");
        remark(
                FindingKind.CHALLENGE_ACK,
                "It asks back: “We are writing to each other already. Was that really you?” A true writer with a lost memory will say so, a forger can't.",
                "这是反问：“我们本来就在通信，刚才那封真是你写的吗？”真正失忆的对方会说明，冒名的人则答不上来。");
        remark(
                FindingKind.PORT_REUSED,
                "There was a correspondence between these two doors before. This is a new one, with new starting numbers.",
                "这两扇门之间以前有过一段通信。这是新的一段，起始编号也是新的。");
        remark(
                FindingKind.ECN_NEGOTIATED,
                "They agree that the post may stamp “the roads are crowded” on a letter instead of throwing it away.",
                "双方约定：路上拥挤时，邮局可以在信上盖个“拥堵”的戳，而不是把信丢掉。");
        remark(
                FindingKind.DUPLICATE_FRAME,
                "The same letter lies in our bundle twice: who copied the post copied it two times.",
                "同一封信在我们这叠里有两份：是抄录的人抄了两遍。");
    }

    private final Telling telling;
    private final Set<FindingKind> said = EnumSet.noneOf(FindingKind.class);

    LetterRemarks(Telling telling) {
        this.telling = telling;
    }

    private static void remark(FindingKind kind, String english, String chinese) {
        REMARKS.put(kind, new Bilingual(english, chinese));
    }

    /** What is to be remarked on a letter: what breaks a rule always, anything else the first time. */
    List<Bilingual> on(Event event, Step step) {
        List<Bilingual> remarks = new ArrayList<>();
        for (Finding finding : telling.findings.of(step)) {
            if (event == Event.FIN_ACKNOWLEDGED_AGAIN && finding.kind() == FindingKind.DUPLICATE_ACK) {
                // It asks for nothing, it answers.
                continue;
            }
            Bilingual remark = REMARKS.get(finding.kind());
            boolean first = said.add(finding.kind());
            if (remark != null && (first || finding.severity() == Severity.VIOLATION)) {
                remarks.add(remark);
            }
        }
        return remarks;
    }
}
