package io.loopshark.report;

import static io.loopshark.report.ConnectionScript.opened;
import static io.loopshark.report.Letter.CHINESE;
import static io.loopshark.report.Letter.ENGLISH;
import static io.loopshark.report.Letter.EXCHANGE;
import static io.loopshark.report.Letter.OPENING;
import static io.loopshark.report.Letter.judged;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.field.Language;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection told as letters: right for every kind of connection, each number in its place. */
class LetterStoryTest {

    @Test
    void a_short_correspondence_in_english() {
        assertThat(ENGLISH.of(judged(OPENING + """
                > P. 1:3(2) ack 1
                < F. 1:1(0) ack 3
                > F. 3:3(0) ack 2
                < . 2:2(0) ack 4
                """).get(0))).isEqualTo("""
                ── Connection 0 ──
                10.0.0.1:40000 is the client, here called Clem; 10.0.0.2:80 is the server, here called Sasha. They
                know each other by letters only: 7 letters in 0.000060000 s, with 2 words by Clem and 0 by Sasha.
                One segment is one letter, one byte one word. Each of the two numbers what they write: Seq=… is the
                number with which a letter begins. A greeting (SYN) and a farewell (FIN) count as one word each; a
                mere receipt counts as none.
                Receipts: the ACK flag says that a letter holds one; Ack=… is the number of the other's word that
                its writer is waiting for. Everything before it has come.
                The post promises nothing: letters get lost, overtake each other or come twice. Numbers, copies and
                receipts are all that helps.
                Clem's numbers are counted from the greeting here: number 0 is 1000000 on the wire.
                Sasha's numbers are counted from the greeting here: number 0 is 2000000000 on the wire.

                ── The first letters ──

                1. Frame 1, 0.000000 s, client → server: [SYN] Seq=0 Len=0
                    Clem writes a first letter to Sasha: “I like you. Shall we write to each other? I number what I
                    write: this greeting is number 0 (Seq=0), so my next number is 1.”
                    Number 0 is only how it is counted here; in the letter itself stands 1000000, a starting number
                    that Clem has drawn for this correspondence alone, so that old letters are not taken for new
                    ones.
                    The greeting takes a number of its own, so that the answer can say that it came. There is no
                    receipt in this letter (the ACK flag is not set): nothing has come that could be confirmed.
                    The letter is posted, and Clem waits, anxious: will it arrive?
                    ▸ The client: ? → SYN-SENT (has asked for a connection, waits for the answer)

                2. Frame 2, 0.000010 s, server → client: [SYN, ACK] Seq=0 Ack=1 Len=0
                    Sasha writes back at once: “Your letter is here; I am waiting for your number 1 (Ack=1). And
                    yes, I like you, too! I number my words as well: this greeting is number 0 (Seq=0).”
                    Two things in one letter: the receipt for Clem's greeting (ACK flag), and Sasha's own greeting
                    (SYN flag).
                    The sum: 1 = 0 (Seq of the letter in frame 1) + 1 for the greeting.
                    (It is one more than the greeting's number only because a greeting counts as one. After a letter
                    of 35 words it would be 35 more.)
                    Number 0 is only how it is counted here; in the letter itself stands 2000000000, a starting
                    number that Sasha has drawn for this correspondence alone, so that old letters are not taken for
                    new ones.
                    When it arrives, Clem will know that letters get through in both directions. Sasha does not know
                    that yet, and waits, anxious in turn: that is what the third letter is for.
                    ▸ The server: ? → SYN-RECEIVED (has got the other side's SYN and sent its own, waits for its
                      acknowledgement)

                3. Frame 3, 0.000020 s, client → server: [ACK] Seq=1 Ack=1 Len=0
                    Clem is happy and writes the third letter: “Thank you, your letter and your greeting are here. I
                    am waiting for your number 1 (Ack=1).”
                    The sum: 1 = 0 (Seq of the letter in frame 2) + 1 for the greeting.
                    When this one arrives, both know that letters get through in both directions. With two letters
                    alone Sasha would never know whether the answer arrived, and an old first letter, delivered
                    late, would have Sasha keep paper and pen ready for somebody who does not write.
                    It is a receipt and nothing else: it holds no word of Clem's own, so it takes no number (the
                    next word is still number 1), and nobody confirms it; confirming receipts would never end.
                    ▸ The client: SYN-SENT → ESTABLISHED (open: data may flow)
                    ▸ The server: SYN-RECEIVED → ESTABLISHED (open: data may flow; inferred, the capture does not
                      prove it)

                ── The correspondence ──

                4. Frame 4, 0.000030 s, client → server: [PSH, ACK] Seq=1 Ack=1 Len=2
                    Clem writes a letter of 2 words, numbers 1 to 2 (Seq=1); the next one will begin with number 3.
                    “Please read it right away” stands on the envelope (PSH flag).
                    The receipt in it is the same as before (Ack=1).

                ── The last letters ──

                5. Frame 5, 0.000040 s, server → client: [FIN, ACK] Seq=1 Ack=3 Len=0
                    Sasha takes leave: “That is all I had to say. This farewell is number 1. I go on reading; write
                    as long as you like.”
                    The farewell takes a number, as the greeting did, so that Clem can confirm it (with Ack=2). It
                    ends Sasha's own writing only.
                    A receipt is enclosed: “All before your number 3 has come; I am waiting for number 3 (Ack=3).”
                    The sum: 3 = 1 (Seq of the letter in frame 4) + 2 words.
                    ▸ The server: ESTABLISHED → FIN-WAIT-1 (has sent its FIN, waits for its acknowledgement)

                6. Frame 6, 0.000050 s, client → server: [FIN, ACK] Seq=3 Ack=2 Len=0
                    Clem has said everything, too: “Farewell, then. This is number 3.” The receipt for it has to
                    name 4 (Ack=4).
                    A receipt is enclosed: “All before your number 2 has come; I am waiting for number 2 (Ack=2).”
                    The sum: 2 = 1 (Seq of the letter in frame 5) + 1 for the farewell.
                    “Your farewell has come, and here is mine”: two things in one letter, and that is why this
                    leave-taking needs three letters and not four.
                    ▸ The client: ESTABLISHED → LAST-ACK (has sent its FIN, too, waits for the last acknowledgement)
                    ▸ The server: FIN-WAIT-1 → FIN-WAIT-2 (its FIN is acknowledged, waits for the other side's FIN;
                      inferred, the capture does not prove it)

                7. Frame 7, 0.000060 s, server → client: [ACK] Seq=2 Ack=4 Len=0
                    Sasha confirms: “Your farewell has come. All before your number 4 has come; I am waiting for
                    number 4 (Ack=4).”
                    The sum: 4 = 3 (Seq of the letter in frame 6) + 1 for the farewell.
                    Both have taken leave, and both farewells are confirmed: the correspondence ends in good order.
                    ▸ The client: LAST-ACK → CLOSED (no connection; inferred, the capture does not prove it)
                    ▸ The server: FIN-WAIT-2 → TIME-WAIT (done, stays for 2 MSL in case its last acknowledgement got
                      lost)

                ── What became of it ──
                Taking leave took three letters: receipt and answering farewell went in one envelope. A little later
                they would have been two; both ways are right.
                Sasha stays near the letterbox for a while (TIME-WAIT, 2 MSL): should the last receipt get lost,
                Clem's farewell comes again and wants an answer; and no stray letter shall turn up in the next
                correspondence between these doors.
                Verdict VERIFIED: the first letters are here, and every number that was quoted had really been
                written.
                """);
    }

    @Test
    void a_short_correspondence_in_chinese() {
        assertThat(CHINESE.of(judged(OPENING + """
                > P. 1:3(2) ack 1
                < F. 1:1(0) ack 3
                > F. 3:3(0) ack 2
                < . 2:2(0) ack 4
                """).get(0))).isEqualTo("""
                ── 连接 0 ──
                10.0.0.1:40000 是客户端，这里叫作小柯；10.0.0.2:80 是服务器，这里叫作小傅。两人只靠书信往来：
                0.000060000 秒里共 7 封信，小柯写了 2 个字，小傅写了 0 个字。
                一个报文段是一封信，一个字节是一个字。两人各自给自己写的编号：Seq=… 是一封信开头的编号。问候（SYN）
                和道别（FIN）各算一个字，单纯的回执不算。
                关于回执：ACK 标志表示信里有回执；Ack=… 是写信人正在等的、对方的那个编号，它之前的都已收到。
                邮局什么也不保证：信可能丢，可能后寄的先到，可能来两遍。靠得住的只有编号、底稿和回执。
                小柯的编号在这里从问候数起：0 号在线路上实际是 1000000。
                小傅的编号在这里从问候数起：0 号在线路上实际是 2000000000。

                ── 最初的信 ──

                1. 帧 1，0.000000 秒，客户端 → 服务器：[SYN] Seq=0 Len=0
                    小柯给小傅写了第一封信：“我喜欢你，我们通信好吗？我写的都编了号：这声问候是 0 号（Seq=0），接下
                    来是 1 号。”
                    0 号只是这里的数法；信上实际写的是 1000000，这是小柯专为这段通信选定的起始编号，免得旧信被当成新
                    信。
                    问候自己占一个编号，这样回信才能说“收到了”。这封信里没有回执（ACK 标志没有置 1）：还没有收到过什
                    么，无从确认。
                    信寄出去了，小柯焦急地等着：信能送到吗？
                    ▸ 客户端：? → SYN-SENT（已发出连接请求，等待应答）

                2. 帧 2，0.000010 秒，服务器 → 客户端：[SYN, ACK] Seq=0 Ack=1 Len=0
                    小傅很快回信：“你的信收到了，我在等你的 1 号（Ack=1）。其实我也喜欢你！我写的也编了号：这声问候
                    是 0 号（Seq=0）。”
                    一封信里有两样东西：对小柯那声问候的回执（ACK 标志），和小傅自己的问候（SYN 标志）。
                    算一算：1 = 0（帧 1 那封信的 Seq） + 1（问候）。
                    （这里只大 1，是因为一声问候只占一个编号；如果是一封 35 个字的信，就要大 35。）
                    0 号只是这里的数法；信上实际写的是 2000000000，这是小傅专为这段通信选定的起始编号，免得旧信被当
                    成新信。
                    这封信送到时，小柯就知道两个方向的信都能送达了。小傅还不知道，现在轮到小傅焦急地等：所以需要第三
                    封信。
                    ▸ 服务器：? → SYN-RECEIVED（已收到对方的 SYN 并发出了自己的 SYN，等待对方确认）

                3. 帧 3，0.000020 秒，客户端 → 服务器：[ACK] Seq=1 Ack=1 Len=0
                    小柯很高兴，写了第三封信：“谢谢你，你的信和心意我都收到了，我在等你的 1 号（Ack=1）。”
                    算一算：1 = 0（帧 2 那封信的 Seq） + 1（问候）。
                    等这封信送到，双方就都知道两个方向的信都能送达了。如果只写两封，小傅就无从知道自己的回信有没有送
                    到；一封迟到的旧信，也会让小傅为一个并不写信的人白白备着纸笔。
                    这只是一张回执：里面没有小柯自己的字，所以不占编号（下一个字仍是 1 号），对方也不必再回一张；回
                    执若还要回执，就没完没了了。
                    ▸ 客户端：SYN-SENT → ESTABLISHED（连接已建立，可以收发数据）
                    ▸ 服务器：SYN-RECEIVED → ESTABLISHED（连接已建立，可以收发数据；这是推断，抓包未能证实）

                ── 书信往来 ──

                4. 帧 4，0.000030 秒，客户端 → 服务器：[PSH, ACK] Seq=1 Ack=1 Len=2
                    小柯写了一封 2 个字的信，编号 1 到 2（Seq=1）；下一封从 3 号写起。
                    信封上写着“请尽快拆阅”（PSH 标志）。
                    信里的回执和上次一样（Ack=1）。

                ── 最后的信 ──

                5. 帧 5，0.000040 秒，服务器 → 客户端：[FIN, ACK] Seq=1 Ack=3 Len=0
                    小傅道别：“我要说的都说完了，这声道别是 1 号。我还会继续读信，你想写多久就写多久。”
                    道别和问候一样占一个编号，这样小柯才能回执（Ack=2）。它只结束小傅自己这个方向。
                    信里附有回执：“你的 3 号之前都收到了，我在等 3 号（Ack=3）。”
                    算一算：3 = 1（帧 4 那封信的 Seq） + 2 个字。
                    ▸ 服务器：ESTABLISHED → FIN-WAIT-1（已发出 FIN，等待对方确认）

                6. 帧 6，0.000050 秒，客户端 → 服务器：[FIN, ACK] Seq=3 Ack=2 Len=0
                    小柯也说完了：“那么，再见。这声道别是 3 号。”给它的回执应当写 4（Ack=4）。
                    信里附有回执：“你的 2 号之前都收到了，我在等 2 号（Ack=2）。”
                    算一算：2 = 1（帧 5 那封信的 Seq） + 1（道别）。
                    “你的道别收到了，这是我的道别”：两件事写在一封信里，所以这次道别只用三封信，而不是四封。
                    ▸ 客户端：ESTABLISHED → LAST-ACK（也发出了 FIN，等待最后一个确认）
                    ▸ 服务器：FIN-WAIT-1 → FIN-WAIT-2（自己的 FIN 已得到确认，等待对方的 FIN；这是推断，抓包未能证
                      实）

                7. 帧 7，0.000060 秒，服务器 → 客户端：[ACK] Seq=2 Ack=4 Len=0
                    小傅回执：“你的道别收到了。你的 4 号之前都收到了，我在等 4 号（Ack=4）。”
                    算一算：4 = 3（帧 6 那封信的 Seq） + 1（道别）。
                    双方都道过别，两声道别都有了回执：这段通信好好地结束了。
                    ▸ 客户端：LAST-ACK → CLOSED（没有连接；这是推断，抓包未能证实）
                    ▸ 服务器：FIN-WAIT-2 → TIME-WAIT（已经完成，再等待 2MSL，以防最后一个确认丢失）

                ── 结局 ──
                道别只用了三封信：回执和回赠的道别装在了一个信封里。晚一点就会分成两封；两种都对。
                小傅还要在信箱旁守一阵（TIME-WAIT，2MSL）：万一最后的回执丢了，小柯的道别会再来一次，还得回应；迟到
                的旧信也不该混进这两扇门之间的下一段通信。
                结论 VERIFIED：最初的几封信都在，每一个被引用的编号都确实写过。
                """);
    }

    /** What is told by the event itself, or is nobody's trouble. */
    private static final Set<FindingKind> WITHOUT_REMARK = EnumSet.of(
            FindingKind.RETRANSMISSION,
            FindingKind.SPURIOUS_RETRANSMISSION,
            FindingKind.KEEP_ALIVE,
            FindingKind.KEEP_ALIVE_ACK,
            FindingKind.ZERO_WINDOW,
            FindingKind.ZERO_WINDOW_PROBE,
            FindingKind.ZERO_WINDOW_PROBE_ACK,
            FindingKind.WINDOW_UPDATE,
            FindingKind.SIMULTANEOUS_OPEN,
            FindingKind.HALF_OPEN_DISCOVERED,
            FindingKind.FAST_OPEN);

    @ParameterizedTest
    @EnumSource(FindingKind.class)
    void what_was_found_is_said_in_the_picture_of_letters(FindingKind kind) {
        var plain = opened().client("P.", 1, 1, 5);
        var guilty = opened().client("P.", 1, 1, 5).found(kind, Side.CLIENT, null, null);

        int more = sentences(guilty.build()) - sentences(plain.build());

        assertThat(more).isEqualTo(WITHOUT_REMARK.contains(kind) ? 0 : 1);
        assertThat(WITHOUT_REMARK).noneMatch(without -> without.severity() == Severity.VIOLATION);
    }

    private static int sentences(JudgedConnection connection) {
        return parts(connection, Voice.LETTERS).stream()
                .mapToInt(part -> part.sentences().size())
                .sum();
    }

    private static List<StoryPart> parts(JudgedConnection connection, Voice voice) {
        return new StoryTeller(new Telling(connection, false), voice).tell();
    }

    @Test
    void both_voices_tell_the_same_segments_together_and_the_same_changes() {
        JudgedConnection connection = judged(EXCHANGE + """
                > F. 101:101(0) ack 501
                < F. 501:501(0) ack 102
                > . 102:102(0) ack 502
                """).get(0);
        List<StoryPart> letters = parts(connection, Voice.LETTERS);
        List<StoryPart> plain = parts(connection, Voice.PLAIN);

        assertThat(letters)
                .usingRecursiveComparison()
                .ignoringFields("sentences")
                .isEqualTo(plain);
        assertThat(letters.get(0).from()).isZero();
        for (int i = 1; i < letters.size(); i++) {
            assertThat(letters.get(i).from()).isEqualTo(letters.get(i - 1).to());
        }
        assertThat(letters.get(letters.size() - 1).to())
                .isEqualTo(connection.steps().size());
    }

    @Test
    void raw_numbers_stand_as_on_the_wire() {
        JudgedConnection connection = judged(OPENING).get(0);

        assertThat(ENGLISH.withRawNumbers().of(connection).replaceAll("\\s+", " "))
                .contains("I am waiting for your number 1000001 (Ack=1000001).")
                .doesNotContain("Number 0");
        assertThat(ENGLISH.in(Voice.PLAIN)).isEqualTo(Story.ENGLISH);
        assertThat(CHINESE.language()).isEqualTo(Language.CHINESE);
    }
}
