package io.loopshark.report;

import static io.loopshark.report.Letter.EXCHANGE;
import static io.loopshark.report.Letter.OPENING;
import static io.loopshark.report.Letter.told;
import static io.loopshark.report.Letter.toldInChinese;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Letters of a connection in use, and of closes that are not everyday ones. */
class LettersUnderWayTest {

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
                .contains("The two farewells crossed on the road, and each was confirmed.")
                .contains("The server: SYN-SENT → SYN-RECEIVED → ESTABLISHED")
                .contains("The server: FIN-WAIT-1 → CLOSING")
                .contains("The server: CLOSING → TIME-WAIT")
                .contains("Both stay near the letterbox for a while (TIME-WAIT, 2 MSL)");
        assertThat(toldInChinese(both)).contains("两人都还要在信箱旁守一阵（TIME-WAIT，2MSL）");
        assertThat(Story.ENGLISH.of(Letter.judged(both).get(0)).replaceAll("\\s+", " "))
                .contains("Both stay in TIME-WAIT");
        assertThat(Story.CHINESE.of(Letter.judged(both).get(0)).replaceAll("\\n\\s*", ""))
                .contains("双方都要在 TIME-WAIT 停留");
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
    void posts_a_copy_at_once_when_it_is_asked_for_again_and_again() {
        String asked = OPENING + """
                > P. 1:101(100) ack 1
                > P. 101:201(100) ack 1
                > P. 201:301(100) ack 1
                > P. 301:401(100) ack 1
                > P. 401:501(100) ack 1
                < . 1:1(0) ack 101
                < . 1:1(0) ack 101 <sack 201:301>
                < . 1:1(0) ack 101 <sack 201:401>
                < . 1:1(0) ack 101 <sack 201:501>
                > P. 101:201(100) ack 1
                < . 1:1(0) ack 501
                """;
        assertThat(told(asked))
                .contains("the letter of frame 5 is posted again")
                .contains("The copy goes out at once, for the same number was asked for again and again.")
                .doesNotContain("None came in time");
        assertThat(toldInChinese(asked)).contains("把帧 5 的信再寄一次").doesNotContain("回执没有及时来");
        assertThat(Story.ENGLISH.of(Letter.judged(asked).get(0)).replaceAll("\\s+", " "))
                .contains("ask for number 101 again and again, so the client doesn't wait for its timer")
                .doesNotContain("when no acknowledgement comes in time");
        assertThat(Story.CHINESE.of(Letter.judged(asked).get(0)).replaceAll("\\n\\s*", ""))
                .contains("对方一再用重复确认索要 101 号，客户端不等定时器到期，立即只补发这一段。");
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
                .contains("Sasha adds: “My letterbox is full, please send nothing until I tell you.” (the window is 0)")
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
        String early = """
                > S 0:10(10) <FO>
                < S. 0:0(0) ack 11
                > . 11:11(0) ack 1
                """;
        assertThat(told(early))
                .doesNotContain("It is one more than the greeting's number")
                .contains("encloses the password that Sasha gave out then: so 10 words can go along with the greeting")
                .contains("The sum: 11 = 0 (Seq of the letter in frame 1) + 10 words + 1 for the greeting.");
        assertThat(Story.ENGLISH.of(Letter.judged(early).get(0)).replaceAll("\\s+", " "))
                .contains("holds only where a SYN carries no data")
                .contains("Seq=11, since its SYN and its 10 bytes took the numbers before.");
        assertThat(Story.CHINESE.of(Letter.judged(early).get(0)).replaceAll("\\n\\s*", ""))
                .contains("只在 SYN 不带数据时成立")
                .contains("序号 Seq=11，因为它的 SYN 和 10 字节数据占用了前面的序号。");
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
    void confirms_a_farewell_again_that_comes_again() {
        String again = EXCHANGE + """
                > F. 101:101(0) ack 501
                < . 501:501(0) ack 102
                < F. 501:501(0) ack 102
                > . 102:102(0) ack 502
                +1 < F. 501:501(0) ack 102
                > . 102:102(0) ack 502
                """;
        assertThat(told(again))
                .contains(
                        "The farewell came again, so its receipt had got lost, or was late. Clem, who has stayed near the letterbox for that (TIME-WAIT), writes it once more: “All before your number 502")
                .doesNotContain("Where is the next one?");
        assertThat(toldInChinese(again))
                .contains("小柯守在信箱旁正是为了这个（TIME-WAIT），于是再写一张")
                .doesNotContain("下一封呢");
        assertThat(Story.ENGLISH.of(Letter.judged(again).get(0)).replaceAll("\\s+", " "))
                .contains("or was late; the client, still in TIME-WAIT, sends it once more (Ack=502).");
        assertThat(Story.CHINESE.of(Letter.judged(again).get(0)).replaceAll("\\n\\s*", ""))
                .contains("客户端还在 TIME-WAIT，于是再确认一次（Ack=502）。");
    }

    @Test
    void tells_who_never_counts_a_farewell_from_whom_it_crosses() {
        String uncounted = EXCHANGE + """
                > F. 101:101(0) ack 501
                < . 501:501(0) ack 101
                > F. 101:101(0) ack 501
                < . 501:501(0) ack 101
                < F. 501:501(0) ack 101
                > . 102:102(0) ack 502
                """;
        assertThat(told(uncounted))
                .contains(
                        "Clem's farewell lies opened on the table, but no receipt counts it: that of frame 9 should have.")
                .doesNotContain("cross on the road");
        assertThat(toldInChinese(uncounted)).contains("小柯的道别早已拆开放在桌上").doesNotContain("在路上交错");
        assertThat(Story.ENGLISH.of(Letter.judged(uncounted).get(0)).replaceAll("\\s+", " "))
                .contains("does not count the FIN of the client. That has come: frame 9 should have counted it.");
        assertThat(Story.CHINESE.of(Letter.judged(uncounted).get(0)).replaceAll("\\n\\s*", ""))
                .contains("那个 FIN 其实早已送达，帧 9 就应当计入它。");
    }

    @Test
    void may_follow_an_earlier_one_between_the_same_doors() {
        List<JudgedConnection> two = Letter.judged(OPENING + """
                > F. 1:1(0) ack 1
                < F. 1:1(0) ack 2
                > . 2:2(0) ack 2
                +200 > S 90000:90000(0)
                < S. 70000:70000(0) ack 90001
                > . 90001:90001(0) ack 70001
                """);
        assertThat(Letter.ENGLISH.of(two.get(1)).replaceAll("\\s+", " "))
                .contains("There was a correspondence between these two doors before. This is a new one");
    }
}
