package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Teardown;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A FIN whose number lies before its sender's SYN is none of the connection's: it is old, and its receiver drops it. */
class FinBeforeSynTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    private static final String EXCHANGE = """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:51(50) ack 101
            > . 101:101(0) ack 51
            """;

    private static final String CLOSE = """
            < F. 51:51(0) ack 101
            > F. 101:101(0) ack 52
            < . 52:52(0) ack 102
            """;

    private static String fin(int number) {
        return "> F. %1$d:%1$d(0) ack 1\n".formatted(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -100, -65_536})
    void does_not_close_the_connection(int number) {
        for (String text : new String[] {OPEN + fin(number) + EXCHANGE, OPEN + EXCHANGE + fin(number)}) {
            JudgedConnection open = Trace.of(text).only();
            assertThat(open.verdict()).as(text).isEqualTo(Verdict.VERIFIED);
            assertThat(open.teardown()).isEqualTo(Teardown.OPEN);
            assertThat(open.closedFirstBy()).isNull();

            JudgedConnection closed = Trace.of(text + CLOSE).only();
            assertThat(closed.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(closed.teardown()).isEqualTo(Teardown.THREE_SEGMENT);
            assertThat(closed.closedFirstBy()).isEqualTo(Closer.SERVER);
        }
    }

    @Test
    void says_nothing_of_an_acknowledgement_above_it() {
        JudgedConnection judged = Trace.of(OPEN + "< . 1:1(0) ack 101\n" + fin(-1) + "+1 > P. 101:111(10) ack 1\n")
                .only();
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void the_first_number_behind_the_syn_is_one_of_the_connection() {
        JudgedConnection judged =
                Trace.of(OPEN + "> F. 1:1(0) ack 1\n< . 1:1(0) ack 2\n").only();
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.closedFirstBy()).isEqualTo(Closer.CLIENT);
    }
}
