package io.loopshark.report.packets;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.report.ArrivalTime;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldsJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames as {@code tshark -T ek} writes them, for the bulk interface of Elasticsearch: two lines a frame, the index it belongs to and
 * the frame itself. The fields of a layer all stand side by side, their names with the layer's before them and underscores for dots;
 * flags are {@code true} or {@code false}, all other values strings. Several fields of one name become an array, also where tshark
 * repeats the name, since Elasticsearch takes no name twice.
 */
public final class EkPackets implements PacketDocument {

    private static final long MILLISECOND = 1_000_000;

    private final JsonGenerator json;
    private final List<FieldColumn> columns;

    /**
     * @param out where to write, in large pieces; never closed
     * @param columns the fields to write, name to array of values; empty for the whole tree
     * @throws IOException when writing fails
     */
    public EkPackets(OutputStream out, List<FieldColumn> columns) throws IOException {
        this.columns = List.copyOf(columns);
        JsonFactory factory = new JsonFactoryBuilder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                // Each object ends its line itself.
                .rootValueSeparator("")
                .build();
        json = factory.createGenerator(out, JsonEncoding.UTF8);
    }

    @Override
    public void add(Dissection frame) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("index");
        json.writeStringField("_index", JsonPackets.index(frame));
        json.writeStringField("_type", "doc");
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.writeStartObject();
        long milliseconds = Math.floorDiv(frame.packet().timestampNanos(), MILLISECOND);
        json.writeStringField("timestamp", String.valueOf(milliseconds));
        json.writeObjectFieldStart("layers");
        if (columns.isEmpty()) {
            layers(FrameTree.withTrouble(frame));
        } else {
            FieldsJson.write(json, frame, columns, EkPackets::underscored);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static String underscored(String name) {
        return Shown.whole(name).replace('.', '_');
    }

    private void layers(List<FrameTree> layers) throws IOException {
        Map<String, List<FrameTree>> byName = new LinkedHashMap<>();
        for (FrameTree layer : layers) {
            byName.computeIfAbsent(Shown.name(layer.tree()), name -> new ArrayList<>())
                    .add(layer);
        }
        for (Map.Entry<String, List<FrameTree>> same : byName.entrySet()) {
            json.writeFieldName(underscored(same.getKey()));
            boolean several = same.getValue().size() > 1;
            if (several) {
                json.writeStartArray();
            }
            for (FrameTree layer : same.getValue()) {
                layer(layer);
            }
            if (several) {
                json.writeEndArray();
            }
        }
    }

    private void layer(FrameTree layer) throws IOException {
        Map<String, List<Shown.Value>> byName = new LinkedHashMap<>();
        String prefix = Shown.name(layer.tree()) + ".";
        layer.tree().children().forEach(child -> collect(child, layer, prefix, byName));
        json.writeStartObject();
        for (Map.Entry<String, List<Shown.Value>> same : byName.entrySet()) {
            json.writeFieldName(underscored(same.getKey()));
            boolean several = same.getValue().size() > 1;
            if (several) {
                json.writeStartArray();
            }
            for (Shown.Value value : same.getValue()) {
                value(value);
            }
            if (several) {
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    /** Groups without a value leave their fields only. */
    private static void collect(FieldNode node, FrameTree layer, String prefix, Map<String, List<Shown.Value>> byName) {
        for (Shown.Value value : Shown.values(node, layer)) {
            if (value.text().isPresent() || node.children().isEmpty()) {
                byName.computeIfAbsent(prefix + value.name(), name -> new ArrayList<>())
                        .add(value);
            }
        }
        node.children().forEach(child -> collect(child, layer, prefix, byName));
    }

    private void value(Shown.Value value) throws IOException {
        FieldNode node = value.node();
        if (value.text().isEmpty()) {
            json.writeNull();
        } else if (node.field().type() == FieldType.BOOLEAN) {
            json.writeBoolean(node.number().orElse(0L) != 0);
        } else if (node.value() instanceof ArrivalTime time) {
            json.writeString(time.iso());
        } else {
            json.writeString(value.text().orElseThrow());
        }
    }

    @Override
    public void finish() throws IOException {
        json.flush();
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
