package io.loopshark.report;

import io.loopshark.decode.Malformation;
import io.loopshark.decode.PacketView;
import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption;
import io.loopshark.wireshark.AnalysisFlag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What Wireshark's Info column says of a TCP header. */
final class TcpInfo {

    private static final byte[] ARROW = " → ".getBytes(StandardCharsets.UTF_8);
    private static final int PORTS = 4;
    private static final int FLAGS = 16;
    private static final int FIXED = 20;

    /** From left to right; Wireshark puts each one before those that it finds earlier. */
    private static final AnalysisFlag[] PREFIXES = {
        AnalysisFlag.ZERO_WINDOW_PROBE_ACK,
        AnalysisFlag.ZERO_WINDOW,
        AnalysisFlag.ZERO_WINDOW_PROBE,
        AnalysisFlag.DUPLICATE_ACK,
        AnalysisFlag.KEEP_ALIVE_ACK,
        AnalysisFlag.KEEP_ALIVE,
        AnalysisFlag.WINDOW_FULL,
        AnalysisFlag.WINDOW_UPDATE,
        AnalysisFlag.ACK_LOST_SEGMENT,
        AnalysisFlag.LOST_SEGMENT,
        AnalysisFlag.OUT_OF_ORDER,
        AnalysisFlag.SPURIOUS_RETRANSMISSION,
        AnalysisFlag.FAST_RETRANSMISSION,
        AnalysisFlag.RETRANSMISSION,
        AnalysisFlag.REUSED_PORTS
    };

    private final Utf8Buffer text;
    // Of each set of flags, what it is called; made when first needed.
    private final byte[] @Nullable [] flagNames = new byte[Flags.ALL + 1][];

    TcpInfo(Utf8Buffer text) {
        this.text = text;
    }

    /** Whether there is enough of a TCP header to say anything. */
    static boolean describes(PacketView packet) {
        return packet.tcpCaptured() >= PORTS && !packet.fragment();
    }

    void write(Dissection frame) {
        PacketView packet = frame.packet();
        if (frame.flags() != 0) {
            prefixes(frame);
        }
        text.number(packet.sourcePort());
        text.bytes(ARROW);
        text.number(packet.destinationPort());
        if (packet.tcpCaptured() >= FLAGS) {
            header(frame, packet);
        }
        if (!packet.hasSegment()) {
            fault(packet);
        }
    }

    private void prefixes(Dissection frame) {
        for (AnalysisFlag flag : PREFIXES) {
            if (flag.in(frame.flags())) {
                text.character('[');
                text.text(flag.title());
                if (flag == AnalysisFlag.DUPLICATE_ACK) {
                    text.character(' ');
                    text.number(frame.analysis().duplicateAckFrame());
                    text.character('#');
                    text.number(frame.analysis().duplicateAckNumber());
                }
                text.text("] ");
            }
        }
    }

    private void header(Dissection frame, PacketView packet) {
        text.text(" [");
        text.bytes(names(packet.flags()));
        number("] Seq=", frame.sequence());
        if (packet.has(Flags.ACK)) {
            number(" Ack=", frame.acknowledgement());
        }
        number(" Win=", frame.analysed() ? frame.analysis().windowSize() : packet.window());
        if (packet.has(Flags.URG)) {
            number(" Urg=", packet.urgentPointer());
        }
        if (frame.analysed()) {
            number(" Len=", packet.payloadLength());
            options(frame, packet);
        }
    }

    private void fault(PacketView packet) {
        if (packet.tcpCaptured() >= FLAGS && packet.headerLength() < FIXED) {
            text.text(", bogus TCP header length (");
            text.number(packet.headerLength());
            text.text(", must be at least 20)");
        } else {
            Malformation fault = packet.malformation();
            text.text(fault != null && fault.snapped() ? "[Packet size limited during capture]" : "[Malformed Packet]");
        }
    }

    private byte[] names(int flags) {
        byte[] names = flagNames[flags];
        if (names == null) {
            names = Flags.names(flags).getBytes(StandardCharsets.UTF_8);
            flagNames[flags] = names;
        }
        return names;
    }

    private void number(String label, long value) {
        text.text(label);
        text.number(value);
    }

    private void options(Dissection frame, PacketView packet) {
        int bits = packet.optionBits();
        if (bits == TcpOption.Bit.TIMESTAMPS) {
            timestamps(packet);
        } else if (bits != 0) {
            // Only where there are several does their order matter.
            for (TcpOption option : packet.options()) {
                option(option, frame, packet);
            }
        }
    }

    private void timestamps(PacketView packet) {
        number(" TSval=", Integer.toUnsignedLong(packet.timestampValue()));
        number(" TSecr=", Integer.toUnsignedLong(packet.timestampEcho()));
    }

    private void option(TcpOption option, Dissection frame, PacketView packet) {
        if (option instanceof TcpOption.MaximumSegmentSize size) {
            number(" MSS=", size.octets());
        } else if (option instanceof TcpOption.WindowScale scale) {
            number(" WS=", 1L << Math.min(scale.shift(), 14));
        } else if (option instanceof TcpOption.SackPermitted) {
            text.text(" SACK_PERM");
        } else if (option instanceof TcpOption.Timestamps) {
            timestamps(packet);
        } else if (option instanceof TcpOption.Sack sack) {
            for (TcpOption.Sack.Block block : sack.blocks()) {
                number(" SLE=", frame.edge(block.left().raw()));
                number(" SRE=", frame.edge(block.right().raw()));
            }
        } else if (option instanceof TcpOption.FastOpen fastOpen) {
            text.text(fastOpen.cookie().isEmpty() ? " TFO=R" : " TFO=C");
        }
    }
}
