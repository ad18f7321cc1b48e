package io.loopshark.report.fields;

import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;
import io.loopshark.wireshark.AnalysisFlag;
import io.loopshark.wireshark.WiresharkAnalysis;
import java.util.function.ToLongFunction;

/** What Wireshark works out for each segment. */
final class AnalysisFields {

    private AnalysisFields() {}

    static void register(Registration table) {
        streamed(
                table,
                "tcp.completeness",
                FieldType.UNSIGNED,
                8,
                (analysis, sink) -> sink.number(analysis.completeness()));
        streamed(
                table,
                "tcp.time_relative",
                FieldType.TIME,
                0,
                (analysis, sink) -> sink.seconds(analysis.timeRelativeNanos()));
        streamed(
                table,
                "tcp.time_delta",
                FieldType.TIME,
                0,
                (analysis, sink) -> sink.seconds(analysis.timeDeltaNanos()));
        analysed(table, "tcp.analysis.initial_rtt", FieldType.TIME, 0, (analysis, sink) -> {
            if (analysis.remarkable()) {
                seconds(analysis.initialRttNanos(), sink);
            }
        });
        analysed(
                table,
                "tcp.analysis.ack_rtt",
                FieldType.TIME,
                0,
                (analysis, sink) -> seconds(analysis.ackRttNanos(), sink));
        number(table, "tcp.analysis.acks_frame", WiresharkAnalysis::acknowledgedFrame);
        number(table, "tcp.analysis.bytes_in_flight", WiresharkAnalysis::bytesInFlight);
        number(table, "tcp.analysis.duplicate_ack_num", WiresharkAnalysis::duplicateAckNumber);
        analysed(table, "tcp.analysis.duplicate_ack_frame", FieldType.UNSIGNED, 32, (analysis, sink) -> {
            // 0 here says that the number was not acknowledged before, only that it is 0.
            if (analysis.duplicateAckNumber() != 0) {
                sink.number(analysis.duplicateAckFrame());
            }
        });
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            table.field(flag.fieldName(), FieldType.NONE, (frame, sink) -> flag(frame, sink, flag));
        }
    }

    @FunctionalInterface
    private interface Told {
        void read(WiresharkAnalysis analysis, ValueSink sink);
    }

    private static void streamed(Registration table, String name, FieldType type, int bits, Told told) {
        table.field(name, type, bits, (frame, sink) -> {
            if (frame.streamed()) {
                told.read(frame.analysis(), sink);
            }
        });
    }

    private static void analysed(Registration table, String name, FieldType type, int bits, Told told) {
        table.field(name, type, bits, (frame, sink) -> {
            if (frame.analysed()) {
                told.read(frame.analysis(), sink);
            }
        });
    }

    private static void number(Registration table, String name, ToLongFunction<WiresharkAnalysis> number) {
        analysed(table, name, FieldType.UNSIGNED, 32, (analysis, sink) -> {
            long value = number.applyAsLong(analysis);
            if (value != 0) {
                sink.number(value);
            }
        });
    }

    private static void seconds(long nanos, ValueSink sink) {
        if (nanos != 0) {
            sink.seconds(nanos);
        }
    }

    private static void flag(Dissection frame, ValueSink sink, AnalysisFlag flag) {
        if (!flag.shownIn(frame.flags())) {
            return;
        }
        sink.bool(true);
        // Wireshark has this one twice in its tree.
        if (flag == AnalysisFlag.DUPLICATE_ACK) {
            sink.bool(true);
        }
    }
}
