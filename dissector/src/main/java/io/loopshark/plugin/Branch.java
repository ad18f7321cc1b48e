package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.field.Words;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a tree that is being put together by hand. Indices count within the node's bytes; values are read from them, so that they
 * and their places cannot disagree.
 */
public final class Branch {

    private final Field field;
    private final Bytes bytes;
    private final List<FieldNode> children = new ArrayList<>();
    private @Nullable Object value;
    private @Nullable Words problem;

    private Branch(Field field, Bytes bytes) {
        this.field = field;
        this.bytes = bytes;
    }

    /** A node for {@code field} that takes {@code bytes}. */
    public static Branch of(Field field, Bytes bytes) {
        return new Branch(field, bytes);
    }

    /** Gives the node a value of its own, of the class that {@link io.loopshark.field.FieldType} says. */
    public Branch value(Object own) {
        value = own;
        return this;
    }

    /** Adds a whole number of 1 to 8 octets, the most significant first. */
    public Branch number(Field number, int index, int octets) {
        return bits(number, bytes.span(index, octets));
    }

    /** Adds a number, or a flag, of single bits, counted from the node's first one. */
    public Branch bits(Field number, int firstBit, int width) {
        BitSpan within = new BitSpan(firstBit, width);
        BitSpan whole = bytes.span(within.firstByte(), within.byteLength());
        return bits(number, new BitSpan(whole.first() + firstBit % 8, width));
    }

    private Branch bits(Field number, BitSpan span) {
        return add(number, span.read(bytes.array(), bytes.origin()), span);
    }

    /** Adds text. */
    public Branch text(Field text, int index, int octets, Charset charset) {
        return add(text, bytes.text(index, octets, charset), bytes.span(index, octets));
    }

    /** Adds octets as they are. */
    public Branch octets(Field octets, int index, int count) {
        return add(octets, bytes.copy(index, count), bytes.span(index, count));
    }

    /** Adds a value that was worked out, and stands nowhere; it is set in brackets. */
    public Branch derived(Field derived, Object worked) {
        children.add(new FieldNode(derived, worked, null, origin(), List.of(), Kind.DERIVED, null));
        return this;
    }

    /** Adds a value that was made from {@code octets} bytes. */
    public Branch value(Field made, Object worked, int index, int octets) {
        return add(made, worked, bytes.span(index, octets));
    }

    /** A node within this one, which {@link #node} adds once it is finished. */
    public Branch branch(Field inner, int index, int octets) {
        return of(inner, bytes.part(index, octets));
    }

    /** Adds a node that is whole already. */
    public Branch node(FieldNode node) {
        children.add(node);
        return this;
    }

    /** Adds a remark. */
    public Branch expert(ExpertNote note) {
        return node(note.node(bytes.span(0, bytes.size())));
    }

    /** Says why reading ended here. */
    public Branch problem(Words reason) {
        problem = reason;
        return this;
    }

    private Branch add(Field child, Object read, BitSpan span) {
        children.add(new FieldNode(child, read, span, origin(), List.of(), Kind.READ, null));
        return this;
    }

    private long origin() {
        return bytes.span(0, 0).first();
    }

    /** The node with all that was added. */
    public FieldNode finish() {
        return new FieldNode(field, value, bytes.span(0, bytes.size()), origin(), children, Kind.READ, problem);
    }
}
