package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.ACK_OF_UNSENT_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An acknowledgement in the midst of a segment that is captured just behind it: the order of the capture excuses it where its sender
 * stands by the number. Who had named a wrong one names the right one next.
 */
class AckInMidstOfDataTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            < P. 1:51(50) ack 102
            > P. 101:201(100) ack 1
            """;

    private static void assertVerdict(Verdict verdict, String text) {
        Trace trace = Trace.of(text);
        Found.none(ACK_OF_UNSENT_DATA, trace);
        assertThat(trace.only().verdict()).isEqualTo(verdict);
    }

    private static void assertFound(String text) {
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(text));
    }

    @Test
    void its_sender_says_the_same_number_again() {
        assertVerdict(Verdict.VERIFIED, OPEN + "< P. 51:61(10) ack 102\n");
    }

    @Test
    void its_sender_says_the_same_number_before_it_goes_on() {
        assertVerdict(Verdict.VERIFIED, OPEN + "< . 51:51(0) ack 102\n< . 51:51(0) ack 201\n");
    }

    @Test
    void its_sender_says_nothing_more() {
        assertVerdict(Verdict.INCONCLUSIVE, OPEN + "> . 201:201(0) ack 51\n");
    }

    /** As two synthetic peers do that count one octet of each segment. */
    @Test
    void the_other_side_acknowledges_in_the_midst_too() {
        assertVerdict(Verdict.VERIFIED, OPEN + "> . 201:201(0) ack 2\n< . 51:51(0) ack 201\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ack 201", "ack 103"})
    void its_sender_says_another_number_next(String acknowledgement) {
        assertFound(OPEN + "< . 51:51(0) " + acknowledgement + "\n< . 51:51(0) ack 102\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ack 1", "ack 51"})
    void an_answer_to_none_or_all_of_its_own_data_is_no_excuse(String acknowledgement) {
        assertFound(OPEN + "> . 201:201(0) " + acknowledgement + "\n< . 51:51(0) ack 201\n");
    }

    @Test
    void its_sender_takes_it_back_in_new_data() {
        assertFound(OPEN + "< P. 51:61(10) ack 101\n< . 61:61(0) ack 102\n");
    }

    @Test
    void data_that_comes_too_late_to_be_out_of_order_is_no_excuse() {
        assertFound(OPEN.replace("> P. 101", "+0.005 > P. 101") + "< P. 51:61(10) ack 102\n");
    }

    /** The FIN came for itself, and was merged with the data only where it came again. */
    @Test
    void before_a_fin_behind_the_data() {
        assertVerdict(Verdict.VERIFIED, """
                > S 0:0(0) win 65535 <mss 1460>
                < S. 0:0(0) ack 1 win 65535 <mss 1460>
                > . 1:1(0) ack 1
                < . 1:1(0) ack 101
                > F. 1:101(100) ack 1
                < . 1:1(0) ack 102
                """);
    }
}
