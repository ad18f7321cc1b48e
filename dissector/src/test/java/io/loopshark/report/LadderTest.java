package io.loopshark.report;

import static io.loopshark.connection.TcpState.CLOSE_WAIT;
import static io.loopshark.connection.TcpState.ESTABLISHED;
import static io.loopshark.connection.TcpState.FIN_WAIT_1;
import static io.loopshark.connection.TcpState.FIN_WAIT_2;
import static io.loopshark.connection.TcpState.LAST_ACK;
import static io.loopshark.connection.TcpState.LISTEN;
import static io.loopshark.connection.TcpState.SYN_RECEIVED;
import static io.loopshark.connection.TcpState.SYN_SENT;
import static io.loopshark.connection.TcpState.TIME_WAIT;
import static io.loopshark.report.ConnectionScript.opened;
import static io.loopshark.report.ConnectionScript.script;
import static io.loopshark.verdict.FindingKind.SYN_ACK_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.capture.FrameSource;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.field.Language;
import io.loopshark.testing.Trace;
import io.loopshark.verdict.JudgedConnection;
import org.junit.jupiter.api.Test;

class LadderTest {

    @Test
    void a_whole_connection() {
        var connection = opened().client("P.", 1, 1, 18)
                .server(".", 1, 19, 0)
                .client("F.", 19, 1, 0, FIN_WAIT_1, ESTABLISHED)
                .server(".", 1, 20, 0, FIN_WAIT_2, CLOSE_WAIT)
                .server("F.", 1, 20, 0, FIN_WAIT_2, LAST_ACK)
                .client(".", 20, 2, 0, TIME_WAIT, LAST_ACK)
                .closing(Teardown.FOUR_SEGMENT)
                .build();

        assertThat(Ladder.SHORT.of(connection)).isEqualTo("""
                                client 127.0.0.1:52528 (ISN 1000)                   server 127.0.0.1:80 (ISN 5000)
                                CLOSED      │                                     │ (LISTEN)
                   1  0.000000  SYN-SENT    │── [SYN] Seq=0 Len=0 ───────────────▶│ LISTEN
                   2  0.000010  SYN-SENT    │◀──── [SYN, ACK] Seq=0 Ack=1 Len=0 ──│ SYN-RECEIVED
                   3  0.000020  ESTABLISHED │── [ACK] Seq=1 Ack=1 Len=0 ─────────▶│ ESTABLISHED
                   4  0.000030  ESTABLISHED │── [PSH, ACK] Seq=1 Ack=1 Len=18 ───▶│ ESTABLISHED
                   5  0.000040  ESTABLISHED │◀──────── [ACK] Seq=1 Ack=19 Len=0 ──│ ESTABLISHED
                   6  0.000050  FIN-WAIT-1  │── [FIN, ACK] Seq=19 Ack=1 Len=0 ───▶│ ESTABLISHED
                   7  0.000060  FIN-WAIT-2  │◀──────── [ACK] Seq=1 Ack=20 Len=0 ──│ CLOSE-WAIT
                   8  0.000070  FIN-WAIT-2  │◀─── [FIN, ACK] Seq=1 Ack=20 Len=0 ──│ LAST-ACK
                   9  0.000080  TIME-WAIT   │── [ACK] Seq=20 Ack=2 Len=0 ────────▶│ LAST-ACK
                """);
    }

    @Test
    void the_guilty_segment_is_marked_and_its_finding_stands_below() {
        var connection = script().client("S", 0, 0, 0, SYN_SENT, LISTEN)
                .server("S.", 0, 2, 0, SYN_SENT, SYN_RECEIVED)
                .found(SYN_ACK_NUMBER, Side.SERVER, 1001L, 1002L)
                .client("R", 2, 0, 0)
                .build();

        assertThat(Ladder.SHORT.of(connection)).isEqualTo("""
                                client 127.0.0.1:52528 (ISN 1000)               server 127.0.0.1:80 (ISN 5000)
                                CLOSED   │                                    │ (LISTEN)
                   1  0.000000  SYN-SENT │── [SYN] Seq=0 Len=0 ──────────────▶│ LISTEN
                ✗  2  0.000010  SYN-SENT │◀─── [SYN, ACK] Seq=0 Ack=2 Len=0 ──│ SYN-RECEIVED
                       ✗ SYN_ACK_NUMBER: something is wrong with SYN_ACK_NUMBER.
                         expected 1 (raw 1001), actual 2 (raw 1002) · RFC 9293 §3.10.7.3: "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset"
                   3  0.000020  SYN-SENT │── [RST] Seq=2 Len=0 ──────────────▶│ SYN-RECEIVED
                """);
    }

    @Test
    void raw_numbers_and_chinese() {
        var connection = script().client("S", 0, 0, 0, SYN_SENT, LISTEN)
                .server("S.", 0, 2, 0, SYN_SENT, SYN_RECEIVED)
                .found(SYN_ACK_NUMBER, Side.SERVER, 1001L, 1002L)
                .unlisted(SYN_ACK_NUMBER, 7)
                .build();

        assertThat(Ladder.SHORT.withRawNumbers().in(Language.CHINESE).of(connection))
                .isEqualTo("""
                                客户端 127.0.0.1:52528 (ISN 1000)                     服务器 127.0.0.1:80 (ISN 5000)
                                CLOSED   │                                          │ (LISTEN)
                   1  0.000000  SYN-SENT │── [SYN] Seq=1000 Len=0 ─────────────────▶│ LISTEN
                ✗  2  0.000010  SYN-SENT │◀─── [SYN, ACK] Seq=5000 Ack=1002 Len=0 ──│ SYN-RECEIVED
                       ✗ SYN_ACK_NUMBER: SYN_ACK_NUMBER 有问题。
                         应为 1001，实为 1002 · RFC 9293 §3.10.7.3: "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset"
                       … 另有 7 个 SYN_ACK_NUMBER 未逐条列出 …
                """);
    }

    @Test
    void what_goes_on_in_order_is_left_out() {
        ConnectionScript script = opened();
        for (int i = 0; i < 602; i++) {
            script.client("P.", 1 + 100L * i, 1, 100).server(".", 1, 101 + 100L * i, 0);
        }
        script.client("F.", 60_201, 1, 0, FIN_WAIT_1, ESTABLISHED);

        assertThat(Ladder.SHORT.of(script.build())).isEqualTo("""
                                 client 127.0.0.1:52528 (ISN 1000)                      server 127.0.0.1:80 (ISN 5000)
                                 CLOSED      │                                        │ (LISTEN)
                    1  0.000000  SYN-SENT    │── [SYN] Seq=0 Len=0 ──────────────────▶│ LISTEN
                    2  0.000010  SYN-SENT    │◀─────── [SYN, ACK] Seq=0 Ack=1 Len=0 ──│ SYN-RECEIVED
                    3  0.000020  ESTABLISHED │── [ACK] Seq=1 Ack=1 Len=0 ────────────▶│ ESTABLISHED
                       … 1,204 segments in order: 60,200 bytes from the client, 0 from the server …
                 1208  0.012070  FIN-WAIT-1  │── [FIN, ACK] Seq=60201 Ack=1 Len=0 ───▶│ ESTABLISHED
                """);
        assertThat(Ladder.FULL.of(script.build()).lines()).hasSize(2 + 3 + 2 * 602 + 1);
    }

    @Test
    void a_segment_that_breaks_no_rule_is_marked_where_it_is_asked_for_and_not_left_out() {
        ConnectionScript script = opened();
        for (int i = 0; i < 20; i++) {
            script.client("P.", 1 + 100L * i, 1, 100).server(".", 1, 101 + 100L * i, 0);
        }
        JudgedConnection connection = script.build();

        assertThat(Ladder.SHORT.of(connection).lines().filter(line -> line.matches(" *2[0-4]  .*")))
                .isEmpty();
        assertThat(Ladder.SHORT.of(connection, 22).lines().filter(line -> line.matches(".? *2[0-4]  .*")))
                .satisfiesExactly(
                        before -> assertThat(before).startsWith("  21  "),
                        guilty -> assertThat(guilty).startsWith("✗ 22  "),
                        after -> assertThat(after).startsWith("  23  "));
        assertThat(Ladder.SHORT.of(connection, 77)).isEqualTo(Ladder.SHORT.of(connection));
    }

    @Test
    void a_connection_met_in_mid_stream_has_unknown_and_inferred_states() {
        var connection = script().withoutSyns()
                .client("P.", 7000, 1, 10)
                .server(".", 1, 7010, 0, ESTABLISHED, ESTABLISHED)
                .inferred()
                .client("P.", 6999, 1, 1)
                .build();

        assertThat(Ladder.SHORT.of(connection)).isEqualTo("""
                                client 127.0.0.1:52528                                server 127.0.0.1:80
                                ?             │                                     │ ?
                   1  0.000000  ?             │── [PSH, ACK] Seq=1 Ack=1 Len=10 ───▶│ ?
                   2  0.000010  (ESTABLISHED) │◀──────── [ACK] Seq=1 Ack=11 Len=0 ──│ (ESTABLISHED)
                   3  0.000020  (ESTABLISHED) │── [PSH, ACK] Seq=0 Ack=1 Len=1 ────▶│ (ESTABLISHED)
                       (STATE) is inferred, not proven by the capture; ? is one that it does not tell
                """);
    }

    @Test
    void without_steps_the_findings_alone_are_told() {
        var connection =
                opened().found(SYN_ACK_NUMBER, Side.SERVER, 1001L, 1002L).build();
        var withoutSteps = Connections.withoutSteps(connection);

        assertThat(Ladder.SHORT.of(withoutSteps)).isEqualTo("""
                client 127.0.0.1:52528 (ISN 1000)  server 127.0.0.1:80 (ISN 5000)
                       ✗ frame 3 · SYN_ACK_NUMBER: something is wrong with SYN_ACK_NUMBER.
                         expected 1001, actual 1002 · RFC 9293 §3.10.7.3: "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset"
                """);
    }

    @Test
    void many_findings_of_a_kind_are_counted_and_the_rfc_is_quoted_once() {
        StringBuilder text = new StringBuilder("""
                > S 0:0(0)
                < S. 0:0(0) ack 1
                > . 1:1(0) ack 1
                """);
        for (int i = 0; i < 100; i++) {
            text.append("> P. %1$d:%2$d(10) ack 1%n+0.3 > P. %1$d:%2$d(10) ack 1%n< . 1:1(0) ack %2$d%n"
                    .formatted(1 + 10 * i, 11 + 10 * i));
        }
        var connection = Trace.of(text.toString())
                .judged(FrameSource.Trust.FILE, AnalysisOptions.DEFAULT.keepingSteps())
                .get(0);

        String ladder = Ladder.SHORT.of(connection);

        assertThat(ladder.lines()).hasSizeLessThan(25);
        assertThat(ladder)
                .contains("among them 97 × RETRANSMISSION")
                .containsOnlyOnce("if the retransmission timeout expires");
        assertThat(ladder.lines().filter(line -> line.startsWith("!"))).hasSize(3);
    }
}
