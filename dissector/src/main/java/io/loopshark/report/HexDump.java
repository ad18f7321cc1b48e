package io.loopshark.report;

import io.loopshark.capture.Frame;
import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissected;
import java.util.HexFormat;
import java.util.List;

/**
 * The bytes of a frame in hexadecimal and as characters, exactly as {@code tshark -x} prints them: those of a datagram that the frame
 * completes are shown, too.
 */
public final class HexDump {

    private static final int ROW = 16;
    private static final HexFormat HEX = HexFormat.of();

    private HexDump() {}

    /** The captured bytes, sixteen a line, every line ending with a line feed; the empty text for an empty frame. */
    public static String of(PacketView packet) {
        Frame frame = packet.frame();
        String captured = of(frame.bytes(), frame.offset(), frame.capturedLength());
        if (!packet.reassembled()) {
            return captured;
        }
        int from = packet.reassembledOffset();
        int length = packet.readableLength() - from;
        return String.format("Frame (%d bytes):%n%s", frame.capturedLength(), captured)
                + String.format("%s (%d bytes):%n", origin(packet), length)
                + of(packet.bytes(), packet.frameOffset() + from, length);
    }

    /**
     * The same with the bytes of messages that came in several segments, each under its own heading, as in Wireshark.
     *
     * @param messages those that the frame completes
     */
    public static String of(PacketView packet, List<Dissected> messages) {
        StringBuilder text = new StringBuilder();
        for (Dissected message : messages) {
            Dissected.Source source = message.source();
            if (source.reassembled() != null) {
                int length = source.end() - source.origin();
                text.append(String.format("%s (%d bytes):%n", source.reassembled(), length))
                        .append(of(source.array(), source.origin(), length));
            }
        }
        if (text.isEmpty()) {
            return of(packet);
        }
        String frame = of(packet);
        // With one part more, the frame itself gets a heading too.
        return packet.reassembled()
                ? frame + text
                : String.format("Frame (%d bytes):%n", packet.capturedLength()) + frame + text;
    }

    /** What Wireshark calls the part that was put together, by the layer that it belongs to. */
    private static String origin(PacketView packet) {
        int layer = packet.layerCount() - 1;
        while (layer > 0 && packet.layerOffset(layer) >= packet.reassembledOffset()) {
            layer--;
        }
        return switch (packet.layer(layer)) {
            case IPCOMP -> "IPcomp inflated data";
            case IPV6_FRAGMENT -> "Reassembled IPv6";
            default -> "Reassembled IPv4";
        };
    }

    /** {@code length} bytes from index {@code from}, numbered from 0. */
    static String of(byte[] bytes, int from, int length) {
        StringBuilder text = new StringBuilder();
        int digits = digits(length);
        for (int row = 0; row < length; row += ROW) {
            int count = Math.min(ROW, length - row);
            text.append(HEX.toHexDigits(row, digits)).append("  ");
            for (int i = 0; i < ROW; i++) {
                if (i < count) {
                    HEX.toHexDigits(text, bytes[from + row + i]).append(' ');
                } else {
                    text.append("   ");
                }
            }
            text.append("  ");
            for (int i = 0; i < count; i++) {
                byte octet = bytes[from + row + i];
                text.append(octet >= ' ' && octet <= '~' ? (char) octet : '.');
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Offsets have four digits, and as many more as the last one takes. */
    private static int digits(int length) {
        int digits = 4;
        while (digits < 8 && length - 1 >> 4 * digits != 0) {
            digits++;
        }
        return digits;
    }
}
