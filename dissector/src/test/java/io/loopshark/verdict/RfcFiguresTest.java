package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.testing.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of RFC 9293 §3.5 and §3.6, with the RFC's own numbers. */
class RfcFiguresTest {

    @Test
    void figure_6_basic_three_way_handshake() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 100:100(0)
                < S. 300:300(0) ack 101
                > . 101:101(0) ack 301
                > . 101:111(10) ack 301
                """).only();
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.clientState()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(judged.serverState()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void figure_7_simultaneous_open() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 100:100(0)
                < S 300:300(0)
                > S. 100:100(0) ack 301
                < S. 300:300(0) ack 101
                """).only();
        assertThat(judged.findings()).extracting(Notes::brief).containsExactly("SIMULTANEOUS_OPEN 2 SERVER");
        assertThat(judged.handshake()).isEqualTo(Handshake.SIMULTANEOUS_OPEN);
        assertThat(judged.clientState()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(judged.serverState()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void figure_8_recovery_from_an_old_duplicate_syn() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 100:100(0)
                > S 90:90(0)
                < S. 300:300(0) ack 91
                > R 91:91(0)
                < S. 400:400(0) ack 101
                > . 101:101(0) ack 401
                > P. 101:111(10) ack 401
                < . 401:401(0) ack 111
                """).only();
        assertThat(judged.handshake()).isEqualTo(Handshake.COMPLETE);
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.findings()).extracting(Notes::brief).containsExactly("OLD_DUPLICATE_SYN 2 CLIENT");
        assertThat(judged.clientIsn()).hasToString("100");
        assertThat(judged.serverIsn()).hasToString("400");
        assertThat(judged.clientState()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void figure_8_with_the_old_duplicate_seen_first() {
        List<JudgedConnection> judged = Trace.of(0, 0, """
                > S 90:90(0)
                < S. 300:300(0) ack 91
                > R 91:91(0)
                > S 100:100(0)
                < S. 400:400(0) ack 101
                > . 101:101(0) ack 401
                """).judged();
        assertThat(judged).extracting(JudgedConnection::handshake).containsExactly(Handshake.RESET, Handshake.COMPLETE);
        assertThat(judged).extracting(JudgedConnection::verdict).containsExactly(Verdict.INCOMPLETE, Verdict.VERIFIED);
    }

    @Test
    void figure_8_with_both_syns_before_the_first_answer() {
        List<JudgedConnection> judged = Trace.of(0, 0, """
                > S 90:90(0)
                > S 100:100(0)
                < S. 300:300(0) ack 91
                > R 91:91(0)
                < S. 400:400(0) ack 101
                > . 101:101(0) ack 401
                """).judged();
        assertThat(judged).extracting(JudgedConnection::packets).containsExactly(3L, 3L);
        assertThat(judged).extracting(JudgedConnection::firstFrame).containsExactly(1L, 2L);
        assertThat(judged).extracting(JudgedConnection::verdict).containsExactly(Verdict.INCOMPLETE, Verdict.VERIFIED);
    }

    @Test
    void figure_9_half_open_connection_discovery() {
        List<JudgedConnection> judged = Trace.of(0, 0, """
                > S 50:50(0)
                < S. 250:250(0) ack 51
                > . 51:51(0) ack 251
                > P. 51:100(49) ack 251
                < P. 251:300(49) ack 100
                > . 100:100(0) ack 300
                # here the client crashes, and opens again
                > S 400:400(0)
                < . 300:300(0) ack 100
                > R 100:100(0)
                +1 > S 400:400(0)
                < S. 900:900(0) ack 401
                > . 401:401(0) ack 901
                """).judged();
        assertThat(judged).hasSize(2);
        assertThat(judged.get(0).teardown()).isEqualTo(Teardown.RESET);
        assertThat(judged.get(0).closedFirstBy()).isEqualTo(Closer.CLIENT);
        assertThat(judged.get(0).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.get(0).packets()).isEqualTo(9);
        assertThat(judged.get(0).findings())
                .extracting(Notes::brief)
                .containsExactly("CHALLENGE_ACK 8 SERVER", "HALF_OPEN_DISCOVERED 9 CLIENT");
        assertThat(judged.get(1).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.get(1).firstFrame()).isEqualTo(10);
        assertThat(judged.get(1).findings()).extracting(Notes::brief).containsExactly("PORT_REUSED 10 CLIENT");
    }

    @Test
    void figure_9_as_drawn_in_a_capture_that_begins_with_the_syn() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 400:400(0)
                < . 300:300(0) ack 100
                > R 100:100(0)
                +1 > S 400:400(0)
                < S. 900:900(0) ack 401
                > . 401:401(0) ack 901
                > P. 401:411(10) ack 901
                < . 901:901(0) ack 411
                """).only();
        assertThat(judged.findings())
                .extracting(Notes::brief)
                .containsExactly("CHALLENGE_ACK 2 SERVER", "HALF_OPEN_DISCOVERED 3 CLIENT", "RETRANSMISSION 4 CLIENT");
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.handshake()).isEqualTo(Handshake.COMPLETE);
    }

    @Test
    void figure_9_in_a_capture_that_begins_in_mid_stream() {
        List<JudgedConnection> judged = Trace.of(0, 0, """
                < P. 251:300(49) ack 100
                > . 100:100(0) ack 300
                > S 400:400(0)
                < . 300:300(0) ack 100
                > R 100:100(0)
                +1 > S 400:400(0)
                < S. 900:900(0) ack 401
                > . 401:401(0) ack 901
                """).judged();
        assertThat(judged).extracting(JudgedConnection::packets).containsExactly(5L, 3L);
        assertThat(judged.get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.get(0).teardown()).isEqualTo(Teardown.RESET);
        assertThat(judged.get(0).findings())
                .extracting(Notes::brief)
                .containsExactly("CHALLENGE_ACK 4 SERVER", "HALF_OPEN_DISCOVERED 5 CLIENT");
        assertThat(judged.get(1).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void figure_10_the_active_side_causes_half_open_discovery() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 50:50(0)
                < S. 250:250(0) ack 51
                > . 51:51(0) ack 251
                > P. 51:100(49) ack 251
                < . 251:251(0) ack 100
                < P. 251:300(49) ack 100
                > R 100:100(0)
                """).only();
        assertThat(judged.teardown()).isEqualTo(Teardown.RESET);
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.findings())
                .extracting(Notes::brief)
                .containsExactly("DATA_LOST_BY_RESET 7 CLIENT", "HALF_OPEN_DISCOVERED 7 CLIENT");
    }

    @Test
    void figure_10_as_drawn_in_a_capture_that_begins_with_the_data() {
        JudgedConnection judged = Trace.of(0, 0, """
                < P. 300:310(10) ack 100
                > R 100:100(0)
                """).only();
        assertThat(judged.findings()).extracting(Notes::brief).containsExactly("HALF_OPEN_DISCOVERED 2 CLIENT");
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void figure_11_an_old_duplicate_syn_at_two_passive_sockets() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 500:500(0)
                < S. 900:900(0) ack 501
                > R 501:501(0)
                """).only();
        assertThat(judged.handshake()).isEqualTo(Handshake.RESET);
        assertThat(judged.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(judged.serverState()).isEqualTo(TcpState.LISTEN);
        assertThat(judged.findings()).isEmpty();
    }

    @Test
    void figure_11_as_peer_a_sees_it() {
        JudgedConnection judged = Trace.of(0, 0, """
                < S. 900:900(0) ack 501
                > R 501:501(0)
                """).only();
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.findings()).isEmpty();
    }

    @Test
    void figure_12_normal_close() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 99:99(0)
                < S. 299:299(0) ack 100
                > . 100:100(0) ack 300
                > F. 100:100(0) ack 300
                < . 300:300(0) ack 101
                < F. 300:300(0) ack 101
                > . 101:101(0) ack 301
                """).only();
        assertThat(judged.teardown()).isEqualTo(Teardown.FOUR_SEGMENT);
        assertThat(judged.clientState()).isEqualTo(TcpState.TIME_WAIT);
        assertThat(judged.serverState()).isEqualTo(TcpState.CLOSED);
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void figure_13_simultaneous_close() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 99:99(0)
                < S. 299:299(0) ack 100
                > . 100:100(0) ack 300
                > F. 100:100(0) ack 300
                < F. 300:300(0) ack 100
                > . 101:101(0) ack 301
                < . 301:301(0) ack 101
                """).only();
        assertThat(judged.teardown()).isEqualTo(Teardown.SIMULTANEOUS);
        assertThat(judged.closedFirstBy()).isEqualTo(Closer.BOTH);
        assertThat(judged.clientState()).isEqualTo(TcpState.TIME_WAIT);
        assertThat(judged.serverState()).isEqualTo(TcpState.TIME_WAIT);
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void a_refused_connection_is_incomplete_and_nobodys_fault() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 99:99(0)
                < R. 0:0(0) ack 100
                """).only();
        assertThat(judged.handshake()).isEqualTo(Handshake.REFUSED);
        assertThat(judged.teardown()).isEqualTo(Teardown.RESET);
        assertThat(judged.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(judged.closedFirstBy()).isEqualTo(Closer.SERVER);
        assertThat(judged.completeness()).isEqualTo(37);
    }

    @Test
    void an_unanswered_syn_is_incomplete() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 99:99(0)
                +1 > S 99:99(0)
                +2 > S 99:99(0)
                """).only();
        assertThat(judged.handshake()).isEqualTo(Handshake.NO_REPLY);
        assertThat(judged.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(judged.clientState()).isEqualTo(TcpState.SYN_SENT);
        assertThat(judged.serverState()).isNull();
    }

    @Test
    void a_socket_connected_to_itself_has_one_sequence_space() {
        JudgedConnection judged = Trace.of(0, 0, """
                > S 99:99(0)
                > S. 99:99(0) ack 100
                > P. 100:110(10) ack 100
                > . 110:110(0) ack 110
                > F. 110:110(0) ack 110
                > . 111:111(0) ack 111
                """).toItself().only();
        assertThat(judged.handshake()).isEqualTo(Handshake.SIMULTANEOUS_OPEN);
        assertThat(judged.findings()).isEmpty();
        assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(judged.client()).isEqualTo(judged.server());
        assertThat(judged.teardown()).isEqualTo(Teardown.SIMULTANEOUS);
    }
}
