package io.loopshark.report;

import static io.loopshark.report.Letter.EXCHANGE;
import static io.loopshark.report.Letter.OPENING;
import static io.loopshark.report.Letter.told;
import static io.loopshark.report.Letter.toldInChinese;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Letters of a connection that a RST ended. */
class LettersBrokenOffTest {

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
                .contains("Sasha took leave and now goes away, most likely while letters of Clem still lie unopened");
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
