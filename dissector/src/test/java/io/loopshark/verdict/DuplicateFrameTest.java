package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.DUPLICATE_FRAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateFrameTest {

    private static final String OPEN = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;
    private static final String WHOLE = OPEN + """
            > F. 101:101(0) ack 501
            < . 501:501(0) ack 102
            < F. 501:501(0) ack 102
            > . 102:102(0) ack 502
            """;

    @Test
    void every_frame_twice_changes_nothing_but_the_count() {
        JudgedConnection once = Trace.of(WHOLE).only();
        JudgedConnection twice = Trace.of(WHOLE).repeated(2).only();
        assertThat(Found.byTheRfcs(twice))
                .extracting(Finding::kind)
                .containsOnly(DUPLICATE_FRAME)
                .hasSize(11);
        assertThat(Found.byTheRfcs(twice))
                .extracting(Finding::frame)
                .containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L, 22L);
        assertThat(twice.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(twice.packets()).isEqualTo(22);
        assertThat(twice.lastFrame()).isEqualTo(22);
        assertThat(twice.clientBytes()).isEqualTo(once.clientBytes());
        assertThat(twice.serverBytes()).isEqualTo(once.serverBytes());
        assertThat(twice.teardown()).isEqualTo(once.teardown());
        assertThat(twice.handshake()).isEqualTo(once.handshake());
        assertThat(twice.clientState()).isEqualTo(once.clientState());
        assertThat(twice.serverState()).isEqualTo(once.serverState());
    }

    @Test
    void it_is_told_with_the_guilty_frame() {
        Finding finding = Found.only(
                DUPLICATE_FRAME, 5, Side.CLIENT, Trace.of(OPEN).upTo(4).twice(3));
        assertThat(finding.severity()).isEqualTo(Severity.NOTE);
        assertThat(finding.messageZh()).contains("同一个报文段");
    }

    @Test
    void the_copies_of_several_frames_may_come_after_them_all() {
        String burst = """
                > P. 101:201(100) ack 501 id 21
                > P. 201:301(100) ack 501 id 22
                > P. 301:401(100) ack 501 id 23
                """;
        assertThat(Found.of(DUPLICATE_FRAME, Trace.of(OPEN + burst + burst)))
                .extracting(Finding::frame)
                .containsExactly(11L, 12L, 13L);
    }

    @ParameterizedTest
    @CsvSource({
        "31, 31, 0.0001, true",
        "31, 31, 0.05, true",
        "31, 31, 0.15, false",
        "31, 32, 0.0001, false",
        "0, 0, 0.0001, true",
        "0, 0, 0.002, false"
    })
    void a_retransmission_has_another_number_or_comes_later(int id, int again, String seconds, boolean same) {
        Trace trace = Trace.of(OPEN + """
                > P. 101:201(100) ack 501 id %d
                +%s > P. 101:201(100) ack 501 id %d
                """.formatted(id, seconds, again));
        assertThat(Found.of(DUPLICATE_FRAME, trace)).hasSize(same ? 1 : 0);
    }

    @Test
    void what_differs_is_no_copy() {
        for (String line : new String[] {
            "> P. 101:201(100) ack 501 win 65534 id 31",
            "> P. 101:201(100) ack 500 id 31",
            "> . 101:201(100) ack 501 id 31",
            "> P. 101:202(101) ack 501 id 31",
            "> P. 102:202(100) ack 501 id 31",
            "> P. 101:201(100) ack 501 id 31 <TS val 1 ecr 2>",
            "< P. 101:201(100) ack 501 id 31"
        }) {
            Trace trace = Trace.of(OPEN + "> P. 101:201(100) ack 501 id 31\n" + line);
            assertThat(Found.of(DUPLICATE_FRAME, trace)).as(line).isEmpty();
        }
    }

    @Test
    void duplicate_acknowledgements_without_a_number_are_the_peers_own() {
        assertThat(Found.of(DUPLICATE_FRAME, Trace.of(OPEN + """
                        < . 501:501(0) ack 101 id 0
                        < . 501:501(0) ack 101 id 0
                        < . 501:501(0) ack 101 id 0
                        """))).isEmpty();
    }
}
