package io.loopshark.report.packets;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import io.loopshark.field.FieldNode;
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
import org.jspecify.annotations.Nullable;

/**
 * Frames as {@code tshark -T json} writes them: one array with an object for each frame, whose {@code _source.layers} hold the protocol
 * tree. A field with fields in it has its value under its name and those fields under its name with {@code _tree} behind it. Several
 * fields of one name in one place are several members of that name, which JSON allows and many readers don't want; {@code
 * --no-duplicate-keys} makes them one member with an array.
 */
public final class JsonPackets implements PacketDocument {

    private final JsonGenerator json;
    private final boolean duplicateKeys;
    private final List<FieldColumn> columns;

    /**
     * Begins the array.
     *
     * @param out where to write, in large pieces; never closed
     * @param columns the fields to write, name to array of values; empty for the whole tree
     * @param duplicateKeys whether fields of one name are as many members, as tshark has it
     * @throws IOException when writing fails
     */
    public JsonPackets(OutputStream out, List<FieldColumn> columns, boolean duplicateKeys) throws IOException {
        this.columns = List.copyOf(columns);
        this.duplicateKeys = duplicateKeys;
        JsonFactory factory = new JsonFactoryBuilder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        json = factory.createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(layout());
        json.writeStartArray();
    }

    private static DefaultPrettyPrinter layout() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter(separators);
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        layout.indentArraysWith(lines);
        layout.indentObjectsWith(lines);
        return layout;
    }

    @Override
    public void add(Dissection frame) throws IOException {
        json.writeStartObject();
        json.writeStringField("_index", index(frame));
        json.writeStringField("_type", "doc");
        json.writeNullField("_score");
        json.writeObjectFieldStart("_source");
        json.writeFieldName("layers");
        if (columns.isEmpty()) {
            layers(FrameTree.withTrouble(frame));
        } else {
            json.writeStartObject();
            FieldsJson.write(json, frame, columns, name -> name);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The index of Elasticsearch that tshark proposes: one a day. */
    static String index(Dissection frame) {
        return "packets-" + new ArrivalTime(frame.packet().timestampNanos()).day();
    }

    /** What stands under one name: a text, or fields. */
    private record Member(String name, @Nullable String text, FieldNode tree, FrameTree layer) {}

    private void layers(List<FrameTree> layers) throws IOException {
        List<Member> members = new ArrayList<>();
        for (FrameTree layer : layers) {
            members.addAll(members(layer.tree(), layer, true));
        }
        write(members);
    }

    private void fields(FieldNode parent, FrameTree layer) throws IOException {
        List<Member> members = new ArrayList<>();
        for (FieldNode child : parent.children()) {
            members.addAll(members(child, layer, false));
        }
        write(members);
    }

    /** @param protocol whether the node is a layer, of which only the fields count where it has any */
    private static List<Member> members(FieldNode node, FrameTree layer, boolean protocol) {
        boolean tree = !node.children().isEmpty();
        List<Member> members = new ArrayList<>();
        for (Shown.Value value : Shown.values(node, layer)) {
            boolean text = value.text().isPresent() && !(protocol && tree);
            if (text || !tree) {
                members.add(new Member(value.name(), value.text().orElse(""), node, layer));
            }
            if (tree && !value.hidden()) {
                members.add(new Member(value.name() + (text ? "_tree" : ""), null, node, layer));
            }
        }
        return members;
    }

    private void write(List<Member> members) throws IOException {
        json.writeStartObject();
        if (duplicateKeys) {
            for (Member member : members) {
                json.writeFieldName(Shown.whole(member.name()));
                write(member);
            }
        } else {
            Map<String, List<Member>> byName = new LinkedHashMap<>();
            members.forEach(member -> byName.computeIfAbsent(member.name(), name -> new ArrayList<>())
                    .add(member));
            for (List<Member> same : byName.values()) {
                together(same);
            }
        }
        json.writeEndObject();
    }

    private void together(List<Member> same) throws IOException {
        json.writeFieldName(Shown.whole(same.get(0).name()));
        if (same.size() == 1) {
            write(same.get(0));
            return;
        }
        json.writeStartArray();
        for (Member member : same) {
            write(member);
        }
        json.writeEndArray();
    }

    private void write(Member member) throws IOException {
        String text = member.text();
        if (text == null) {
            fields(member.tree(), member.layer());
        } else {
            json.writeString(text);
        }
    }

    @Override
    public void finish() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.flush();
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
