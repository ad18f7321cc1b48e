package io.loopshark.report.fields;

import io.loopshark.decode.PacketView;
import io.loopshark.report.Utf8Buffer;
import io.loopshark.report.fields.FieldTable.Registration;

/** The fields of {@code frame}. */
final class FrameFields {

    private FrameFields() {}

    static void register(Registration table) {
        table.field("frame.number", (frame, cell) -> cell.number(frame.packet().frameNumber()));
        table.field("frame.len", (frame, cell) -> cell.number(frame.packet().originalLength()));
        table.field("frame.cap_len", (frame, cell) -> cell.number(frame.packet().capturedLength()));
        table.field("frame.time_epoch", (frame, cell) -> cell.next()
                .seconds(frame.packet().timestampNanos()));
        table.field("frame.time_relative", (frame, cell) -> cell.next().seconds(frame.timeRelativeNanos()));
        table.field("frame.time_delta", (frame, cell) -> cell.next().seconds(frame.timeDeltaNanos()));
        table.field("frame.protocols", (frame, cell) -> protocols(frame.packet(), cell));
    }

    private static void protocols(PacketView packet, Cell cell) {
        Utf8Buffer text = cell.next();
        for (int i = 0; i < packet.layerCount(); i++) {
            if (i > 0) {
                text.character(':');
            }
            text.text(packet.layer(i).protocol());
        }
    }
}
