package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.connection.Connection;
import io.loopshark.connection.ConnectionTracker;
import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import io.loopshark.testing.TraceSegment;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which segment is exactly the next one expected: most are, for the sake of speed, and none of which a rule could speak. */
class PredictionTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 1000 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101 win 900
            """;

    private static final String TIMESTAMPED = """
            > S 0:0(0) <mss 1460,TS val %1$d ecr 0>
            < S. 0:0(0) ack 1 <mss 1460,TS val 700 ecr %1$d>
            > . 1:1(0) ack 1 <TS val %1$d ecr 700>
            > P. 1:101(100) ack 1 <TS val %1$d ecr 700>
            < . 1:1(0) ack 101 <TS val 700 ecr %1$d>
            """;

    private static final String SCALED = """
            > S 0:0(0) win 65535 <mss 1460,wscale 7>
            < S. 0:0(0) ack 1 win 1000 <mss 1460,wscale 7>
            > . 1:1(0) ack 1 win 512
            < . 1:1(0) ack 1 win 100
            > P. 1:101(100) ack 1 win 512
            """;

    private static void assertExpected(boolean expected, String before, String segment) {
        for (int isn : new int[] {0, -1, -101, -1001, Integer.MAX_VALUE - 100}) {
            Trace trace = Trace.of(isn, isn, before + segment);
            int last = trace.size() - 1;
            TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended -> {});
            trace.upTo(last).segments().forEach(analysis::accept);
            TraceSegment next = trace.segment(last);
            Connection connection = Objects.requireNonNull(
                    analysis.tracker().find(next, ConnectionTracker.hash(next)), "no connection");
            Side side = connection.sender(next);
            Peer from = connection.peer(side);
            assertThat(Prediction.holds(connection, next, from, connection.peer(side.other())))
                    .as("%s, ISN %d", next, isn)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> P. 101:201(100) ack 1",
                "> . 101:201(100) ack 1",
                "> . 101:102(1) ack 1",
                "< P. 1:101(100) ack 101 win 900",
                "< P. 1:101(100) ack 101 win 1000"
            })
    void data_in_order_is(String segment) {
        assertExpected(true, OPEN, segment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> F. 101:201(100) ack 1",
                "> S. 101:201(100) ack 1",
                "> R. 101:201(100) ack 1",
                "> P.U 101:201(100) ack 1",
                "> P.E 101:201(100) ack 1",
                "> P.W 101:201(100) ack 1",
                "> P 101:201(100)",
                "> - 101:201(100)"
            })
    void any_flag_but_ack_and_push_is_not(String segment) {
        assertExpected(false, OPEN, segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> P. 100:200(100) ack 1", "> P. 102:202(100) ack 1", "> P. 1:101(100) ack 1"})
    void data_out_of_order_is_not(String segment) {
        assertExpected(false, OPEN, segment);
    }

    @ParameterizedTest
    @CsvSource({"100, false", "101, true", "150, true", "201, true", "202, false"})
    void an_acknowledgement_between_the_one_before_and_the_last_octet_sent_is(int acknowledgement, boolean expected) {
        String sent = OPEN + "> P. 101:201(100) ack 1\n";
        assertExpected(expected, sent, "< P. 1:101(100) ack %d win 1000".formatted(acknowledgement));
    }

    @Test
    void an_empty_segment_is_if_it_acknowledges_something_new() {
        String sent = OPEN + "> P. 101:201(100) ack 1\n";
        assertExpected(true, sent, "< . 1:1(0) ack 201 win 900");
        assertExpected(true, sent, "< . 1:1(0) ack 102 win 900");
        assertExpected(false, sent, "< . 1:1(0) ack 101 win 900");
    }

    @ParameterizedTest
    @CsvSource({"1899, false", "1900, true", "1901, true"})
    void a_window_whose_right_edge_goes_back_is_not(int edge, boolean expected) {
        String sent = """
                > S 0:0(0) win 65535 <mss 1460>
                < S. 0:0(0) ack 1 win 1899 <mss 1460>
                > . 1:1(0) ack 1
                > P. 1:101(100) ack 1
                """;
        assertExpected(expected, sent, "< . 1:1(0) ack 101 win %d".formatted(edge - 101));
    }

    @ParameterizedTest
    @CsvSource({"98, false", "99, true", "100, true"})
    void a_right_edge_that_goes_back_by_less_than_the_scale_can_tell_is(int window, boolean expected) {
        // 100 octets are acknowledged of the 12,800 on offer, and one unit is 128 octets.
        assertExpected(expected, SCALED, "< . 1:1(0) ack 101 win %d".formatted(window));
    }

    @Test
    void a_window_of_one_octet_is_and_a_closed_one_is_not() {
        String full = OPEN + "> P. 101:1000(899) ack 1\n";
        assertExpected(true, full, "< . 1:1(0) ack 1000 win 1");
        assertExpected(false, full + "> P. 1000:1001(1) ack 1\n", "< . 1:1(0) ack 1001 win 0");
    }

    @ParameterizedTest
    @CsvSource({"898, true", "899, true", "900, false", "901, false"})
    void data_that_fills_the_window_offered_last_is_not(int length, boolean expected) {
        assertExpected(expected, OPEN, "> P. 101:%d(%d) ack 1".formatted(101 + length, length));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL})
    void a_timestamp_that_goes_back_is_not(long clock) {
        String open = TIMESTAMPED.formatted(clock);
        String data = "> P. 101:201(100) ack 1 <TS val %d ecr 700>";
        assertExpected(true, open, data.formatted(clock));
        assertExpected(true, open, data.formatted(clock + 1 & 0xffff_ffffL));
        assertExpected(false, open, data.formatted(clock - 1 & 0xffff_ffffL));
    }

    @Test
    void options_other_than_the_timestamps_agreed_on_are_not() {
        String open = TIMESTAMPED.formatted(100);
        assertExpected(false, open, "> P. 101:201(100) ack 1");
        assertExpected(false, open, "> P. 101:201(100) ack 1 <TS val 100 ecr 700,sack 1:2>");
        assertExpected(false, OPEN, "> P. 101:201(100) ack 1 <TS val 100 ecr 700>");
        assertExpected(false, OPEN, "> P. 101:201(100) ack 1 <mss 1460>");
    }
}
