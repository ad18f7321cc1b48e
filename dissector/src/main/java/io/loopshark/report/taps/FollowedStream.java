package io.loopshark.report.taps;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopshark.decode.PacketView;
import io.loopshark.report.Dissection;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.Flags;
import io.loopshark.segment.IpAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What both peers of one TCP stream said, in order, without what was sent twice: {@code tshark -z follow,tcp}. Data that was captured in
 * order is written at once, so that memory stays bounded however long the stream is; {@code [7 bytes missing in capture file]} stands
 * where the capture lacks some.
 */
public final class FollowedStream {

    private static final String RULE = "=".repeat(67) + "\n";

    /** How data is written. */
    public enum Mode {
        /** As characters, dots for what is none. */
        ASCII(FollowText::ascii),
        /** Sixteen octets a line, in hexadecimal and as characters. */
        HEX(FollowText::hex),
        /** In hexadecimal, without spaces or breaks. */
        RAW((text, side, offset, bytes, from, length) -> text.raw(side, bytes, from, length));

        private final Form form;

        Mode(Form form) {
            this.form = form;
        }

        /** The word that stands for the mode: {@code ascii}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes one piece of data. */
    private interface Form {
        void write(FollowText text, int side, long offset, byte[] bytes, int from, int length) throws IOException;
    }

    private final long stream;
    private final Mode mode;
    private final OutputStream out;
    private final FollowText text;
    private final OrderedBytes[] directions = {new OrderedBytes(new Side(0)), new OrderedBytes(new Side(1))};
    private @Nullable Endpoint first;

    /**
     * @param stream {@code tcp.stream}, from 0
     * @param out where to write; never closed
     */
    public FollowedStream(long stream, Mode mode, OutputStream out) {
        this.stream = stream;
        this.mode = mode;
        this.out = out;
        text = new FollowText(out);
    }

    /** Takes one direction's data in order. */
    private final class Side implements OrderedBytes.Sink {
        private final int number;
        private long offset;

        Side(int number) {
            this.number = number;
        }

        @Override
        public void data(byte[] bytes, int from, int length) throws IOException {
            mode.form.write(text, number, offset, bytes, from, length);
            offset += length;
        }

        @Override
        public void gap(long octets) throws IOException {
            // tshark counts the end of its C string as one of the text's octets.
            byte[] words = ("[" + octets + " bytes missing in capture file]\0").getBytes(UTF_8);
            data(words, 0, words.length);
        }
    }

    /** The stream's number. */
    public long stream() {
        return stream;
    }

    /** Whether the stream has been met. */
    public boolean met() {
        return first != null;
    }

    /** Takes the frame at hand, of whatever stream it is. */
    public void take(Dissection frame) throws IOException {
        if (!frame.analysed() || frame.stream() != stream) {
            return;
        }
        PacketView packet = frame.packet();
        Endpoint source = endpoint(packet, packet.sourceHigh(), packet.sourceLow(), packet.sourcePort());
        if (first == null) {
            first = source;
            begin(
                    source,
                    endpoint(packet, packet.destinationHigh(), packet.destinationLow(), packet.destinationPort()));
        }
        int side = source.equals(first) ? 0 : 1;
        if (packet.has(Flags.ACK)) {
            directions[1 - side].acknowledged(packet.acknowledgement());
        }
        int sequence = packet.sequence() + (packet.has(Flags.SYN) ? 1 : 0);
        directions[side].begin(sequence);
        if (packet.payloadLength() > 0) {
            directions[side].take(
                    sequence,
                    packet.payloadArray(),
                    packet.payloadOffset(),
                    packet.capturedPayloadLength(),
                    packet.payloadLength());
        }
    }

    private static Endpoint endpoint(PacketView packet, long high, long low, int port) {
        return new Endpoint(new IpAddress(high, low, packet.ipv6()), port);
    }

    private void begin(Endpoint first, Endpoint second) throws IOException {
        String heading = "\n" + RULE + "Follow: tcp," + mode.word() + "\nFilter: tcp.stream eq " + stream + "\nNode 0: "
                + first + "\nNode 1: " + second + "\n";
        out.write(heading.getBytes(UTF_8));
    }

    /** The capture is at its end: writes what still waited, and the closing line. Writes nothing if the stream was never met. */
    public void finish() throws IOException {
        if (first == null) {
            return;
        }
        for (OrderedBytes direction : directions) {
            direction.finish();
        }
        out.write(RULE.getBytes(UTF_8));
    }
}
