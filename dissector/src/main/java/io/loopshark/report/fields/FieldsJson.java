package io.loopshark.report.fields;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loopshark.report.Dissection;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Chosen fields of a frame as members of a JSON object: name to array of strings, as tshark has them with {@code -e}. */
public final class FieldsJson {

    private FieldsJson() {}

    /**
     * Writes a member for each field that the frame has.
     *
     * @param json where an object was begun
     * @param names what becomes of a field's name
     */
    public static void write(
            JsonGenerator json, Dissection frame, List<FieldColumn> columns, UnaryOperator<String> names)
            throws IOException {
        Cell cell = new Cell();
        for (FieldColumn column : columns) {
            cell.clear();
            column.reader().read(frame, cell);
            if (cell.count() > 0) {
                json.writeFieldName(names.apply(column.name()));
                values(json, cell);
            }
        }
    }

    /** Writes the values of a field as an array. */
    static void values(JsonGenerator json, Cell cell) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < cell.count(); i++) {
            json.writeUTF8String(cell.text().array(), cell.start(i), cell.end(i) - cell.start(i));
        }
        json.writeEndArray();
    }
}
