package io.loopshark.report.fields;

import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.Language;
import io.loopshark.field.LineText;
import io.loopshark.field.Radix;
import io.loopshark.field.ValueSink;
import io.loopshark.filter.FilterField;
import io.loopshark.plugin.Dissected;
import io.loopshark.report.Dissection;
import io.loopshark.report.OneLine;
import io.loopshark.segment.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The fields of plug-ins: whatever the messages in a frame have. */
final class PluginFields {

    private PluginFields() {}

    /** The column of the field that {@code name} finds. */
    static FieldColumn column(String name, Field field) {
        return new FieldColumn(name, field.type(), Long.SIZE, (frame, sink) -> read(name, frame, sink));
    }

    /** Reads the values of the field that {@code name} finds. */
    static void read(String name, Dissection frame, ValueSink sink) {
        for (Dissected message : frame.messages()) {
            message.each(name, node -> write(node, sink));
        }
    }

    /** What filters compare the field with; the value of a protocol is the octets of its messages. */
    static FilterField<Dissection> filterField(String name, Field field) {
        FieldColumn column = column(name, field);
        boolean group = field.type() == FieldType.NONE;
        return new FilterField<>(
                name,
                group ? FieldType.PROTOCOL : field.type(),
                column.bits(),
                group ? (frame, sink) -> octets(frame, name, sink) : (frame, sink) -> alike(frame, name, field, sink));
    }

    /** Protocols may have fields of one name and several types: those of the table's are compared. */
    private static void alike(Dissection frame, String name, Field field, ValueSink sink) {
        for (Dissected message : frame.messages()) {
            message.each(name, node -> {
                if (node.field().type() == field.type()) {
                    write(node, sink);
                }
            });
        }
    }

    private static void octets(Dissection frame, String name, ValueSink sink) {
        for (Dissected message : frame.messages()) {
            Dissected.Source source = message.source();
            message.each(name, node -> {
                BitSpan span = node.span();
                int from = span == null ? source.end() : Math.min(source.origin() + span.firstByte(), source.end());
                int to = span == null ? source.end() : Math.min(from + span.byteLength(), source.end());
                sink.octets(source.array(), from, to);
            });
        }
    }

    /** The values of the fields of a tree that {@code name} finds, as texts. */
    static List<String> values(FieldNode tree, String name) {
        Cell cell = new Cell();
        Dissected.each(tree, name, node -> write(node, cell));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < cell.count(); i++) {
            int from = cell.start(i);
            values.add(new String(cell.text().array(), from, cell.end(i) - from, StandardCharsets.UTF_8));
        }
        return values;
    }

    /** The names of all fields that the messages in the frame have. */
    static Set<String> names(Dissection frame) {
        Set<String> names = new TreeSet<>();
        for (Dissected message : frame.messages()) {
            collect(message.tree(), names);
        }
        return names;
    }

    private static void collect(FieldNode node, Set<String> names) {
        names.add(node.field().filter());
        names.addAll(node.field().aliases());
        node.children().forEach(child -> collect(child, names));
    }

    /** Writes the value of a node; of a group what the tree says of it. */
    static void write(FieldNode node, ValueSink sink) {
        Object value = node.value();
        FieldType type = node.field().type();
        if (value == null) {
            if (type == FieldType.NONE) {
                sink.text(OneLine.of(LineText.of(node, Language.ENGLISH)));
            }
        } else if (type == FieldType.BOOLEAN) {
            sink.bool(node.number().orElse(0L) != 0);
        } else if (value instanceof byte[] octets) {
            octets(type, octets, sink);
        } else if (value instanceof IpAddress address) {
            address(address, sink);
        } else if (value instanceof Double number) {
            sink.real(number);
        } else if (value instanceof Long number) {
            number(node, number, sink);
        } else {
            sink.text(OneLine.of(value.toString()));
        }
    }

    private static void number(FieldNode node, long number, ValueSink sink) {
        if (node.field().type() == FieldType.TIME) {
            sink.seconds(number);
        } else if (node.field().format().radix() == Radix.DECIMAL) {
            boolean unsigned = node.field().type() != FieldType.SIGNED;
            if (unsigned && number < 0) {
                sink.unsigned(number);
            } else {
                sink.number(number);
            }
        } else {
            long bits = node.span() == null ? Long.SIZE : node.span().width();
            sink.hex(number, (int) Math.min(16, Math.max(1, (bits + 3) / 4)));
        }
    }

    private static void octets(FieldType type, byte[] octets, ValueSink sink) {
        if (type == FieldType.ETHER && octets.length == 6) {
            sink.ether(octets, 0);
        } else {
            sink.octets(octets, 0, octets.length);
        }
    }

    private static void address(IpAddress address, ValueSink sink) {
        if (address.ipv6()) {
            sink.ipv6(address.high(), address.low());
        } else {
            sink.ipv4((int) address.low());
        }
    }
}
