package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;
import static io.loopshark.report.Letters.writer;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.JudgedConnection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first and the last words of a story in letters: who writes to whom, how words are numbered, how it ended. */
final class LetterEnds {

    private final JudgedConnection connection;
    private final NumberView numbers;

    LetterEnds(JudgedConnection connection, NumberView numbers) {
        this.connection = connection;
        this.numbers = numbers;
    }

    List<Bilingual> introduction() {
        List<Bilingual> words = new ArrayList<>();
        words.add(say(
                "{0} is the client, here called {1}; {2} is the server, here called {3}{4}. They know each other by letters only: {5} letters in {6} s, with {7} words by {1} and {8} by {3}.",
                "{0} 是客户端，这里叫作{1}；{2} 是服务器，这里叫作{3}{4}。两人只靠书信往来：{6} 秒里共 {5} 封信，{1}写了 {7} 个字，{3}写了 {8} 个字。",
                connection.client(),
                writer(Side.CLIENT),
                connection.server(),
                writer(Side.SERVER),
                connection.rolesObserved()
                        ? ""
                        : new Bilingual(
                                " (as far as can be inferred: the first letters are missing)", "（这是推断：最初的信不在这里）"),
                count(connection.packets()),
                BigDecimal.valueOf(connection.durationNanos(), 9).toPlainString(),
                count(connection.clientBytes()),
                count(connection.serverBytes())));
        if (connection.client().equals(connection.server())) {
            words.add(say(
                    "Both are one and the same: somebody writes letters home, and answers them.",
                    "其实两人是同一个人：写信寄给自己，再自己回信。"));
        }
        words.add(say(
                "One segment is one letter, one byte one word. Each of the two numbers what they write: Seq=… is the number with which a letter begins. A greeting (SYN) and a farewell (FIN) count as one word each; a mere receipt counts as none.",
                "一个报文段是一封信，一个字节是一个字。两人各自给自己写的编号：Seq=… 是一封信开头的编号。问候（SYN）和道别（FIN）各算一个字，单纯的回执不算。"));
        words.add(say(
                "Receipts: the ACK flag says that a letter holds one; Ack=… is the number of the other's word that its writer is waiting for. Everything before it has come.",
                "关于回执：ACK 标志表示信里有回执；Ack=… 是写信人正在等的、对方的那个编号，它之前的都已收到。"));
        words.add(say(
                "The post promises nothing: letters get lost, overtake each other or come twice. Numbers, copies and receipts are all that helps.",
                "邮局什么也不保证：信可能丢，可能后寄的先到，可能来两遍。靠得住的只有编号、底稿和回执。"));
        words.add(numbers.either(counted(Side.CLIENT), Bilingual.NOTHING));
        words.add(numbers.either(counted(Side.SERVER), Bilingual.NOTHING));
        words.removeIf(NumberView::saysNothing);
        return words;
    }

    private Bilingual counted(Side side) {
        SequenceNumber isn = side == Side.CLIENT ? connection.clientIsn() : connection.serverIsn();
        if (isn == null && connection.handshake() == Handshake.NOT_SEEN) {
            return say(
                    "{0}'s greeting is not in our bundle, so nobody here knows with which number it all began; the first number seen counts as 1.",
                    "我们这叠信里没有{0}的问候，不知道最初从哪个编号写起；这里把见到的第一个编号当作 1。", writer(side));
        } else if (isn != null) {
            return say(
                    "{0}'s numbers are counted from the greeting here: number 0 is {1} on the wire.",
                    "{0}的编号在这里从问候数起：0 号在线路上实际是 {1}。", writer(side), isn);
        }
        return Bilingual.NOTHING;
    }

    List<Bilingual> conclusion() {
        List<Bilingual> words = new ArrayList<>();
        beginning(words);
        ending(words);
        lastReceipt(words);
        words.add(verdict());
        return words;
    }

    private void beginning(List<Bilingual> words) {
        switch (connection.handshake()) {
            case NO_REPLY ->
                words.add(say(
                        "No answer ever came: nobody is at home, somebody on the way throws the letters away, or too many other letters wait before that door.",
                        "始终没有回信：家里没有人，信在半路被人扔掉了，或者那扇门前等着的信太多。"));
            case NO_FINAL_ACK ->
                words.add(say(
                        "The third letter is missing. {0} keeps paper and pen ready for a while, repeats the answer a few times, and then gives up.",
                        "第三封信始终没有来。{0}备好纸笔等了一阵，把回信重寄几次，最后只好作罢。", writer(Side.SERVER)));
            case REFUSED ->
                words.add(say(
                        "The correspondence never began: the first letter was turned away.", "这段通信没有开始：第一封信就被退了回来。"));
            case RESET ->
                words.add(say(
                        "The correspondence never began: instead of the third letter came a refusal.",
                        "这段通信没有开始：本该是第三封信，来的却是谢绝。"));
            case SIMULTANEOUS_OPEN ->
                words.add(say(
                        "Both wrote first; that is rare and perfectly right (RFC 9293 §3.5): four letters instead of three, one correspondence and not two.",
                        "两人都抢先写了信；这很少见，但完全合乎规矩（RFC 9293 §3.5）：用了四封信而不是三封，仍是一段通信。"));
            case COMPLETE, NOT_SEEN -> {
                // Told where it happened, or not to be told.
            }
        }
    }

    private void ending(List<Bilingual> words) {
        switch (connection.teardown()) {
            case FOUR_SEGMENT ->
                words.add(say(
                        "Taking leave took four letters: a farewell and its receipt, from each in its own time.",
                        "道别用了四封信（四次挥手）：一声道别、一张回执，两人各在自己需要的时候。"));
            case THREE_SEGMENT ->
                words.add(say(
                        "Taking leave took three letters: receipt and answering farewell went in one envelope. A little later they would have been two; both ways are right.",
                        "道别只用了三封信：回执和回赠的道别装在了一个信封里。晚一点就会分成两封；两种都对。"));
            case SIMULTANEOUS ->
                words.add(say("The two farewells crossed on the road, and each was confirmed.", "两声道别在路上交错，但都得到了回执。"));
            case HALF_CLOSED ->
                words.add(say(
                        "Where our bundle ends, only one of the two has taken leave for good.",
                        "我们这叠信到此为止时，只有一个方向真正道完了别。"));
            case RESET -> words.add(say("There was no farewell: it was broken off.", "没有道别：通信是被中断的。"));
            case OPEN -> words.add(say("Nobody has taken leave in the letters we have.", "在我们手里的信中，还没有人道别。"));
            case NOT_SEEN -> {
                // Nothing to be told.
            }
        }
    }

    private void lastReceipt(List<Bilingual> words) {
        if (connection.clientState() == TcpState.TIME_WAIT && connection.serverState() == TcpState.TIME_WAIT) {
            words.add(say(
                    "Both stay near the letterbox for a while (TIME-WAIT, 2 MSL): should the last receipt of one get lost, the other one's farewell comes again and wants an answer; and no stray letter shall turn up in the next correspondence between these doors.",
                    "两人都还要在信箱旁守一阵（TIME-WAIT，2MSL）：万一谁最后的回执丢了，对方的道别会再来一次，还得回应；迟到的旧信也不该混进这两扇门之间的下一段通信。"));
            return;
        }
        Side waiting = connection.clientState() == TcpState.TIME_WAIT
                ? Side.CLIENT
                : connection.serverState() == TcpState.TIME_WAIT ? Side.SERVER : null;
        if (waiting != null) {
            words.add(say(
                    "{0} stays near the letterbox for a while (TIME-WAIT, 2 MSL): should the last receipt get lost, {1}'s farewell comes again and wants an answer; and no stray letter shall turn up in the next correspondence between these doors.",
                    "{0}还要在信箱旁守一阵（TIME-WAIT，2MSL）：万一最后的回执丢了，{1}的道别会再来一次，还得回应；迟到的旧信也不该混进这两扇门之间的下一段通信。",
                    writer(waiting),
                    writer(waiting.other())));
        }
    }

    private Bilingual verdict() {
        return switch (connection.verdict()) {
            case VERIFIED ->
                say(
                        "Verdict VERIFIED: the first letters are here, and every number that was quoted had really been written.",
                        "结论 VERIFIED：最初的几封信都在，每一个被引用的编号都确实写过。");
            case VIOLATED ->
                say(
                        "Verdict VIOLATED: somebody broke the rules of letter-writing; the letter is marked with ✗.",
                        "结论 VIOLATED：有人坏了通信的规矩，那封信标有 ✗。");
            case INCOMPLETE ->
                say(
                        "Verdict INCOMPLETE: nobody broke a rule, but the three first letters were never exchanged to the end.",
                        "结论 INCOMPLETE：没有人坏规矩，但最初的三封信始终没有写完。");
            case INCONCLUSIVE ->
                say(
                        "Verdict INCONCLUSIVE: the letters we have are too few to judge by.",
                        "结论 INCONCLUSIVE：我们手里的信不足以作出判断。");
        };
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
