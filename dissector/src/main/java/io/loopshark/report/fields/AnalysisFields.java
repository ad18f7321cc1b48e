package io.loopshark.report.fields;

import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;
import io.loopshark.wireshark.AnalysisFlag;
import io.loopshark.wireshark.WiresharkAnalysis;
import java.util.function.ToLongFunction;

/** What Wireshark works out for each segment. */
final class AnalysisFields {

    private AnalysisFields() {}

    static void register(Registration table) {
        streamed(table, "tcp.completeness", (analysis, cell) -> cell.number(analysis.completeness()));
        streamed(table, "tcp.time_relative", (analysis, cell) -> cell.next().seconds(analysis.timeRelativeNanos()));
        streamed(table, "tcp.time_delta", (analysis, cell) -> cell.next().seconds(analysis.timeDeltaNanos()));
        analysed(table, "tcp.analysis.initial_rtt", (analysis, cell) -> {
            if (analysis.remarkable()) {
                seconds(analysis.initialRttNanos(), cell);
            }
        });
        analysed(table, "tcp.analysis.ack_rtt", (analysis, cell) -> seconds(analysis.ackRttNanos(), cell));
        number(table, "tcp.analysis.acks_frame", WiresharkAnalysis::acknowledgedFrame);
        number(table, "tcp.analysis.bytes_in_flight", WiresharkAnalysis::bytesInFlight);
        number(table, "tcp.analysis.duplicate_ack_num", WiresharkAnalysis::duplicateAckNumber);
        analysed(table, "tcp.analysis.duplicate_ack_frame", (analysis, cell) -> {
            // 0 here says that the number was not acknowledged before, only that it is 0.
            if (analysis.duplicateAckNumber() != 0) {
                cell.number(analysis.duplicateAckFrame());
            }
        });
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            table.field(flag.fieldName(), (frame, cell) -> flag(frame, cell, flag));
        }
    }

    @FunctionalInterface
    private interface Told {
        void read(WiresharkAnalysis analysis, Cell cell);
    }

    private static void streamed(Registration table, String name, Told told) {
        table.field(name, (frame, cell) -> {
            if (frame.streamed()) {
                told.read(frame.analysis(), cell);
            }
        });
    }

    private static void analysed(Registration table, String name, Told told) {
        table.field(name, (frame, cell) -> {
            if (frame.analysed()) {
                told.read(frame.analysis(), cell);
            }
        });
    }

    private static void number(Registration table, String name, ToLongFunction<WiresharkAnalysis> number) {
        analysed(table, name, (analysis, cell) -> {
            long value = number.applyAsLong(analysis);
            if (value != 0) {
                cell.number(value);
            }
        });
    }

    private static void seconds(long nanos, Cell cell) {
        if (nanos != 0) {
            cell.next().seconds(nanos);
        }
    }

    private static void flag(Dissection frame, Cell cell, AnalysisFlag flag) {
        boolean set =
                flag == AnalysisFlag.RETRANSMISSION ? AnalysisFlag.retransmits(frame.flags()) : flag.in(frame.flags());
        if (!set) {
            return;
        }
        cell.bool(true);
        // Wireshark has this one twice in its tree.
        if (flag == AnalysisFlag.DUPLICATE_ACK) {
            cell.bool(true);
        }
    }
}
