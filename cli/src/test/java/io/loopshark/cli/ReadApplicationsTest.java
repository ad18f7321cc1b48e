package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.capture.PcapngWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols above TCP on the command line, by the example of a question of DNS in two segments. */
class ReadApplicationsTest {

    private static final byte[] QUESTION =
            HexFormat.of().parseHex("001d" + "123401000001000000000000" + "076578616d706c6503636f6d00" + "00010001");

    @TempDir
    Path folder;

    private String toPort53 = "";
    private String toPort5300 = "";

    @BeforeEach
    void captures() throws IOException {
        toPort53 = capture(53);
        toPort5300 = capture(5300);
    }

    private String capture(int port) throws IOException {
        Path file = folder.resolve(port + ".pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            writer.write(segment(1, port, 0, Arrays.copyOf(QUESTION, 10)));
            writer.write(segment(2, port, 10, Arrays.copyOfRange(QUESTION, 10, QUESTION.length)));
        }
        return file.toString();
    }

    private static Frame segment(int number, int port, int at, byte[] data) {
        ByteBuffer packet = ByteBuffer.allocate(40 + data.length);
        packet.putShort((short) 0x4500)
                .putShort((short) packet.capacity())
                .putInt(0x4000)
                .putInt(0x4006_0000);
        packet.putInt(0xc0000201).putInt(0xc0000202);
        packet.putShort((short) 50_000).putShort((short) port).putInt(1000 + at).putInt(2000);
        packet.putInt(0x5018_ffff).putInt(0).put(data);
        Frame frame = new Frame();
        frame.set(number, 0, packet.array(), 0, packet.capacity(), packet.capacity(), LinkType.RAW, 9);
        return frame;
    }

    @Test
    void fields_of_a_message_stand_in_the_frame_that_completes_it() {
        Run run = Run.of("read", "-T", "fields", "-e", "frame.number", "-e", "dns.qry.name", "-e", "dns.id", toPort53);
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).containsExactly("1\t\t", "2\texample.com\t0x1234");
    }

    @Test
    void the_tree_of_a_message_follows_that_of_its_headers_and_its_bytes_those_of_the_frame() {
        String text = Run.of("read", "-V", "-x", toPort53).out();
        assertThat(text)
                .containsOnlyOnce("\nDomain Name System (query)\n    Length: 29\n    Transaction ID: 0x1234\n")
                .contains("        .000 0... .... .... = Opcode: Standard query (0)\n")
                .contains("    example.com: type A, class IN\n        Name: example.com\n")
                .contains("\nFrame (61 bytes):\n")
                .contains("\nReassembled TCP (31 bytes):\n0000  00 1d 12 34 01 00");
    }

    @Test
    void the_bytes_alone_are_the_frames() {
        assertThat(Run.of("read", "-x", toPort53).out()).doesNotContain("Reassembled");
    }

    @Test
    void the_packet_list_names_them_on_request() {
        assertThat(Run.of("read", toPort53).lines().get(1)).contains(" TCP 61 50000 → 53 ");
        assertThat(Run.of("read", "--protocols", toPort53).lines().get(1))
                .endsWith(" DNS 61 Standard query 0x1234 A example.com");
    }

    @Test
    void a_port_may_be_said_to_be_anothers() {
        assertThat(Run.of("read", "--protocols", toPort5300).lines().get(1)).contains(" TCP ");
        assertThat(Run.of("read", "-d", "tcp.port==5300,dns", toPort5300)
                        .lines()
                        .get(1))
                .endsWith(" DNS 61 Standard query 0x1234 A example.com");
        Run wrong = Run.of("read", "-d", "tcp.port==5300,dsn", toPort5300);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("loopshark: -d: no protocol 'dsn' for tcp.port; there are dns,");
    }

    @Test
    void every_field_is_in_the_lines_of_json() {
        assertThat(Run.of("read", "-T", "jsonl", toPort53).lines().get(1))
                .contains("\"frame.number\":[\"2\"]")
                .contains("\"dns.qry.name\":[\"example.com\"]")
                .contains("\"dns.flags.response\":[\"0\"]");
        assertThat(Run.of("read", "-T", "jsonl", "-e", "dns.qry.type", toPort53).lines())
                .containsExactly("{}", "{\"dns.qry.type\":[\"1\"]}");
    }

    @Test
    void a_field_that_nobody_has_is_refused_with_the_one_that_was_meant() {
        Run run = Run.of("read", "-T", "fields", "-e", "dns.qry.nam", toPort53);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("loopshark: unknown field \"dns.qry.nam\" (did you mean \"dns.qry.name\"?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dns                                               | 2",
                "dns.qry.name == \"example.com\"                   | 2",
                "dns.qry.name matches \"^EXAMPLE\" && tcp.len == 21 | 2",
                "dns.id == 0x1234                                  | 2",
                "dns.id in {0x1233..0x1235}                        | 2",
                "dns.flags.response == 0                           | 2",
                "dns.qry.type != 1                                 |",
                "dns contains \"example\"                          | 2",
                "dns.qry.name == \"example.org\"                   |",
                "!dns                                              | 1",
                "tcp.len > 0                                       | 1 2",
            })
    void messages_are_filtered_by_their_fields(String filter, @Nullable String frames) {
        Run run = Run.of("read", "-Y", filter, "-T", "fields", "-e", "frame.number", toPort53);
        assertThat(run.err()).isEmpty();
        assertThat(String.join(" ", run.lines())).isEqualTo(frames == null ? "" : frames);
    }

    @Test
    void connections_are_chosen_by_their_messages() {
        assertThat(Run.of("verify", "-Y", "dns.qry.name contains \"example\"", "--json", toPort53)
                        .lines())
                .hasSize(1);
        assertThat(Run.of("verify", "-Y", "dns.qry.name contains \"exemple\"", "--json", toPort53)
                        .lines())
                .isEmpty();
    }

    @Test
    void a_filter_suggests_the_fields_of_plugins_too() {
        Run run = Run.of("read", "-Y", "dns.qry.nam == 1", toPort53);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("column 1: \"dns.qry.nam\" is no field or protocol; did you mean \"dns.qry.name\"?");
    }

    @Test
    void the_dissectors_are_listed_with_where_they_came_from() {
        Run run = Run.of("plugins");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).anySatisfy(line -> assertThat(line)
                .startsWith("dns ")
                .contains("Domain Name System")
                .contains("tcp.port 53,")
                .endsWith("built in"));
    }
}
