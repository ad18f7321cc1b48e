package io.loopshark.report.fields;

import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;
import io.loopshark.segment.Flags;
import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the TCP header but its options. Of a header that was cut off, Wireshark shows what it finds: the ports from four
 * octets on, most of the rest from sixteen on. A header whose data offset cannot be right shows little.
 */
final class TcpFields {

    private static final int PORTS = 4;
    private static final int FLAGS = 16;
    private static final int CHECKSUM = 18;
    private static final int WHOLE = 20;

    private static final String LETTERS = "RRRACEUAPRSF";

    // By the flags, made when first met: there are 4,096 of them at most, and mostly a dozen.
    private static final byte[] @Nullable [] LETTERED = new byte[Flags.ALL + 1][];

    private TcpFields() {}

    static void register(Registration table) {
        number(table, "tcp.srcport", 16, PORTS, frame -> frame.packet().sourcePort());
        number(table, "tcp.dstport", 16, PORTS, frame -> frame.packet().destinationPort());
        table.number("tcp.port", 16, TcpFields::ports);
        table.number("tcp.stream", 32, (frame, sink) -> {
            if (frame.streamed()) {
                sink.number(frame.stream());
            }
        });
        number(table, "tcp.len", 32, Integer.MAX_VALUE, frame -> frame.packet().payloadLength());
        table.number("tcp.seq", 32, (frame, sink) -> {
            if (shows(frame.packet(), FLAGS)) {
                sink.number(frame.sequence());
            }
        });
        table.number("tcp.seq_raw", 32, (frame, sink) -> {
            if (shows(frame.packet(), FLAGS)) {
                sink.number(Integer.toUnsignedLong(frame.packet().sequence()));
            }
        });
        table.number("tcp.nxtseq", 32, TcpFields::nextSequence);
        number(table, "tcp.ack", 32, FLAGS, Dissection::acknowledgement);
        number(
                table,
                "tcp.ack_raw",
                32,
                FLAGS,
                frame -> Integer.toUnsignedLong(frame.packet().acknowledgement()));
        table.number("tcp.hdr_len", 8, (frame, sink) -> {
            if (shows(frame.packet(), FLAGS)) {
                sink.number(frame.packet().headerLength());
            }
        });
        flags(table);
        number(table, "tcp.window_size_value", 16, FLAGS, frame -> frame.packet()
                .window());
        number(table, "tcp.window_size", 32, FLAGS, TcpFields::window);
        table.field("tcp.window_size_scalefactor", FieldType.SIGNED, 32, (frame, sink) -> {
            if (frame.analysed() && !frame.packet().has(Flags.SYN)) {
                sink.number(frame.analysis().windowScaleFactor());
            }
        });
        table.number(
                "tcp.checksum",
                16,
                (frame, sink) -> hex(frame, sink, CHECKSUM, frame.packet().checksum()));
        number(table, "tcp.urgent_pointer", 16, WHOLE, frame -> frame.packet().urgentPointer());
        table.field("tcp.payload", FieldType.BYTES, TcpFields::payload);
    }

    private static void flags(Registration table) {
        table.number(
                "tcp.flags",
                16,
                (frame, sink) -> hex(frame, sink, FLAGS, frame.packet().flags()));
        table.field("tcp.flags.res", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.RESERVED));
        table.field("tcp.flags.ae", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.AE));
        table.field("tcp.flags.ns", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.AE));
        table.field("tcp.flags.cwr", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.CWR));
        table.field("tcp.flags.ece", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.ECE));
        table.field("tcp.flags.urg", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.URG));
        table.field("tcp.flags.ack", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.ACK));
        table.field("tcp.flags.push", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.PSH));
        table.field("tcp.flags.reset", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.RST));
        table.field("tcp.flags.syn", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.SYN));
        table.field("tcp.flags.fin", FieldType.BOOLEAN, (frame, sink) -> flag(frame, sink, Flags.FIN));
        table.field("tcp.flags.str", FieldType.TEXT, TcpFields::letters);
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
    private static void number(
            Registration table, String name, int bits, int octets, ToLongFunction<Dissection> number) {
        table.number(name, bits, (frame, sink) -> {
            PacketView packet = frame.packet();
            boolean shown = octets == Integer.MAX_VALUE
                    ? packet.hasSegment() || shows(packet, FLAGS) && bogus(packet)
                    : shows(packet, octets) && (octets == PORTS || !bogus(packet));
            if (shown) {
                sink.number(number.applyAsLong(frame));
            }
        });
    }

    private static void ports(Dissection frame, ValueSink sink) {
        if (shows(frame.packet(), PORTS)) {
            sink.number(frame.packet().sourcePort());
            sink.number(frame.packet().destinationPort());
        }
    }

    private static void nextSequence(Dissection frame, ValueSink sink) {
        if (frame.analysed()) {
            sink.number(
                    frame.options().relativeNumbers()
                            ? frame.analysis().relativeNextSequence()
                            : Integer.toUnsignedLong(
                                    frame.packet().sequence() + frame.packet().sequenceLength()));
        }
    }

    private static long window(Dissection frame) {
        return frame.analysed() ? frame.analysis().windowSize() : frame.packet().window();
    }

    private static void hex(Dissection frame, ValueSink sink, int octets, int value) {
        if (shows(frame.packet(), octets) && !bogus(frame.packet())) {
            sink.hex(value, 4);
        }
    }

    private static void flag(Dissection frame, ValueSink sink, int mask) {
        if (shows(frame.packet(), FLAGS) && !bogus(frame.packet())) {
            sink.bool(Flags.any(frame.packet().flags(), mask));
        }
    }

    private static void letters(Dissection frame, ValueSink sink) {
        if (!shows(frame.packet(), FLAGS) || bogus(frame.packet())) {
            return;
        }
        int flags = frame.packet().flags();
        byte[] known = LETTERED[flags];
        if (known == null) {
            known = lettered(flags);
            LETTERED[flags] = known;
        }
        sink.text(known);
    }

    private static byte[] lettered(int flags) {
        StringBuilder text = new StringBuilder();
        for (int bit = 11; bit >= 0; bit--) {
            text.append((flags & 1 << bit) == 0 ? '·' : LETTERS.charAt(11 - bit));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void payload(Dissection frame, ValueSink sink) {
        PacketView packet = frame.packet();
        // What a RST carries Wireshark takes for words on why.
        if (packet.hasSegment() && packet.capturedPayloadLength() > 0 && !packet.has(Flags.RST)) {
            int from = packet.payloadOffset();
            sink.octets(packet.payloadArray(), from, from + packet.capturedPayloadLength());
        }
    }
}
