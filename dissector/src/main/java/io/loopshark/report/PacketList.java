package io.loopshark.report;

import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.plugin.Dissected;
import io.loopshark.segment.IpAddress;
import io.loopshark.segment.TcpOption;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The packet list: a line a frame, in Wireshark's columns (No., Time, Source, Destination, Protocol, Length, Info) and as wide as
 * tshark makes them, in UTF-8. Times count from the capture's first frame.
 *
 * <pre>{@code
 *     1   0.000000    127.0.0.1 → 127.0.0.1    TCP 74 52528 → 80 [SYN] Seq=0 Win=65495 Len=0 MSS=65495 …
 * }</pre>
 */
public final class PacketList implements Flushable {

    private static final int FULL = 1 << 16;
    private static final byte[] ARROW = " → ".getBytes(StandardCharsets.UTF_8);

    private static final int NUMBER_WIDTH = 5;
    private static final int TIME_WIDTH = 10;
    private static final int ADDRESS_WIDTH = 12;

    private final OutputStream out;
    private final Utf8Buffer lines = new Utf8Buffer(2 * FULL);
    private final TcpInfo tcp = new TcpInfo(lines);
    private final OtherInfo other = new OtherInfo(lines);

    /**
     * @param out where to write, in large pieces; never closed
     */
    public PacketList(OutputStream out) {
        this.out = out;
    }

    /** Writes the frame's line. */
    public void add(Dissection frame) throws IOException {
        PacketView packet = frame.packet();
        int from = lines.length();
        lines.number(packet.frameNumber());
        lines.alignRight(NUMBER_WIDTH, from);
        lines.character(' ');
        time(frame.timeRelativeNanos(), packet.timestampDigits());
        lines.character(' ');
        addresses(packet);
        lines.character(' ');
        if (!frame.messages().isEmpty()) {
            messages(frame.messages(), packet);
        } else if (TcpInfo.describes(packet)) {
            lines.text(packet.hasOption(TcpOption.Bit.MPTCP) ? "MPTCP " : "TCP ");
            lines.number(packet.originalLength());
            lines.character(' ');
            tcp.write(frame);
        } else {
            other.protocol(packet);
            lines.character(' ');
            lines.number(packet.originalLength());
            lines.character(' ');
            other.info(packet);
        }
        lines.character('\n');
        if (lines.length() >= FULL) {
            lines.drainTo(out);
        }
    }

    /** The protocol of the last message, and what all of them say. */
    private void messages(List<Dissected> messages, PacketView packet) {
        Dissected last = messages.get(messages.size() - 1);
        lines.text(OneLine.of(last.column()));
        lines.character(' ');
        lines.number(packet.originalLength());
        for (int i = 0; i < messages.size(); i++) {
            lines.text(i == 0 ? " " : ", ");
            lines.text(OneLine.of(messages.get(i).info()));
        }
    }

    /** With as many decimals as Wireshark has a unit for: seconds, milli-, micro- or nanoseconds. */
    private void time(long nanos, int digits) {
        int from = lines.length();
        lines.seconds(nanos, digits <= 1 ? digits : Math.min(9, (digits + 2) / 3 * 3));
        lines.alignRight(TIME_WIDTH, from);
    }

    /** Those of the innermost IP header; without one those of the link layer. */
    private void addresses(PacketView packet) {
        int link = -1;
        boolean network = false;
        for (int i = 0; i < packet.layerCount(); i++) {
            Layer layer = packet.layer(i);
            network |= layer == Layer.IPV4 || layer == Layer.IPV6;
            link = layer == Layer.ETHERNET || layer == Layer.IEEE_802_3 ? i : link;
        }
        int from = lines.length();
        if (network) {
            ip(packet, packet.sourceHigh(), packet.sourceLow());
        } else if (link >= 0) {
            ethernet(packet, packet.layerOffset(link) + 6);
        }
        lines.alignRight(ADDRESS_WIDTH, from);
        lines.bytes(ARROW);
        from = lines.length();
        if (network) {
            ip(packet, packet.destinationHigh(), packet.destinationLow());
        } else if (link >= 0) {
            ethernet(packet, packet.layerOffset(link));
        }
        lines.padTo(ADDRESS_WIDTH, from);
    }

    private void ip(PacketView packet, long high, long low) {
        if (packet.ipv6()) {
            lines.text(new IpAddress(high, low, true).toString());
        } else {
            lines.ipv4((int) low);
        }
    }

    private void ethernet(PacketView packet, int offset) {
        int at = packet.frameOffset() + offset;
        for (int i = 0; i < 6; i++) {
            if (i > 0) {
                lines.character(':');
            }
            lines.hex(packet.bytes()[at + i], 2);
        }
    }

    /** Writes what is still held back. */
    @Override
    public void flush() throws IOException {
        lines.drainTo(out);
        out.flush();
    }
}
