package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.connection.Connection;
import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;

/** Which way a segment takes, and what a connection comes to when no rule has spoken. */
class JudgeTest {

    private static final String OPENING = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static final String OPEN = OPENING + """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            """;

    private static final String MORE = """
            > P. 101:201(100) ack 1
            < . 1:1(0) ack 201
            """;

    private static Connection followed(AnalysisOptions options, String text) {
        TcpAnalysis analysis = new TcpAnalysis(options, ended -> {});
        Trace.of(text).segments().forEach(analysis::accept);
        return analysis.tracker().all().get(0);
    }

    @Test
    void what_is_expected_on_an_open_connection_takes_the_short_way() {
        Connection connection = followed(AnalysisOptions.DEFAULT, OPEN + MORE);
        assertThat(connection.expectedData()).isTrue();
        assertThat(connection.expectedAcknowledgement()).isTrue();
    }

    @Test
    void nothing_takes_the_short_way_where_segments_are_kept() {
        Connection connection = followed(AnalysisOptions.DEFAULT.keepingSteps(), OPEN + MORE);
        assertThat(connection.expectedData()).isFalse();
        assertThat(connection.expectedAcknowledgement()).isFalse();
    }

    @Test
    void nothing_takes_the_short_way_while_a_rule_waits() {
        Connection connection = followed(AnalysisOptions.DEFAULT, OPENING + """
                < . 1:1(0) ack 5001
                > P. 1:101(100) ack 1
                """);
        assertThat(connection.expectedData()).isFalse();
    }

    @Test
    void the_short_way_opens_again_when_the_rule_has_settled_it() {
        Connection connection = followed(AnalysisOptions.DEFAULT, OPENING + """
                < . 1:1(0) ack 101
                > P. 1:101(100) ack 1
                < . 1:1(0) ack 101
                > P. 101:201(100) ack 1
                < . 1:1(0) ack 201
                > P. 201:301(100) ack 1
                """);
        assertThat(connection.expectedData()).isTrue();
    }

    @Test
    void nothing_of_a_peer_takes_the_short_way_before_it_has_shown_that_it_is_open() {
        // That is the third segment of the client, and the acknowledgement of the server.
        Connection connection = followed(AnalysisOptions.DEFAULT, OPEN);
        assertThat(connection.expectedData()).isTrue();
        assertThat(connection.expectedAcknowledgement()).isFalse();
    }

    @Test
    void a_gap_of_either_side_is_told_though_no_rule_has_spoken_before() {
        for (String direction : new String[] {">", "<"}) {
            JudgedConnection judged =
                    Trace.of(OPENING + direction + " P. 101:201(100) ack 1\n").only();
            assertThat(Found.byTheRfcs(judged)).extracting(Finding::kind).containsExactly(FindingKind.SEQUENCE_GAP);
            Finding gap = Found.byTheRfcs(judged).get(0);
            assertThat(gap.by()).isEqualTo(direction.equals(">") ? Side.CLIENT : Side.SERVER);
            assertThat(gap.message()).startsWith("100 bytes before this segment");
            assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_gap_that_is_filled_is_none() {
        Found.nothing(Trace.of(OPENING + """
                > P. 101:201(100) ack 1
                > P. 1:101(100) ack 1
                """));
    }

    @Test
    void a_capture_whose_clock_runs_back_has_no_negative_duration() {
        assertThat(Trace.of("> S 0:0(0)\n+-3 < S. 0:0(0) ack 1\n").only().durationNanos())
                .isZero();
    }
}
