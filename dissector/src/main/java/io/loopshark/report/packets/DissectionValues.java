package io.loopshark.report.packets;

import io.loopshark.field.FieldValues;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldText;
import io.loopshark.segment.Flags;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the tree and the ruler show of a frame beyond its own bytes.
 *
 * @param frame the frame at hand
 */
public record DissectionValues(Dissection frame) implements FieldValues {

    @Override
    public @Nullable Object value(String filter) {
        return switch (filter) {
            case "frame.time_relative" -> seconds(frame.timeRelativeNanos());
            case "frame.time_delta" -> seconds(frame.timeDeltaNanos());
            case "tcp.stream" -> frame.streamed() ? frame.stream() : null;
            case "tcp.completeness" -> frame.streamed() ? frame.analysis().completeness() : null;
            case "tcp.seq" -> relative() ? frame.sequence() : null;
            case "tcp.ack" -> relative() && frame.packet().has(Flags.ACK) ? frame.acknowledgement() : null;
            case "tcp.nxtseq" -> frame.analysed() ? next() : null;
            case "tcp.flags.str" -> FieldText.first(frame, filter).orElse(null);
            case "tcp.window_size" -> frame.analysed() ? frame.analysis().windowSize() : null;
            case "tcp.window_size_scalefactor" ->
                frame.analysed() && !frame.packet().has(Flags.SYN)
                        ? frame.analysis().windowScaleFactor()
                        : null;
            default -> null;
        };
    }

    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).toPlainString();
    }

    private boolean relative() {
        return frame.analysed() && frame.options().relativeNumbers();
    }

    private long next() {
        return relative()
                ? frame.analysis().relativeNextSequence()
                : Integer.toUnsignedLong(
                        frame.packet().sequence() + frame.packet().sequenceLength());
    }
}
