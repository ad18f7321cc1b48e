package io.loopshark.report.fields;

import io.loopshark.decode.PacketView;
import io.loopshark.report.Dissection;
import io.loopshark.report.Utf8Buffer;
import io.loopshark.report.fields.FieldTable.Registration;
import io.loopshark.segment.Flags;
import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;

/**
 * The fields of the TCP header but its options. Of a header that was cut off, Wireshark shows what it finds: the ports from four
 * octets on, most of the rest from sixteen on. A header whose data offset cannot be right shows little.
 */
final class TcpFields {

    private static final int PORTS = 4;
    private static final int FLAGS = 16;
    private static final int CHECKSUM = 18;
    private static final int WHOLE = 20;

    private static final byte[] DOT = "·".getBytes(StandardCharsets.UTF_8);
    private static final String LETTERS = "RRRACEUAPRSF";

    private TcpFields() {}

    static void register(Registration table) {
        number(table, "tcp.srcport", PORTS, frame -> frame.packet().sourcePort());
        number(table, "tcp.dstport", PORTS, frame -> frame.packet().destinationPort());
        table.field("tcp.port", TcpFields::ports);
        table.field("tcp.stream", (frame, cell) -> {
            if (frame.streamed()) {
                cell.number(frame.stream());
            }
        });
        number(table, "tcp.len", Integer.MAX_VALUE, frame -> frame.packet().payloadLength());
        table.field("tcp.seq", (frame, cell) -> {
            if (shows(frame.packet(), FLAGS)) {
                cell.number(frame.sequence());
            }
        });
        table.field("tcp.seq_raw", (frame, cell) -> {
            if (shows(frame.packet(), FLAGS)) {
                cell.number(Integer.toUnsignedLong(frame.packet().sequence()));
            }
        });
        table.field("tcp.nxtseq", TcpFields::nextSequence);
        number(table, "tcp.ack", FLAGS, Dissection::acknowledgement);
        number(
                table,
                "tcp.ack_raw",
                FLAGS,
                frame -> Integer.toUnsignedLong(frame.packet().acknowledgement()));
        table.field("tcp.hdr_len", (frame, cell) -> {
            if (shows(frame.packet(), FLAGS)) {
                cell.number(frame.packet().headerLength());
            }
        });
        flags(table);
        number(table, "tcp.window_size_value", FLAGS, frame -> frame.packet().window());
        number(table, "tcp.window_size", FLAGS, TcpFields::window);
        table.field("tcp.window_size_scalefactor", (frame, cell) -> {
            if (frame.analysed() && !frame.packet().has(Flags.SYN)) {
                cell.number(frame.analysis().windowScaleFactor());
            }
        });
        table.field(
                "tcp.checksum",
                (frame, cell) -> hex(frame, cell, CHECKSUM, frame.packet().checksum()));
        number(table, "tcp.urgent_pointer", WHOLE, frame -> frame.packet().urgentPointer());
        table.field("tcp.payload", TcpFields::payload);
    }

    private static void flags(Registration table) {
        table.field(
                "tcp.flags",
                (frame, cell) -> hex(frame, cell, FLAGS, frame.packet().flags()));
        table.field("tcp.flags.res", (frame, cell) -> flag(frame, cell, Flags.RESERVED));
        table.field("tcp.flags.ae", (frame, cell) -> flag(frame, cell, Flags.AE));
        table.field("tcp.flags.ns", (frame, cell) -> flag(frame, cell, Flags.AE));
        table.field("tcp.flags.cwr", (frame, cell) -> flag(frame, cell, Flags.CWR));
        table.field("tcp.flags.ece", (frame, cell) -> flag(frame, cell, Flags.ECE));
        table.field("tcp.flags.urg", (frame, cell) -> flag(frame, cell, Flags.URG));
        table.field("tcp.flags.ack", (frame, cell) -> flag(frame, cell, Flags.ACK));
        table.field("tcp.flags.push", (frame, cell) -> flag(frame, cell, Flags.PSH));
        table.field("tcp.flags.reset", (frame, cell) -> flag(frame, cell, Flags.RST));
        table.field("tcp.flags.syn", (frame, cell) -> flag(frame, cell, Flags.SYN));
        table.field("tcp.flags.fin", (frame, cell) -> flag(frame, cell, Flags.FIN));
        table.field("tcp.flags.str", TcpFields::letters);
    }

    /** Whether the frame shows a TCP header at all, and this many octets of it. A fragment's beginning shows none. */
    private static boolean shows(PacketView packet, int octets) {
        return packet.tcpCaptured() >= octets && !packet.fragment();
    }

    /** Whether the header's data offset is too small for a header. */
    private static boolean bogus(PacketView packet) {
        return packet.tcpCaptured() >= FLAGS && packet.headerLength() < WHOLE;
    }

    /** A number that is shown when {@code octets} of a header with a possible data offset were captured. */
    private static void number(Registration table, String name, int octets, ToLongFunction<Dissection> number) {
        table.field(name, (frame, cell) -> {
            PacketView packet = frame.packet();
            boolean shown = octets == Integer.MAX_VALUE
                    ? packet.hasSegment() || shows(packet, FLAGS) && bogus(packet)
                    : shows(packet, octets) && (octets == PORTS || !bogus(packet));
            if (shown) {
                cell.number(number.applyAsLong(frame));
            }
        });
    }

    private static void ports(Dissection frame, Cell cell) {
        if (shows(frame.packet(), PORTS)) {
            cell.number(frame.packet().sourcePort());
            cell.number(frame.packet().destinationPort());
        }
    }

    private static void nextSequence(Dissection frame, Cell cell) {
        if (frame.analysed()) {
            cell.number(
                    frame.options().relativeNumbers()
                            ? frame.analysis().relativeNextSequence()
                            : Integer.toUnsignedLong(
                                    frame.packet().sequence() + frame.packet().sequenceLength()));
        }
    }

    private static long window(Dissection frame) {
        return frame.analysed() ? frame.analysis().windowSize() : frame.packet().window();
    }

    private static void hex(Dissection frame, Cell cell, int octets, int value) {
        if (shows(frame.packet(), octets) && !bogus(frame.packet())) {
            Utf8Buffer text = cell.next();
            text.text("0x");
            text.hex(value, 4);
        }
    }

    private static void flag(Dissection frame, Cell cell, int mask) {
        if (shows(frame.packet(), FLAGS) && !bogus(frame.packet())) {
            cell.bool(Flags.any(frame.packet().flags(), mask));
        }
    }

    private static void letters(Dissection frame, Cell cell) {
        if (!shows(frame.packet(), FLAGS) || bogus(frame.packet())) {
            return;
        }
        Utf8Buffer text = cell.next();
        for (int bit = 11; bit >= 0; bit--) {
            if ((frame.packet().flags() & 1 << bit) == 0) {
                text.bytes(DOT);
            } else {
                text.character(LETTERS.charAt(11 - bit));
            }
        }
    }

    private static void payload(Dissection frame, Cell cell) {
        PacketView packet = frame.packet();
        // What a RST carries Wireshark takes for words on why.
        if (packet.hasSegment() && packet.capturedPayloadLength() > 0 && !packet.has(Flags.RST)) {
            Utf8Buffer text = cell.next();
            int from = packet.payloadOffset();
            for (int i = 0; i < packet.capturedPayloadLength(); i++) {
                text.hex(packet.payloadArray()[from + i], 2);
            }
        }
    }
}
