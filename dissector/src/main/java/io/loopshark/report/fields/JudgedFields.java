package io.loopshark.report.fields;

import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;
import java.util.List;

/** What the judge says: the fields of our own. */
final class JudgedFields {

    private static final List<String> NAMES = List.of(
            "loopshark.verdict",
            "loopshark.handshake",
            "loopshark.teardown",
            "loopshark.finding",
            "loopshark.client_state",
            "loopshark.server_state");

    private JudgedFields() {}

    static void register(Registration table) {
        for (String name : NAMES) {
            table.field(name, FieldType.TEXT, (frame, sink) -> read(frame, sink, name));
        }
    }

    private static void read(Dissection frame, ValueSink sink, String name) {
        for (String value : frame.options().judgements().values(frame.packet().frameNumber(), name)) {
            sink.text(value);
        }
    }
}
