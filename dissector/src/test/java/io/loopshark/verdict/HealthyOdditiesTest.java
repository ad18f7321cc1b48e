package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Trace;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Odd, and nobody's fault: what real traffic and real captures show besides, each told once, and never a violation. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthyOdditiesTest {

    private static final String OPENING = """
            > S 0:0(0) win 65535 <mss 1460>
            +0.02 < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static void healthy(String text) {
        Trace trace = Trace.of(text);
        assertThat(trace.judged()).as(trace.toString()).allSatisfy(connection -> assertThat(connection.findings())
                .noneMatch(finding -> finding.severity() == Severity.VIOLATION));
    }

    @Nested
    class A_middlebox {

        @Test
        void sends_a_FIN_before_the_server_answers_the_SYN() {
            healthy("""
                    > S 0:0(0) win 65535 <mss 1460>
                    < F. -5000:-5000(0) ack 1
                    +0.02 < S. 0:0(0) ack 1 win 65535 <mss 1460>
                    > . 1:1(0) ack 1
                    < P. 1:101(100) ack 1
                    > . 1:1(0) ack 101
                    """);
        }

        @Test
        void counts_the_padding_of_an_empty_ACK_as_data_while_the_window_is_closed() {
            healthy(OPENING + """
                    < P. 1:1001(1000) ack 1
                    > . 1:1(0) ack 1001 win 0
                    +0.1 < . 1001:1007(6) ack 1 data 00
                    +0.1 > . 1:1(0) ack 1001 win 0
                    """);
        }

        @Test
        void counts_the_padding_of_an_empty_ACK_as_data_behind_a_FIN() {
            healthy(OPENING + """
                    > F. 1:1(0) ack 1
                    < P. 1:101(100) ack 2
                    > . 2:8(6) ack 101 data 00
                    < F. 101:101(0) ack 2
                    > . 2:4(2) ack 102 data 00
                    """);
        }
    }
}
