package io.loopshark.report.fields;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.loopshark.report.Dissection;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The values of chosen fields as JSON Lines: one object a frame, field name to array of strings, in UTF-8. A field that a frame
 * lacks is left out of its object.
 *
 * <pre>{@code {"frame.number":["1"],"tcp.port":["52528","80"],"tcp.flags":["0x0002"]}}</pre>
 */
public final class JsonLines implements Flushable {

    private final JsonGenerator json;
    private final List<FieldColumn> columns;
    private final SerializedString[] names;
    private final Cell cell = new Cell();
    private final boolean all;

    /**
     * @param out where to write, in large pieces; never closed
     * @param columns the fields, in this order
     * @throws IOException when writing fails
     */
    public JsonLines(OutputStream out, List<FieldColumn> columns) throws IOException {
        this(out, columns, false);
    }

    /**
     * Every field that a frame has, those of plug-ins too.
     *
     * @param out where to write, in large pieces; never closed
     * @throws IOException when writing fails
     */
    public static JsonLines ofAll(OutputStream out) throws IOException {
        return new JsonLines(out, FieldTable.all(), true);
    }

    private JsonLines(OutputStream out, List<FieldColumn> columns, boolean all) throws IOException {
        this.all = all;
        this.columns = List.copyOf(columns);
        names = columns.stream()
                .map(FieldColumn::name)
                .map(SerializedString::new)
                .toArray(SerializedString[]::new);
        JsonFactory factory = new JsonFactoryBuilder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                // Each object ends its line itself.
                .rootValueSeparator("")
                .build();
        json = factory.createGenerator(out, JsonEncoding.UTF8);
    }

    /** Writes the frame's line. */
    public void add(Dissection frame) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < names.length; i++) {
            cell.clear();
            columns.get(i).reader().read(frame, cell);
            if (cell.count() > 0) {
                json.writeFieldName(names[i]);
                FieldsJson.values(json, cell);
            }
        }
        if (all && !frame.messages().isEmpty()) {
            for (String name : PluginFields.names(frame)) {
                cell.clear();
                PluginFields.read(name, frame, cell);
                json.writeFieldName(name);
                FieldsJson.values(json, cell);
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** Writes what is still held back. */
    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
