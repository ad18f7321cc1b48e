package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldFormat;
import io.loopshark.report.fields.FieldLines;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.testing.Agreement;
import io.loopshark.testing.Corpus;
import io.loopshark.testing.Tshark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The messages of application protocols over TCP and UDP, frame by frame, beside those that tshark shows. Left out are those that tshark
 * finds within a protocol that Loopshark doesn't read, by the protocols that tshark names.
 */
class ApplicationsBesideTsharkTest {

    private static final List<String> FIELDS = List.of(
            "frame.number",
            "tls.handshake.extensions_server_name",
            "tls.handshake.extensions_alpn_str",
            "tls.handshake.type",
            "dns.qry.name",
            "dns.flags.response",
            "dns.id",
            "mqtt.msgtype",
            "mqtt.topic",
            "http.request.method",
            "http.request.uri",
            "http.response.code",
            "http.host",
            "http2.streamid",
            "http2.type",
            "http2.headers.path");

    /** The ports on which DNS, SSDP and MQTT are looked for. */
    private static final Set<Integer> PORTS = Set.of(53, 5353, 5355, 1900, 1883);

    private static final Set<String> READ =
            Set.of("tcp", "udp", "tls", "dns", "mdns", "llmnr", "mqtt", "http", "http2", "ssdp", "data");

    private static final String OVER_UDP = " over UDP";

    private static final int FIRST_LINE = 2000;

    /** What each message of HTTP/1.x, and the preface of HTTP/2, has in its first line. */
    private static final byte[] HTTP = "HTTP/".getBytes(StandardCharsets.US_ASCII);

    private static final Dissectors BUILT_IN =
            Dissectors.installed(ApplicationsBesideTsharkTest.class.getClassLoader());

    @TempDir
    private Path settings;

    private Tshark tshark;
    private final Agreement agreement = new Agreement();

    @BeforeEach
    void tools() throws IOException {
        Corpus.assumeExists();
        tshark = Tshark.withApplications(settings);
    }

    @Test
    void aSampleOfTheCorpusAgrees() throws IOException {
        compare(37);
        assertThat(agreement.same("tls.handshake.extensions_server_name")).isPositive();
        check(0.9);
    }

    @Test
    @Tag("slow")
    void theCorpusAgrees() throws IOException {
        compare(1);
        System.out.println(agreement);
        agreement.names().forEach(field -> System.out.println(field + ": " + agreement.examples(field)));
        assertThat(agreement.same("tls.handshake.extensions_server_name")).isGreaterThan(300);
        assertThat(agreement.same("dns.qry.name")).isGreaterThan(30);
        assertThat(agreement.same("dns.qry.name" + OVER_UDP)).isGreaterThan(500);
        assertThat(agreement.same("http.request.method" + OVER_UDP)).isGreaterThan(20);
        assertThat(agreement.same("mqtt.msgtype")).isGreaterThan(100);
        assertThat(agreement.same("http.request.method")).isGreaterThan(100);
        assertThat(agreement.same("http2.streamid")).isGreaterThan(50);
        check(0.98);
    }

    private void check(double least) {
        for (String field : List.of(
                "tls.handshake.extensions_server_name",
                "dns.qry.name",
                "dns.qry.name" + OVER_UDP,
                "http.request.method" + OVER_UDP,
                "mqtt.topic",
                "http.request.method",
                "http.response.code",
                "http2.streamid")) {
            assertThat(agreement.recall(field))
                    .as("%s: %s%n%s", field, agreement.examples(field), agreement)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private void compare(int step) throws IOException {
        List<Map<String, String>> manifest = Corpus.manifest();
        for (int i = 0; i < manifest.size(); i += step) {
            String file = manifest.get(i).get("file");
            Path capture = Corpus.capture(file);
            if (mayHoldMessages(capture)) {
                compare(file, capture);
            }
        }
    }

    private void compare(String file, Path capture) throws IOException {
        Map<String, String[]> ours = ours(capture);
        List<String> arguments = new ArrayList<>(List.of("-Y", "tcp || udp", "-T", "fields", "-e", "frame.protocols"));
        FIELDS.forEach(field -> arguments.addAll(List.of("-e", field)));
        for (String line : tshark.lines(capture, arguments)) {
            String[] cells = line.split("\t", -1);
            if (cells.length == FIELDS.size() + 1 && isRead(cells[0])) {
                String over = transport(cells[0]).startsWith("udp") ? OVER_UDP : "";
                String[] own = ours.getOrDefault(cells[1], new String[FIELDS.size()]);
                for (int i = 1; i < FIELDS.size(); i++) {
                    if (isHidden(FIELDS.get(i), cells[0])) {
                        continue;
                    }
                    agreement.compare(
                            FIELDS.get(i) + over, cells[i + 1], own[i] == null ? "" : own[i], file + " " + cells[1]);
                }
            }
        }
    }

    /** Whether tshark found the field by decrypting, or where Loopshark doesn't read it: DNS in HTTP. */
    private static boolean isHidden(String field, String protocols) {
        return field.startsWith("dns.") && protocols.contains(":http")
                || field.startsWith("http") && protocols.contains(":tls:http");
    }

    /** Whether what tshark finds above TCP is what Loopshark reads, certificates within TLS aside. */
    private static boolean isRead(String protocols) {
        if (protocols.contains(":icmp") || protocols.contains(":sflow")) {
            return false; // quoted in an error, or a sample: no segment here
        }
        String[] names = transport(protocols).split(":");
        return names.length < 2 || READ.contains(names[1]);
    }

    /** The innermost of TCP and UDP, and what is above it. */
    private static String transport(String protocols) {
        return protocols.substring(Math.max(protocols.lastIndexOf(":tcp"), protocols.lastIndexOf(":udp")) + 1);
    }

    private static Map<String, String[]> ours(Path capture) throws IOException {
        List<FieldColumn> columns = ((FieldTable.Lookup.Found) FieldTable.look(FIELDS, BUILT_IN)).columns();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FieldLines lines = new FieldLines(out, columns, FieldFormat.DEFAULT);
        Dissection dissection = new Dissection(Dissection.Options.DEFAULT, BUILT_IN);
        read(capture, packet -> {
            dissection.take(packet);
            lines.add(dissection);
        });
        lines.flush();
        Map<String, String[]> rows = new HashMap<>();
        out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", -1))
                .forEach(cells -> rows.put(cells[0], cells));
        return rows;
    }

    private interface Taking {
        void take(PacketView packet) throws IOException;
    }

    private static void read(Path capture, Taking taking) throws IOException {
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        try (CaptureFile source = CaptureFile.open(Files.newInputStream(capture), capture.toString())) {
            while (source.next(frame)) {
                decoder.decode(frame, packet);
                taking.take(packet);
            }
        } catch (IOException e) {
            // What can be read of a damaged capture is compared all the same.
            return;
        }
    }

    /** Whether a port, or something that looks like the beginning of a record, makes a capture worth tshark's time. */
    private static boolean mayHoldMessages(Path capture) throws IOException {
        boolean[] found = new boolean[1];
        read(capture, packet -> found[0] |= packet.hasSegment() ? mayHoldMessage(packet) : isOnPort(packet));
        return found[0];
    }

    private static boolean isOnPort(PacketView packet) {
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == Layer.UDP && packet.layerOffset(i) + 4 <= packet.readableLength()) {
                int at = packet.frameOffset() + packet.layerOffset(i);
                ByteBuffer ports = ByteBuffer.wrap(packet.bytes(), at, 4);
                int source = ports.getShort() & 0xffff;
                int destination = ports.getShort() & 0xffff;
                if (PORTS.contains(source) || PORTS.contains(destination)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayHoldMessage(PacketView packet) {
        if (PORTS.contains(packet.sourcePort()) || PORTS.contains(packet.destinationPort())) {
            return packet.capturedPayloadLength() > 0;
        }
        byte[] array = packet.payloadArray();
        int from = packet.payloadOffset();
        for (int i = from; i + 2 < from + packet.capturedPayloadLength(); i++) {
            if (array[i] == 22 && array[i + 1] == 3 && array[i + 2] <= 4) {
                return true;
            }
        }
        int line = Math.min(packet.capturedPayloadLength(), FIRST_LINE);
        for (int i = from; i + HTTP.length <= from + line; i++) {
            if (Arrays.equals(array, i, i + HTTP.length, HTTP, 0, HTTP.length)) {
                return true;
            }
        }
        return false;
    }
}
