package io.loopshark.report.fields;

import io.loopshark.decode.PacketView;
import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.FieldValues;
import io.loopshark.field.ValueSink;
import io.loopshark.filter.FilterField;
import io.loopshark.plugin.Dissected;
import io.loopshark.plugin.PacketTree;
import io.loopshark.report.Dissection;
import io.loopshark.wireshark.AnalysisFlag;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The fields of headers that stand in the tree but not in the {@link FieldTable}: whatever the view specifications name. To read one
 * takes the whole tree of a frame, which is slow; those that many ask for belong into the table.
 */
final class TreeFields {

    private static final String ANALYSIS_FLAGS = "tcp.analysis.flags";

    private TreeFields() {}

    // The specifications are read when somebody first asks for a field of none of the tables.
    private static final class Vocabulary {
        static final Map<String, Field> FIELDS = PacketTree.vocabulary();
    }

    /** The column of this name; empty where no tree has such a field. */
    static Optional<FieldColumn> find(String name) {
        if (name.equals(ANALYSIS_FLAGS)) {
            return Optional.of(new FieldColumn(name, FieldType.NONE, 0, TreeFields::anyFlag));
        }
        return Optional.ofNullable(Vocabulary.FIELDS.get(name))
                .map(field -> new FieldColumn(
                        name,
                        field.type(),
                        Long.SIZE,
                        (frame, sink) -> each(frame, name, node -> write(frame.packet(), node, sink))));
    }

    /** What filters compare the field with; the value of a group is its octets. */
    static Optional<FilterField<Dissection>> filterField(String name) {
        return find(name).map(column -> {
            boolean group = column.type() == FieldType.NONE && !name.equals(ANALYSIS_FLAGS);
            return new FilterField<>(
                    name,
                    group ? FieldType.PROTOCOL : column.type(),
                    column.bits(),
                    group
                            ? (frame, sink) -> each(frame, name, node -> octets(frame.packet(), node, sink))
                            : column.reader()::read);
        });
    }

    /** Every name. */
    static Set<String> names() {
        return Vocabulary.FIELDS.keySet();
    }

    private static void each(Dissection frame, String name, Consumer<FieldNode> action) {
        for (FieldNode layer : PacketTree.of(frame.packet(), FieldValues.NONE)) {
            Dissected.each(layer, name, action);
        }
    }

    private static void write(PacketView packet, FieldNode node, ValueSink sink) {
        if (node.value() == null && node.field().type() == FieldType.BYTES) {
            octets(packet, node, sink); // a group that Wireshark shows with its bytes
        } else {
            PluginFields.write(node, sink);
        }
    }

    private static void octets(PacketView packet, FieldNode node, ValueSink sink) {
        int end = packet.frameOffset() + packet.readableLength();
        BitSpan span = node.span();
        int from = span == null ? end : Math.min(packet.frameOffset() + span.firstByte(), end);
        sink.octets(packet.bytes(), from, span == null ? end : Math.min(from + span.byteLength(), end));
    }

    private static void anyFlag(Dissection frame, ValueSink sink) {
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            if (flag.shownIn(frame.flags())) {
                sink.bool(true);
                return;
            }
        }
    }
}
