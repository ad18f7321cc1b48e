package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.field.Words;
import io.loopshark.plugin.KsyAttribute.Anchor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that is being put together. */
final class Draft {

    /** A field within the node, by the attribute it comes from or, if it was supplied, the attribute it stands beside. */
    private record Entry(String id, boolean supplied, FieldNode node) {}

    private Field field;
    private final long origin;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Object value;
    private @Nullable Words problem;

    /**
     * @param field what the node is
     * @param origin the frame's bit from which bits within the node are counted
     */
    Draft(Field field, long origin) {
        this.field = field;
        this.origin = origin;
    }

    Field field() {
        return field;
    }

    long origin() {
        return origin;
    }

    /** Lets the node present itself as {@code newField}. */
    void become(Field newField) {
        field = newField;
    }

    void add(String id, FieldNode node) {
        entries.add(new Entry(id, false, node));
    }

    /** Puts a supplied field beside its anchor, behind those that stand there already; at the end without an anchor. */
    void supply(@Nullable Anchor anchor, FieldNode node) {
        if (anchor == null) {
            entries.add(new Entry("", true, node));
            return;
        }
        int at = -1;
        for (int i = 0; i < entries.size(); i++) {
            boolean anchored = entries.get(i).id.equals(anchor.id());
            if (anchored && (!anchor.before() || !entries.get(i).supplied)) {
                at = anchor.before() ? i : i + 1;
            }
        }
        // Without its anchor, which was cut off, a supplied field has no place either.
        if (at >= 0) {
            entries.add(at, new Entry(anchor.before() ? "" : anchor.id(), true, node));
        }
    }

    /** Notes why reading ended, unless that is known already. */
    void fail(Words reason) {
        if (problem == null) {
            problem = reason;
        }
    }

    /** The frame's bit up to which fields of the node were read. */
    long readEnd() {
        long end = origin;
        for (Entry entry : entries) {
            BitSpan span = entry.node.span();
            if (span != null && entry.node.problem() == null) {
                end = Math.max(end, span.end());
            }
        }
        return end;
    }

    /**
     * Takes the fields that lie in {@code span}, with what was supplied beside them, out of the node, so that they can be put into
     * one of their own.
     *
     * @return where they were, and they; an empty list if there are none
     */
    Taken take(BitSpan span) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < entries.size(); i++) {
            BitSpan own = entries.get(i).node.span();
            if (own != null && span.contains(own) && !own.equals(span)) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return new Taken(entries.size(), List.of());
        }
        while (last + 1 < entries.size()
                && entries.get(last + 1).supplied
                && entries.get(last + 1).id.equals(entries.get(last).id)) {
            last++;
        }
        List<Entry> range = entries.subList(first, last + 1);
        List<FieldNode> nodes = range.stream().map(Entry::node).toList();
        range.clear();
        return new Taken(first, nodes);
    }

    /** Fields that were taken out, and where they were. */
    record Taken(int index, List<FieldNode> nodes) {}

    void insert(int index, String id, FieldNode node) {
        entries.add(index, new Entry(id, false, node));
    }

    /** Makes the value of the field that comes from attribute {@code id} the value of the node. */
    void takeValueOf(String id) {
        for (Entry entry : entries) {
            if (entry.id.equals(id) && !entry.supplied) {
                value = entry.node.value();
                field = Fields.typed(field, entry.node.field().type());
            }
        }
    }

    /** Gives the node a value of the kind that {@code from} has. */
    void takeValue(@Nullable Object newValue, Field from) {
        value = newValue;
        field = Fields.typed(field, from.type());
    }

    FieldNode finish(@Nullable BitSpan span, Kind kind) {
        return new FieldNode(
                field, value, span, origin, entries.stream().map(Entry::node).toList(), kind, problem);
    }
}
