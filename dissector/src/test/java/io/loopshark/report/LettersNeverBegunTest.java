package io.loopshark.report;

import static io.loopshark.report.Letter.told;
import static io.loopshark.report.Letter.toldInChinese;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Letters of a connection that never came to be. */
class LettersNeverBegunTest {

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
    void turns_wrong_thanks_away_and_goes_on_when_the_right_ones_come() {
        String wrong = """
                > S 0:0(0)
                < S. 0:0(0) ack 1
                > . 1:1(0) ack 0
                < R 0:0(0)
                +1 < S. 0:0(0) ack 1
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                """;
        assertThat(told(wrong))
                .contains("turns the letter of frame 3 away: “You give thanks for something that I did not write.”")
                .contains("(Seq=0). Clem is waiting for number 1 and puts the note aside")
                .contains("Sasha has waited in vain for a third letter that fits")
                .doesNotContain("breaks off")
                .doesNotContain("── The last letters");
        assertThat(toldInChinese(wrong)).contains("小傅把帧 3 的信退了回去").contains("小柯在等的是 1 号");
        assertThat(Story.ENGLISH.of(Letter.judged(wrong).get(0)).replaceAll("\\s+", " "))
                .contains("still in SYN-RECEIVED, rejects it with a RST whose Seq=0 is that wrong number")
                .contains("The client expects Seq=1, so the RST does not end its connection")
                .contains("nothing that acknowledges its SYN has reached it")
                .doesNotContain("SO_LINGER")
                .doesNotContain("── The end");
        assertThat(Story.CHINESE.of(Letter.judged(wrong).get(0)).replaceAll("\\n\\s*", ""))
                .contains("帧 3 的第三次握手确认号不对，仍处于 SYN-RECEIVED 的服务器用 RST 拒绝它")
                .contains("客户端期待的是 Seq=1");
    }

    @Test
    void does_not_count_on_from_the_number_of_a_refusal() {
        String reset = """
                > S 0:0(0)
                < S. 0:0(0) ack 2
                > R 2:2(0)
                +1 < S. 0:0(0) ack 1
                > . 1:1(0) ack 1
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                """;
        assertThat(told(reset)).doesNotContain("Are you still there?");
        assertThat(Story.ENGLISH.of(Letter.judged(reset).get(0)))
                .doesNotContain("asks whether the server is still there", "── The end")
                .contains("Seq=1 is the number of the first byte.");
        assertThat(Story.CHINESE.of(Letter.judged(reset).get(0))).doesNotContain("询问服务器是否还在");
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
        assertThat(Story.ENGLISH.of(Letter.judged(wrong).get(0)).replaceAll("\\s+", " "))
                .doesNotContain("its own SYN arrived")
                .doesNotContain("Ack = Seq + 1");
        assertThat(Story.CHINESE.of(Letter.judged(wrong).get(0)).replaceAll("\\n\\s*", ""))
                .doesNotContain("自己的 SYN 已经送达")
                .doesNotContain("Ack = Seq + 1");
    }

    @Test
    void does_not_explain_a_third_letter_whose_own_number_is_wrong() {
        String wrong = """
                > S 0:0(0)
                < S. 0:0(0) ack 1
                > . 2:2(0) ack 1
                +1 < S. 0:0(0) ack 1
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                """;
        assertThat(told(wrong))
                .contains("✗ HANDSHAKE_ACK_SEQUENCE")
                .doesNotContain("the next word is still number 2")
                .doesNotContain("both know that letters get through");
        assertThat(toldInChinese(wrong)).doesNotContain("下一个字仍是 2 号").doesNotContain("等这封信送到，双方");
        assertThat(Story.ENGLISH.of(Letter.judged(wrong).get(0)).replaceAll("\\s+", " "))
                .doesNotContain("Seq=2, since its SYN")
                .doesNotContain("both know")
                .doesNotContain("has Seq=2, too");
        assertThat(Story.CHINESE.of(Letter.judged(wrong).get(0)).replaceAll("\\n\\s*", ""))
                .doesNotContain("因为它的 SYN 占用了")
                .doesNotContain("内容序号还是 Seq=2");
    }
}
