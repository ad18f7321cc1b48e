package io.loopshark.junit;

import static io.loopshark.junit.Judging.expecting;
import static io.loopshark.junit.Judging.problem;
import static io.loopshark.junit.Judging.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which segment the ladder marks where no rule was broken. */
class GuiltTest {
    private static void assertMarked(String what, long frame, TeardownPolicy teardown, String script) {
        assertThat(marked(teardown, script.replace("; ", "\n"))).as(what).containsExactly(frame);
    }

    private static List<Long> marked(TeardownPolicy teardown, String script) {
        return problem(expecting(0, 9, teardown), seen(Script.of(script)))
                .message()
                .lines()
                .filter(line -> line.startsWith("✗"))
                .map(line -> Long.valueOf(line.substring(1).strip().split(" ", 2)[0]))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the RST that ended it                   | 5 | > P. 1:101(100) ack 1; < R. 1:1(0) ack 101",
                "that one, though a FIN came before      | 5 | < F. 1:1(0) ack 1; < R. 2:2(0) ack 1",
            })
    void ofOneThatWasReset(String what, long frame, String rest) {
        assertMarked(what, frame, TeardownPolicy.WHERE_CLOSED, Script.OPENING + rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the RST that refused it  | 2 | > S 0:0(0) <mss 1460>; < R. 0:0(0) ack 1",
                "the last SYN             | 2 | > S 0:0(0) <mss 1460>; +1 > S 0:0(0) <mss 1460>",
                "the SYN-ACK              | 2 | > S 0:0(0) <mss 1460>; < S. 0:0(0) ack 1 <mss 1460>",
            })
    void ofOneThatWasNeverOpen(String what, long frame, String script) {
        assertMarked(what, frame, TeardownPolicy.WHERE_CLOSED, script);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the FIN that the other one did not answer | 4 | > F. 1:1(0) ack 1; < . 1:1(0) ack 2",
                "the FIN that was not acknowledged | 4 | > F. 1:1(0) ack 1; < F. 1:1(0) ack 1; > . 2:2(0) ack 2",
            })
    void ofOneThatWasNotClosed(String what, long frame, String rest) {
        assertMarked(what, frame, TeardownPolicy.REQUIRED, Script.OPENING + rest);
    }

    @Test
    void isNoneWhereNobodyClosed() {
        assertThat(marked(TeardownPolicy.REQUIRED, Script.OPENING + Script.TALK))
                .isEmpty();
    }
}
