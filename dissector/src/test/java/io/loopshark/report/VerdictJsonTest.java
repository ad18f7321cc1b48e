package io.loopshark.report;

import static io.loopshark.connection.TcpState.CLOSE_WAIT;
import static io.loopshark.connection.TcpState.ESTABLISHED;
import static io.loopshark.connection.TcpState.FIN_WAIT_2;
import static io.loopshark.report.ConnectionScript.opened;
import static io.loopshark.report.ConnectionScript.script;
import static io.loopshark.verdict.FindingKind.SYN_ACK_NUMBER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.IpAddress;
import io.loopshark.verdict.JudgedConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class VerdictJsonTest {

    private static String json(JudgedConnection... connections) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VerdictJson json = new VerdictJson(out);
        for (JudgedConnection connection : connections) {
            json.write("captures/\"quoted\" 抓包.pcap", connection);
        }
        json.flush();
        return out.toString(UTF_8);
    }

    @Test
    void has_the_keys_of_the_contract_in_their_order_and_null_where_nothing_is_known() throws IOException {
        var connection = script().withoutSyns()
                .client(".", 1, 1, 10)
                .closing(Teardown.OPEN)
                .build();

        assertThat(json(connection))
                .isEqualTo(
                        "{\"file\":\"captures/\\\"quoted\\\" 抓包.pcap\",\"connection\":0,\"client\":\"127.0.0.1:52528\","
                                + "\"server\":\"127.0.0.1:80\",\"roles\":\"inferred\",\"first_frame\":1,\"last_frame\":1,\"packets\":1,"
                                + "\"start\":\"1700000000.000000000\",\"duration\":\"0.000000000\",\"client_isn\":null,\"server_isn\":null,"
                                + "\"client_bytes\":10,\"server_bytes\":0,\"handshake\":\"NOT_SEEN\",\"teardown\":\"OPEN\","
                                + "\"closed_first_by\":null,\"client_state\":null,\"server_state\":null,\"verdict\":\"INCONCLUSIVE\","
                                + "\"completeness\":31,\"conn_state\":\"SF\",\"history\":\"ShAdDaFf\",\"findings\":[]}\n");
    }

    @Test
    void writes_numbers_unsigned_and_states_as_the_rfc_names_them() throws IOException {
        var connection = opened().isns(-1, 0x8000_0000)
                .client("F.", 1, 1, 0, FIN_WAIT_2, CLOSE_WAIT)
                .closing(Teardown.HALF_CLOSED)
                .opening(Handshake.COMPLETE)
                .build();

        assertThat(json(connection))
                .contains("\"client_isn\":4294967295,\"server_isn\":2147483648")
                .contains(
                        "\"closed_first_by\":\"CLIENT\",\"client_state\":\"FIN-WAIT-2\",\"server_state\":\"CLOSE-WAIT\"")
                .contains("\"duration\":\"0.000030000\"");
    }

    @Test
    void writes_findings_and_counts_what_is_not_listed() throws IOException {
        var connection = opened().found(SYN_ACK_NUMBER, Side.SERVER, 4294967295L, 0L)
                .found(SYN_ACK_NUMBER, null, null, null)
                .unlisted(SYN_ACK_NUMBER, 12)
                .build();

        assertThat(json(connection))
                .endsWith(
                        "\"findings\":[{\"kind\":\"SYN_ACK_NUMBER\",\"severity\":\"VIOLATION\",\"frame\":3,\"by\":\"SERVER\","
                                + "\"expected\":4294967295,\"actual\":0,\"citation\":\"RFC 9293 §3.10.7.3\","
                                + "\"message\":\"something is wrong with SYN_ACK_NUMBER.\"},"
                                + "{\"kind\":\"SYN_ACK_NUMBER\",\"severity\":\"VIOLATION\",\"frame\":3,\"by\":null,"
                                + "\"expected\":null,\"actual\":null,\"citation\":\"RFC 9293 §3.10.7.3\","
                                + "\"message\":\"something is wrong with SYN_ACK_NUMBER.\"}],"
                                + "\"unlisted\":{\"SYN_ACK_NUMBER\":12}}\n");
    }

    @Test
    void writes_ipv6_in_brackets_and_one_line_a_connection() throws IOException {
        var v6 = opened().between(
                        new Endpoint(IpAddress.v6(0x2001_0db8_0000_0000L, 1), 65535), new Endpoint(IpAddress.v4(-1), 0))
                .client(".", 1, 1, 0, ESTABLISHED, ESTABLISHED)
                .build();

        assertThat(json(v6, v6).lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("\"client\":\"[2001:db8::1]:65535\",\"server\":\"255.255.255.255:0\"")
                .startsWith("{")
                .endsWith("}"));
    }

    @Test
    void says_that_a_connection_was_let_go_early() throws IOException {
        assertThat(json(opened().evicted().build())).endsWith("\"findings\":[],\"evicted\":true}\n");
    }
}
