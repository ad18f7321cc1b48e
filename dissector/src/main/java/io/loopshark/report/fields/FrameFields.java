package io.loopshark.report.fields;

import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;
import java.util.function.ToLongFunction;

/** The fields of {@code frame}. */
final class FrameFields {

    private FrameFields() {}

    static void register(Registration table) {
        table.number(
                "frame.number", 32, (frame, sink) -> sink.number(frame.packet().frameNumber()));
        table.number(
                "frame.len", 32, (frame, sink) -> sink.number(frame.packet().originalLength()));
        table.number(
                "frame.cap_len", 32, (frame, sink) -> sink.number(frame.packet().capturedLength()));
        time(table, "frame.time_epoch", frame -> frame.packet().timestampNanos());
        time(table, "frame.time_relative", Dissection::timeRelativeNanos);
        time(table, "frame.time_delta", Dissection::timeDeltaNanos);
        table.field("frame.protocols", FieldType.TEXT, (frame, sink) -> protocols(frame.packet(), sink));
    }

    private static void time(Registration table, String name, ToLongFunction<Dissection> nanos) {
        table.field(name, FieldType.TIME, (frame, sink) -> sink.seconds(nanos.applyAsLong(frame)));
    }

    private static void protocols(PacketView packet, ValueSink sink) {
        sink.text("");
        for (int i = 0; i < packet.layerCount(); i++) {
            if (i > 0) {
                sink.more(":");
            }
            sink.more(packet.layer(i).protocol());
        }
    }
}
