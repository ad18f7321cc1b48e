package io.loopshark.report.fields;

import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;

/** The fields of TCP's options. */
final class OptionFields {

    private static final int FIXED = 20;

    private OptionFields() {}

    static void register(Registration table) {
        table.field("tcp.options", OptionFields::octets);
        table.field("tcp.option_kind", OptionFields::kinds);
        table.field("tcp.option_len", OptionFields::lengths);
        single(table, "tcp.options.mss_val", TcpOption.Bit.MSS, SegmentView::maximumSegmentSize);
        single(table, "tcp.options.wscale.shift", TcpOption.Bit.WINDOW_SCALE, SegmentView::windowShift);
        table.field("tcp.options.sack_perm", (frame, cell) -> {
            if (frame.analysed() && frame.packet().hasOption(TcpOption.Bit.SACK_PERMITTED)) {
                cell.next().text("0402");
            }
        });
        table.field("tcp.options.sack_le", (frame, cell) -> edges(frame, cell, true));
        table.field("tcp.options.sack_re", (frame, cell) -> edges(frame, cell, false));
        single(
                table,
                "tcp.options.timestamp.tsval",
                TcpOption.Bit.TIMESTAMPS,
                segment -> Integer.toUnsignedLong(segment.timestampValue()));
        single(
                table,
                "tcp.options.timestamp.tsecr",
                TcpOption.Bit.TIMESTAMPS,
                segment -> Integer.toUnsignedLong(segment.timestampEcho()));
    }

    private static void single(
            Registration table, String name, int bit, java.util.function.ToLongFunction<SegmentView> value) {
        table.field(name, (frame, cell) -> {
            if (frame.analysed() && frame.packet().hasOption(bit)) {
                cell.number(value.applyAsLong(frame.packet()));
            }
        });
    }

    private static boolean hasOptions(Dissection frame) {
        return frame.analysed() && frame.packet().headerLength() > FIXED;
    }

    private static void octets(Dissection frame, Cell cell) {
        if (!hasOptions(frame)) {
            return;
        }
        int from = frame.packet().frameOffset() + frame.packet().tcpOffset();
        var text = cell.next();
        for (int i = FIXED; i < frame.packet().tcpCaptured(); i++) {
            text.hex(frame.packet().bytes()[from + i], 2);
        }
    }

    private static void kinds(Dissection frame, Cell cell) {
        if (hasOptions(frame)) {
            for (TcpOption option : frame.packet().options()) {
                cell.number(option.kind());
            }
        }
    }

    private static void lengths(Dissection frame, Cell cell) {
        if (hasOptions(frame)) {
            for (TcpOption option : frame.packet().options()) {
                if (option.kind() > 1) {
                    cell.number(option.length());
                }
            }
        }
    }

    private static void edges(Dissection frame, Cell cell, boolean left) {
        if (frame.analysed()) {
            for (int i = 0; i < frame.packet().sackBlocks(); i++) {
                cell.number(frame.edge(
                        left ? frame.packet().sackLeft(i) : frame.packet().sackRight(i)));
            }
        }
    }
}
