package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testing.Trace;
import io.loopshark.verdict.JudgedConnection;
import org.junit.jupiter.api.Test;

/** {@code client_bytes} and {@code server_bytes}: unique octets of data that were sent and captured. */
class UniqueOctetsTest {

    private static final String OPEN = """
            > S 0:0(0)
            < S. 0:0(0) ack 1
            > . 1:1(0) ack 1
            """;

    @Test
    void are_counted_once_however_often_they_are_sent() {
        JudgedConnection judged = Trace.of(OPEN + """
                > P. 1:101(100) ack 1
                > P. 1:101(100) ack 1
                > P. 51:151(100) ack 1
                > P. 201:301(100) ack 1
                > P. 151:251(100) ack 1
                < P. 1:11(10) ack 301
                > . 300:301(1) ack 11
                """).only();

        assertThat(judged.clientBytes()).isEqualTo(300);
        assertThat(judged.serverBytes()).isEqualTo(10);
    }

    @Test
    void of_a_SYN_count_and_its_copies_do_not() {
        JudgedConnection judged = Trace.of("""
                > S 0:100(100) <FO>
                > S 0:100(100) <FO>
                < S. 0:0(0) ack 101
                > . 101:101(0) ack 1
                """).only();

        assertThat(judged.clientBytes()).isEqualTo(100);
    }

    @Test
    void are_those_in_the_capture_only() {
        JudgedConnection judged = Trace.of(OPEN + """
                > P. 101:201(100) ack 1
                < . 1:1(0) ack 201
                """).only();

        assertThat(judged.clientBytes()).isEqualTo(100);
    }
}
