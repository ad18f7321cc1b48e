package io.loopshark.cli.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.capture.PcapngWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Writes a capture of connections with one request and one response each, with whatever a client may ask for. */
final class HttpCapture {

    private static final int HEADERS = 40;
    private static final int SYN = 2;
    private static final int PSH = 8;
    private static final int ACK = 16;

    private final PcapngWriter writer;
    private long now;
    private int port = 50_000;

    private HttpCapture(PcapngWriter writer) {
        this.writer = writer;
    }

    /** One connection for each of the requests, all answered with {@code answer}. */
    static Path write(Path file, List<String> requests, String answer) throws IOException {
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            writer.addInterface(LinkType.IPV4, 262_144);
            HttpCapture capture = new HttpCapture(writer);
            for (String request : requests) {
                capture.connection(request.getBytes(UTF_8), answer.getBytes(UTF_8));
            }
        }
        return file;
    }

    private void connection(byte[] request, byte[] answer) throws IOException {
        port++;
        segment(true, SYN, 1000, 0, new byte[0]);
        segment(false, SYN | ACK, 5000, 1001, new byte[0]);
        segment(true, ACK, 1001, 5001, new byte[0]);
        segment(true, PSH | ACK, 1001, 5001, request);
        segment(false, PSH | ACK, 5001, 1001 + request.length, answer);
        segment(true, ACK, 1001 + request.length, 5001 + answer.length, new byte[0]);
    }

    private void segment(boolean fromClient, int flags, int sequence, int acknowledgement, byte[] data)
            throws IOException {
        int length = HEADERS + data.length;
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.putShort((short) 0x4500).putShort((short) length).putInt(0).putInt(0x40060000);
        bytes.putInt(fromClient ? 0xc0000201 : 0xc0000202).putInt(fromClient ? 0xc0000202 : 0xc0000201);
        bytes.putShort((short) (fromClient ? port : 80)).putShort((short) (fromClient ? 80 : port));
        bytes.putInt(sequence)
                .putInt(acknowledgement)
                .putShort((short) (0x5000 | flags))
                .putShort((short) 65_000);
        bytes.putInt(0).put(data);
        Frame frame = new Frame();
        now += 1_000_000;
        frame.set(1, now, bytes.array(), 0, length, length, LinkType.IPV4, 0);
        writer.write(frame);
    }
}
