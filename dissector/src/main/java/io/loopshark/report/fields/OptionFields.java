package io.loopshark.report.fields;

import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import java.util.function.ToLongFunction;

/** The fields of TCP's options. */
final class OptionFields {

    private static final int FIXED = 20;
    private static final byte[] SACK_PERMITTED = {4, 2};

    private OptionFields() {}

    static void register(Registration table) {
        table.field("tcp.options", FieldType.BYTES, OptionFields::octets);
        table.number("tcp.option_kind", 8, OptionFields::kinds);
        table.number("tcp.option_len", 8, OptionFields::lengths);
        single(table, "tcp.options.mss_val", 16, TcpOption.Bit.MSS, SegmentView::maximumSegmentSize);
        single(table, "tcp.options.wscale.shift", 8, TcpOption.Bit.WINDOW_SCALE, SegmentView::windowShift);
        table.field("tcp.options.sack_perm", FieldType.BYTES, (frame, sink) -> {
            if (frame.analysed() && frame.packet().hasOption(TcpOption.Bit.SACK_PERMITTED)) {
                sink.octets(SACK_PERMITTED, 0, SACK_PERMITTED.length);
            }
        });
        table.number("tcp.options.sack_le", 32, (frame, sink) -> edges(frame, sink, true));
        table.number("tcp.options.sack_re", 32, (frame, sink) -> edges(frame, sink, false));
        single(
                table,
                "tcp.options.timestamp.tsval",
                32,
                TcpOption.Bit.TIMESTAMPS,
                segment -> Integer.toUnsignedLong(segment.timestampValue()));
        single(
                table,
                "tcp.options.timestamp.tsecr",
                32,
                TcpOption.Bit.TIMESTAMPS,
                segment -> Integer.toUnsignedLong(segment.timestampEcho()));
    }

    private static void single(
            Registration table, String name, int bits, int option, ToLongFunction<SegmentView> value) {
        table.number(name, bits, (frame, sink) -> {
            if (frame.analysed() && frame.packet().hasOption(option)) {
                sink.number(value.applyAsLong(frame.packet()));
            }
        });
    }

    private static boolean hasOptions(Dissection frame) {
        return frame.analysed() && frame.packet().headerLength() > FIXED;
    }

    private static void octets(Dissection frame, ValueSink sink) {
        if (!hasOptions(frame)) {
            return;
        }
        int from = frame.packet().frameOffset() + frame.packet().tcpOffset();
        sink.octets(frame.packet().bytes(), from + FIXED, from + frame.packet().tcpCaptured());
    }

    private static void kinds(Dissection frame, ValueSink sink) {
        if (hasOptions(frame)) {
            for (TcpOption option : frame.packet().options()) {
                sink.number(option.kind());
            }
        }
    }

    private static void lengths(Dissection frame, ValueSink sink) {
        if (hasOptions(frame)) {
            for (TcpOption option : frame.packet().options()) {
                if (option.kind() > 1) {
                    sink.number(option.length());
                }
            }
        }
    }

    private static void edges(Dissection frame, ValueSink sink, boolean left) {
        if (frame.analysed()) {
            for (int i = 0; i < frame.packet().sackBlocks(); i++) {
                sink.number(frame.edge(
                        left ? frame.packet().sackLeft(i) : frame.packet().sackRight(i)));
            }
        }
    }
}
