package io.loopshark.report;

import static io.loopshark.report.ConnectionScript.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Side;
import io.loopshark.field.Language;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection told as letters: right for every kind of connection, each number in its place. */
class LetterStoryTest {

    private static final Story ENGLISH = Story.ENGLISH.in(Voice.LETTERS);
    private static final Story CHINESE = Story.CHINESE.in(Voice.LETTERS);

    private static final String OPENING = """
            > S 0:0(0)
            < S. 0:0(0) ack 1
            > . 1:1(0) ack 1
            """;
    private static final String EXCHANGE = OPENING + """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;

    private static List<JudgedConnection> judged(String trace) {
        return Trace.of(trace).judged(Trust.FILE, AnalysisOptions.DEFAULT.keepingSteps());
    }

    /** The story of the first connection in a trace, its lines joined, so that no wrapping stands between words. */
    private static String told(String trace) {
        return ENGLISH.of(judged(trace).get(0)).replaceAll("\\s+", " ");
    }

    private static String toldInChinese(String trace) {
        return CHINESE.of(judged(trace).get(0)).replaceAll("\\n\\s*", "");
    }

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

    @Nested
    class A_correspondence_that_never_began {

        @Test
        void was_turned_away_at_a_door_where_nobody_listens() {
            String refused = """
                    > S 0:0(0)
                    < R. 0:0(0) ack 1
                    """;
            assertThat(told(refused))
                    .contains("“Nobody at door 80 takes letters.” (RST flag)")
                    .contains("The sum: 1 = 0 (Seq of the letter in frame 1) + 1 for the greeting.")
                    .contains("The correspondence never began: the first letter was turned away.");
            assertThat(toldInChinese(refused)).contains("“80 号门没有人收信。”（RST 标志）").contains("第一封信就被退了回来");
        }

        @Test
        void got_no_answer_however_often_the_letter_was_copied() {
            assertThat(told("""
                    > S 0:0(0)
                    +1 > S 0:0(0)
                    """))
                    .contains("Clem copies the first letter (frame 1) with the same number (Seq=0) and posts it again")
                    .contains("No answer ever came");
        }

        @Test
        void was_given_up_instead_of_the_third_letter() {
            assertThat(told("""
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    > R 1:1(0)
                    """))
                    .contains("Instead of the third letter Clem writes: “I did not write that letter, or not any more")
                    .contains("It bears the very number that Sasha is waiting for (Seq=1)");
        }

        @Test
        void waits_for_the_third_letter_in_vain() {
            assertThat(told("""
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    +1 < S. 0:0(0) ack 1
                    """))
                    .contains("sends the same answer again, every number as it was (Seq=0, Ack=1)")
                    .contains("The third letter is missing.");
        }

        @Test
        void answered_a_letter_that_was_never_written() {
            String wrong = """
                    > S 0:0(0)
                    < S. 0:0(0) ack 2
                    > R 2:2(0)
                    """;
            assertThat(told(wrong))
                    .contains("I am waiting for your number 2 (Ack=2).")
                    .contains("The answer quotes a greeting that was never written")
                    .contains("“You answer a letter that I have not written, or not any more.")
                    .doesNotContain("The sum: 2");
            assertThat(toldInChinese(wrong)).contains("引用了一句从来没有写过的问候");
        }
    }

    @Nested
    class A_correspondence_that_broke_off {

        @Test
        void by_somebody_who_wanted_it_so() {
            assertThat(told(OPENING + "> R. 1:1(0) ack 1\n"))
                    .contains("“I stop here, at once and for both of us.” (RST flag)")
                    .contains("Nothing lay unread, for Sasha had not written a word: so Clem wanted it so (SO_LINGER");
            assertThat(told(EXCHANGE + "> R. 101:101(0) ack 501\n"))
                    .contains(
                            "Either Clem wanted it so (SO_LINGER with a time of 0), or left while letters of Sasha lay unread");
        }

        @Test
        void because_letters_lay_unread_after_the_farewell() {
            assertThat(told(OPENING + """
                    > P. 1:101(100) ack 1
                    < . 1:1(0) ack 101
                    < F. 1:1(0) ack 101
                    < R. 2:2(0) ack 101
                    """))
                    .contains(
                            "Sasha took leave and now goes away, most likely while letters of Clem still lie unopened");
        }

        @Test
        void because_something_came_after_the_farewell() {
            assertThat(told(EXCHANGE + """
                    < F. 501:501(0) ack 101
                    > . 101:101(0) ack 502
                    > P. 101:111(10) ack 502
                    < R 502:502(0)
                    """))
                    .contains("“Too late, nobody opens letters here any more.” (RST flag)")
                    .contains("It is written to somebody who has taken leave already");
        }

        @Test
        void because_one_of_the_two_lost_all_memory() {
            String halfOpen = EXCHANGE + """
                    > S 5000:5000(0)
                    < . 501:501(0) ack 101
                    > R 101:101(0)
                    """;
            assertThat(told(halfOpen))
                    .contains("its starting number is not the one of frame 1 (Seq=5000)")
                    .contains("It asks back: “We are writing to each other already.")
                    .contains("Clem has no memory of this correspondence")
                    .contains("Half of it was open and half of it was not");
            assertThat(toldInChinese(halfOpen)).contains("这就是“半开”");
        }

        @Test
        void did_not_break_off_when_the_number_could_not_be_believed() {
            assertThat(told(EXCHANGE + """
                    > R. 900000:900000(0) ack 501
                    < P. 501:511(10) ack 101
                    > . 101:101(0) ack 511
                    """))
                    .contains("But it bears the number 900000 (Seq=900000), which Sasha is not waiting for at all.")
                    .contains("Its number is one that the reader must not believe")
                    .doesNotContain("breaks off in the middle");
        }

        @Test
        void because_no_sign_of_life_came() {
            assertThat(told(EXCHANGE + """
                    +60 > . 100:100(0) ack 501
                    +60 > . 100:100(0) ack 501
                    +60 > R. 101:101(0) ack 501
                    """))
                    .contains("Clem asks: “Are you still there?”")
                    .contains("“I take it that you are gone. I put down the pen.” (RST flag)");
        }
    }

    @Nested
    class An_open_correspondence {

        @Test
        void began_from_both_sides_and_ended_from_both_sides() {
            String both = """
                    > S 0:0(0)
                    < S 0:0(0)
                    > S. 0:0(0) ack 1
                    < S. 0:0(0) ack 1
                    > F. 1:1(0) ack 1
                    < F. 1:1(0) ack 1
                    > . 2:2(0) ack 2
                    < . 2:2(0) ack 2
                    """;
            assertThat(told(both))
                    .contains("The two letters cross on the road; that makes one correspondence, not two.")
                    .contains("Sasha's greeting has come in the meantime. Clem sends the greeting once more (Seq=0)")
                    .contains("Sasha takes leave as well, before Clem's farewell has been read")
                    .contains("The two farewells crossed on the road, and each was confirmed.");
        }

        @Test
        void goes_on_in_one_direction_after_a_farewell() {
            assertThat(told(OPENING + """
                    > F. 1:1(0) ack 1
                    < . 1:1(0) ack 2
                    < P. 1:11(10) ack 2
                    """))
                    .contains("“That is all I had to say. This farewell is number 1. I go on reading")
                    .contains("Only one direction is closed.")
                    .contains("Sasha writes a letter of 10 words, numbers 1 to 10 (Seq=1)");
        }

        @Test
        void loses_letters_and_asks_for_them() {
            String lost = OPENING + """
                    > P. 1:101(100) ack 1
                    > P. 201:301(100) ack 1
                    < . 1:1(0) ack 101 <sack 201:301>
                    +1 > P. 101:201(100) ack 1
                    < . 1:1(0) ack 301
                    +1 > P. 201:301(100) ack 1
                    """;
            assertThat(told(lost))
                    .contains("but number 101 would have been next. A letter is missing in between")
                    .contains("In the margin (SACK): “Your numbers 201 to 300: already here, ahead of turn.”")
                    .contains("posts the letter of frame 5 again")
                    .contains("although Sasha had confirmed it already");
            assertThat(toldInChinese(lost)).contains("边上还注着一笔（SACK）：“你的 201 到 300 号已经提前到了。”");
        }

        @Test
        void keeps_copies_until_the_receipt_comes() {
            assertThat(told(OPENING + """
                    > P. 1:101(100) ack 1
                    +1 > P. 1:101(100) ack 1
                    """))
                    .contains(
                            "None came in time, so the letter of frame 4 is posted again: the same 100 words, the same numbers 1 to 100 (Seq=1).");
        }

        @Test
        void waits_while_a_letterbox_is_full() {
            assertThat(told(OPENING + """
                    > P. 1:101(100) ack 1
                    < . 1:1(0) ack 101 win 0
                    +1 > . 100:100(0) ack 1
                    < . 1:1(0) ack 101 win 0
                    < . 1:1(0) ack 101 win 1000
                    """))
                    .contains(
                            "Sasha adds: “My letterbox is full, please send nothing until I tell you.” (the window is 0)")
                    .contains("Clem asks: “Is your letterbox still full?”")
                    .contains(
                            "“I am still here, but my letterbox is still full. I am waiting for your number 101 (Ack=101).”")
                    .contains("there is room again.");
        }

        @Test
        void asks_whether_the_other_is_still_there() {
            assertThat(told(EXCHANGE + """
                    +60 > . 100:100(0) ack 501
                    < . 501:501(0) ack 101
                    """))
                    .contains("Clem asks: “Are you still there?”")
                    .contains("uses an old number, Seq=100, which was confirmed long ago")
                    .contains("Sasha: “Yes, I am still here, and waiting for your number 101 (Ack=101).”");
        }

        @Test
        void may_send_words_along_with_the_greeting() {
            assertThat(told("""
                    > S 0:10(10) <FO>
                    < S. 0:0(0) ack 11
                    > . 11:11(0) ack 1
                    """))
                    .contains(
                            "encloses the password that Sasha gave out then: so 10 words can go along with the greeting")
                    .contains("The sum: 11 = 0 (Seq of the letter in frame 1) + 10 words + 1 for the greeting.");
        }

        @Test
        void may_be_met_in_its_midst() {
            assertThat(told("""
                    > P. 7000:7010(10) ack 1
                    < . 1:1(0) ack 7010
                    """))
                    .contains("Clem's greeting is not in our bundle")
                    .contains("the letters we have are too few to judge by");
        }

        @Test
        void quotes_a_sentence_that_was_never_written() {
            assertThat(told(EXCHANGE + """
                    < . 501:501(0) ack 103
                    > F. 101:101(0) ack 501
                    """)).contains("The receipt confirms a sentence that was never written.");
        }

        @Test
        void may_follow_an_earlier_one_between_the_same_doors() {
            List<JudgedConnection> two = judged(OPENING + """
                    > F. 1:1(0) ack 1
                    < F. 1:1(0) ack 2
                    > . 2:2(0) ack 2
                    +200 > S 90000:90000(0)
                    < S. 70000:70000(0) ack 90001
                    > . 90001:90001(0) ack 70001
                    """);
            assertThat(ENGLISH.of(two.get(1)).replaceAll("\\s+", " "))
                    .contains("There was a correspondence between these two doors before. This is a new one");
        }
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
