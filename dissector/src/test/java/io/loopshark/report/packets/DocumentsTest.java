package io.loopshark.report.packets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The forms of {@code -T json}, {@code ek} and {@code pdml}, and what must never break them. */
class DocumentsTest {

    private static final List<FieldColumn> PORTS = List.of(
            FieldTable.find("tcp.port").orElseThrow(),
            FieldTable.find("tcp.ack_raw").orElseThrow());

    @Test
    void json_has_a_fields_value_under_its_name_and_its_fields_under_that_with_tree_behind() throws IOException {
        String json = Documents.of(Captures.open(Captures.ARTICLE), Documents::json);

        assertThat(json).startsWith("""
                        [
                          {
                            "_index": "packets-2026-11-22",
                            "_type": "doc",
                            "_score": null,
                            "_source": {
                              "layers": {
                                "frame": {
                                  "frame.encap_type": "1",
                        """).contains("""
                                  "tcp.flags": "0x0002",
                                  "tcp.flags_tree": {
                                    "tcp.flags.res": "0",
                        """).contains("""
                                  "ip.src": "127.0.0.1",
                                  "ip.addr": "127.0.0.1",
                                  "ip.dst": "127.0.0.1",
                                  "ip.addr": "127.0.0.1"
                        """).endsWith("]");
    }

    @Test
    void json_without_duplicate_keys_has_an_array_instead() throws IOException {
        String json = Documents.of(
                Captures.open(Captures.ARTICLE), out -> new Documents.Whole(new JsonPackets(out, List.of(), false)));

        assertThat(json)
                .contains("""
                                  "ip.src": "127.0.0.1",
                                  "ip.addr": [
                                    "127.0.0.1",
                                    "127.0.0.1"
                                  ],
                                  "ip.dst": "127.0.0.1"
                        """)
                .contains("\"tcp.options.nop_tree\": [\n              {\n                \"tcp.option_kind\": \"1\"\n"
                        + "              },\n              {");
        assertNoNameTwice(json);
    }

    private static void assertNoNameTwice(String json) throws IOException {
        JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = strict.createParser(json)) {
            assertThat(parser.nextToken()).isNotNull();
            while (parser.nextToken() != null) {
                // The parser throws where a name comes twice.
            }
        }
    }

    @Test
    void chosen_fields_are_flat_in_json_and_ek() throws IOException {
        String json = Documents.of(
                Captures.open(Captures.ARTICLE), out -> new Documents.Whole(new JsonPackets(out, PORTS, true)));
        String ek =
                Documents.of(Captures.open(Captures.ARTICLE), out -> new Documents.Whole(new EkPackets(out, PORTS)));

        assertThat(json).contains("""
                              "layers": {
                                "tcp.port": [
                                  "52528",
                                  "80"
                                ],
                                "tcp.ack_raw": [
                                  "0"
                                ]
                              }
                        """);
        assertThat(ek.lines().limit(2))
                .containsExactly(
                        "{\"index\":{\"_index\":\"packets-2026-11-22\",\"_type\":\"doc\"}}",
                        "{\"timestamp\":\"1795368384555\",\"layers\":{\"tcp_port\":[\"52528\",\"80\"],\"tcp_ack_raw\":[\"0\"]}}");
    }

    @Test
    void ek_takes_no_name_twice() throws IOException {
        String ek = Documents.of(Captures.open(Captures.ARTICLE), Documents::ek);
        String frame = ek.lines().skip(1).findFirst().orElseThrow();

        assertThat(frame)
                .contains("\"tcp_tcp_flags_syn\":true", "\"tcp_tcp_flags_fin\":false")
                .contains("\"tcp_tcp_option_kind\":[\"2\",\"4\",\"8\",\"1\",\"3\"]")
                .contains("\"frame_frame_time\":\"2026-11-22T17:26:24.555635588Z\"")
                .containsOnlyOnce("\"ip_ip_addr\"");
        assertNoNameTwice(ek);
    }

    @Test
    void pdml_tells_where_each_field_lies() throws IOException {
        String pdml = Documents.of(Captures.open(Captures.ARTICLE), Documents::pdml);
        Map<String, List<String>> first = Documents.fields(pdml).get(0);

        assertThat(first.get("tcp.dstport")).containsExactly("80 36 2 0050");
        assertThat(first.get("tcp.options.mss")).containsExactly("02:04:05:b4 54 4 020405b4");
        assertThat(first.get("num")).containsExactly("1 0 74 1");
        assertThat(pdml)
                .contains(
                        "<field name=\"tcp.flags.syn\" showname=\".... .... ..1. = Syn: Set\" size=\"1\" pos=\"47\" show=\"1\""
                                + " value=\"1\" unmaskedvalue=\"02\"/>")
                .contains("<field name=\"tcp.stream\" showname=\"Stream index: 0\" size=\"0\" pos=\"34\" show=\"0\"/>")
                .contains("hide=\"yes\"");
    }

    @Test
    void xml_says_what_it_cannot_write() {
        StringBuilder xml = new StringBuilder();
        XmlText.append(xml, "<a href='\"&\">\u0001\u007f\u0085\t\n\ud800\ufffe\ud83e\udd88é");

        assertThat(xml)
                .hasToString(
                        "&lt;a href=&#x27;&quot;&amp;&quot;&gt;\\x1\\x7f\\x85&#9;&#10;\\xd800\\xfffe\ud83e\udd88é");
    }

    @Test
    void half_a_surrogate_pair_becomes_a_replacement_character() {
        assertThat(Shown.whole("a\ud800b\ud83e\udd88\udc00")).isEqualTo("a\ufffdb\ud83e\udd88\ufffd");
    }
}
