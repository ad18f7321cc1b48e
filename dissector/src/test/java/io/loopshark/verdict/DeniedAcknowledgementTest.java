package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.ACK_OF_UNSENT_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An acknowledgement above all that was captured, of just the bytes that come much later: the capture may have missed their first
 * copy. What either side does next may deny that.
 */
class DeniedAcknowledgementTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            """;

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -101, -102, -201, -301, 2147483647})
    void who_acknowledges_what_came_with_it_would_not_send_those_bytes_again(int isn) {
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(isn, -5, OPEN + """
                < P. 1:11(10) ack 201
                +0.3 > P. 101:201(100) ack 11
                """));
    }

    @Test
    void nor_a_fin_in_their_place() {
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(OPEN + """
                < F. 1:1(0) ack 102
                +0.3 > F. 101:101(0) ack 2
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "P. 1:11(10), 0.3, P. 101:201(100) ack 11, 1",
        "P. 1:11(10), 0.005, P. 101:201(100) ack 12, 1",
        "P. 1:11(10), 0.004999, P. 101:201(100) ack 11, 0",
        "P. 1:11(10), 0.3, P. 101:201(100) ack 10, 0",
        "P. 1:11(10), 0.3, P. 1:101(100) ack 11, 0",
        "P. 1:11(10), 0.3, . 200:201(1) ack 11, 0",
        "P. 1:11(10), 0.3, P. 199:201(2) ack 11, 1",
        "P. 1:11(10), 0.3, P. 201:301(100) ack 11, 0",
        ". 1:1(0), 0.3, P. 101:201(100) ack 1, 0"
    })
    void only_those_bytes_and_only_who_certainly_had_it(String early, String later, String segment, int findings) {
        Trace trace = Trace.of(OPEN + "< %s ack 201\n+%s > %s\n".formatted(early, later, segment));
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace))
                .filteredOn(finding -> finding.by() == Side.SERVER)
                .hasSize(findings);
    }

    /** What is acknowledged then came with the first copy, which had a lower acknowledgement; of two FINs that cross one was missed. */
    @Test
    void what_came_with_it_may_have_come_before() {
        Trace trace = Trace.of(OPEN + """
                < F. 1:1(0) ack 101
                +0.01 > F. 101:101(0) ack 1
                < F. 1:1(0) ack 102
                +0.04 > F. 101:101(0) ack 2
                < . 2:2(0) ack 102
                """);
        Found.none(ACK_OF_UNSENT_DATA, trace);
        Found.none(ACK_OF_UNSENT_DATA, trace.without(5));
    }

    /** An empty segment behind data that was missed brings nothing of its own: the data may have come with a lower acknowledgement. */
    @Test
    void what_is_acknowledged_may_be_missing_from_the_capture() {
        Found.none(ACK_OF_UNSENT_DATA, Trace.of(OPEN + """
                < . 11:11(0) ack 102
                +0.3 > F. 101:101(0) ack 11
                """));
    }

    /** An empty keep-alive stands one below all that was sent, the most of which the capture may have missed. */
    @Test
    void a_keep_alive_sends_none_of_those_bytes() {
        Found.none(ACK_OF_UNSENT_DATA, Trace.of(OPEN + """
                < P. 1:11(10) ack 201
                +20 > . 200:200(0) ack 11
                < . 11:11(0) ack 201
                """));
    }

    @Test
    void its_own_sender_acknowledges_a_piece_of_those_bytes_when_that_comes() {
        Found.only(ACK_OF_UNSENT_DATA, 5, Side.SERVER, Trace.of(OPEN + """
                < . 1:1(0) ack 201
                +0.3 > P. 101:151(50) ack 1
                < . 1:1(0) ack 151
                +0.3 > P. 151:201(50) ack 1
                """));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 151, 1", "0.3, 102, 1", "0.3, 101, 0", "0.3, 152, 0", "0.005, 151, 1", "0.004, 151, 0"})
    void an_acknowledgement_of_other_bytes_or_hardly_later_may_be_an_old_one(
            String later, int acknowledgement, int findings) {
        Trace trace = Trace.of(OPEN + """
                < . 1:1(0) ack 201
                +%s > P. 101:151(50) ack 1
                +0 < . 1:1(0) ack %d
                +0.3 > P. 151:201(50) ack 1
                """.formatted(later, acknowledgement));
        assertThat(Found.of(ACK_OF_UNSENT_DATA, trace)).hasSize(findings);
    }
}
