package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.capture.PcapngWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three requests: on three connections, on one, and as three streams at once. */
class RequestsCommandTest {

    private static final String GET = "GET /%d HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final int SYN = 0x02;
    private static final int SYN_ACK = 0x12;
    private static final int DATA = 0x18;

    @TempDir
    private Path folder;

    private int frames;

    @Test
    void three_requests_with_three_handshakes() throws IOException {
        Path file = folder.resolve("three.pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            for (int i = 1; i <= 3; i++) {
                open(writer, 50_000 + i);
                send(writer, 50_000 + i, true, 1, String.format(GET, i));
                send(writer, 50_000 + i, false, 1, OK);
            }
        }
        Run run = Run.of("requests", file.toString());
        assertThat(run.out()).isEqualTo("""
                tcp.stream 0: 192.0.2.1:50001 → 192.0.2.2:80, 1 request
                     3 → 4      GET /1 200
                tcp.stream 1: 192.0.2.1:50002 → 192.0.2.2:80, 1 request
                     7 → 8      GET /2 200
                tcp.stream 2: 192.0.2.1:50003 → 192.0.2.2:80, 1 request
                    11 → 12     GET /3 200
                3 requests, 3 connections, 3 handshakes
                """);
        assertThat(run.status()).isZero();
    }

    @Test
    void three_requests_with_one_handshake() throws IOException {
        Path file = folder.resolve("one.pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            open(writer, 50_000);
            for (int i = 0; i < 3; i++) {
                String get = String.format(GET, i);
                send(writer, 50_000, true, 1 + i * get.length(), get);
                if (i < 2) {
                    send(writer, 50_000, false, 1 + i * OK.length(), OK);
                }
            }
        }
        assertThat(Run.of("requests", file.toString()).out()).isEqualTo("""
                tcp.stream 0: 192.0.2.1:50000 → 192.0.2.2:80, 3 requests
                     3 → 4      GET /0 200
                     5 → 6      GET /1 200
                     7 → -      GET /2 no response
                3 requests, 1 connection, 1 handshake
                """);
    }

    @Test
    void three_streams_at_once() throws IOException {
        Path file = folder.resolve("streams.pcapng");
        String preface =
                HexFormat.of().formatHex("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String asked = preface + headers(1, "828684") + headers(3, "828684") + headers(5, "828684");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            open(writer, 50_000);
            send(writer, 50_000, true, 1, octets(asked));
            send(writer, 50_000, false, 1, octets(headers(3, "88") + headers(1, "8d")));
        }
        assertThat(Run.of("requests", file.toString()).out()).isEqualTo("""
                tcp.stream 0: 192.0.2.1:50000 → 192.0.2.2:80, 3 requests, 3 at once
                     3 → 4      stream 1 GET / 404
                     3 → 4      stream 3 GET / 200
                     3 → -      stream 5 GET / no response
                3 requests, 1 connection, 1 handshake
                """);
    }

    @Test
    void a_capture_without_requests_says_so() throws IOException {
        Path file = folder.resolve("none.pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            open(writer, 50_000);
        }
        assertThat(Run.of("requests", file.toString()).out()).isEqualTo("0 requests, 0 connections, 0 handshakes\n");
    }

    private static String headers(int stream, String block) {
        return String.format("%06x0105%08x%s", block.length() / 2, stream, block);
    }

    private static String octets(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private void open(PcapngWriter writer, int port) throws IOException {
        segment(writer, port, true, SYN, 0, "");
        segment(writer, port, false, SYN_ACK, 0, "");
    }

    private void send(PcapngWriter writer, int port, boolean client, int at, String data) throws IOException {
        segment(writer, port, client, DATA, at, data);
    }

    private void segment(PcapngWriter writer, int port, boolean client, int flags, int at, String data)
            throws IOException {
        byte[] octets = data.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer packet = ByteBuffer.allocate(40 + octets.length);
        packet.putShort((short) 0x4500)
                .putShort((short) packet.capacity())
                .putInt(0x4000)
                .putInt(0x4006_0000);
        packet.putInt(client ? 0xc0000201 : 0xc0000202).putInt(client ? 0xc0000202 : 0xc0000201);
        packet.putShort((short) (client ? port : 80)).putShort((short) (client ? 80 : port));
        packet.putInt(1000 + at).putInt(flags == SYN ? 0 : 1001);
        packet.putInt(0x5000_ffff | flags << 16).putInt(0).put(octets);
        Frame frame = new Frame();
        frame.set(++frames, 0, packet.array(), 0, packet.capacity(), packet.capacity(), LinkType.RAW, 9);
        writer.write(frame);
    }
}
