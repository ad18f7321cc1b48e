package io.loopshark.report.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FieldTableTest {

    /** What users may rely on. */
    static final List<String> PROMISED = List.of(
            ("frame.number frame.len frame.cap_len frame.time_epoch eth.src eth.dst vlan.id ip.src ip.dst ip.ttl ipv6.src ipv6.dst"
                            + " tcp.stream tcp.srcport tcp.dstport tcp.port tcp.seq tcp.seq_raw tcp.nxtseq tcp.ack tcp.ack_raw tcp.hdr_len"
                            + " tcp.len tcp.flags tcp.flags.res tcp.flags.ae tcp.flags.ns tcp.flags.cwr tcp.flags.ece tcp.flags.urg"
                            + " tcp.flags.ack tcp.flags.push tcp.flags.reset tcp.flags.syn tcp.flags.fin tcp.flags.str"
                            + " tcp.window_size_value tcp.window_size tcp.window_size_scalefactor tcp.checksum tcp.urgent_pointer"
                            + " tcp.option_kind tcp.options.mss_val tcp.options.wscale.shift tcp.options.sack_perm tcp.options.sack_le"
                            + " tcp.options.sack_re tcp.options.timestamp.tsval tcp.options.timestamp.tsecr tcp.payload"
                            + " tcp.completeness tcp.time_relative tcp.time_delta tcp.analysis.initial_rtt tcp.analysis.ack_rtt"
                            + " tcp.analysis.acks_frame tcp.analysis.bytes_in_flight tcp.analysis.retransmission"
                            + " tcp.analysis.fast_retransmission tcp.analysis.spurious_retransmission tcp.analysis.out_of_order"
                            + " tcp.analysis.lost_segment tcp.analysis.ack_lost_segment tcp.analysis.duplicate_ack"
                            + " tcp.analysis.keep_alive tcp.analysis.keep_alive_ack tcp.analysis.zero_window"
                            + " tcp.analysis.zero_window_probe tcp.analysis.zero_window_probe_ack tcp.analysis.window_update"
                            + " tcp.analysis.window_full tcp.analysis.reused_ports loopshark.verdict loopshark.handshake"
                            + " loopshark.teardown loopshark.finding loopshark.client_state loopshark.server_state")
                    .split(" "));

    @Test
    void every_promised_field_is_there() {
        assertThat(FieldTable.names()).containsAll(PROMISED);
    }

    @Test
    void fields_come_in_the_order_asked_for() {
        assertThat(FieldTable.look(List.of("tcp.seq", "ip.src", "tcp.seq")))
                .isInstanceOfSatisfying(FieldTable.Lookup.Found.class, found -> assertThat(found.columns())
                        .extracting(FieldColumn::name)
                        .containsExactly("tcp.seq", "ip.src", "tcp.seq"));
    }

    @Test
    void an_unknown_name_is_answered_with_the_one_that_may_be_meant() {
        assertThat(FieldTable.look(List.of("tcp.seq", "tcp.sec")))
                .isEqualTo(new FieldTable.Lookup.Unknown("tcp.sec", FieldTable.suggestion("tcp.sec")))
                .isInstanceOfSatisfying(FieldTable.Lookup.Unknown.class, unknown -> assertThat(unknown.message())
                        .isEqualTo("unknown field \"tcp.sec\" (did you mean \"tcp.seq\"?)"));
    }

    @Test
    void nothing_is_suggested_for_what_is_far_from_every_name() {
        assertThat(FieldTable.look(List.of("http.request.method")))
                .isInstanceOfSatisfying(FieldTable.Lookup.Unknown.class, unknown -> assertThat(unknown.message())
                        .isEqualTo("unknown field \"http.request.method\""));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp.flag.syn,tcp.flags.syn",
        "tcp.src_port,tcp.srcport",
        "TCP.SEQ,tcp.seq",
        "srcport,tcp.srcport",
        "frame.nubmer,frame.number",
        "tcp.analysis.retransmisson,tcp.analysis.retransmission",
        "loopshark.veredict,loopshark.verdict"
    })
    void slips_of_the_pen_are_recognized(String written, String meant) {
        assertThat(FieldTable.suggestion(written)).contains(meant);
    }
}
