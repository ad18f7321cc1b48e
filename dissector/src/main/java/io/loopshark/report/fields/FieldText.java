package io.loopshark.report.fields;

import io.loopshark.report.Dissection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One field of one frame as text, for those who want no line of them. */
public final class FieldText {

    private FieldText() {}

    /** The first value of the field called {@code name}, as tshark prints it; empty where the frame or the table lacks the field. */
    public static Optional<String> first(Dissection frame, String name) {
        return FieldTable.find(name)
                .flatMap(column -> all(frame, column).stream().findFirst());
    }

    /** The values of a field, as tshark prints them, in the order of the frame; empty where the frame lacks it. */
    public static List<String> all(Dissection frame, FieldColumn column) {
        Cell cell = new Cell();
        column.reader().read(frame, cell);
        List<String> values = new ArrayList<>(cell.count());
        for (int i = 0; i < cell.count(); i++) {
            int length = cell.end(i) - cell.start(i);
            values.add(new String(cell.text().array(), cell.start(i), length, StandardCharsets.UTF_8));
        }
        return values;
    }
}
