package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Words;
import io.loopshark.plugin.KsyAttribute.Source;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks a generated object beside its specification, and puts together the tree of its fields. One builder makes one tree. */
final class TreeBuilder {

    /** Deeper nesting than any protocol has; a specification whose types contain each other endlessly is cut here. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_NODES = 200_000;

    private final KsySpecification specification;
    private final FieldValues values;
    private final byte[] array;
    private final int frameOffset;
    private int nodes;
    private int depth;

    /**
     * @param array holds the frame
     * @param frameOffset where in the array the frame begins
     */
    TreeBuilder(KsySpecification specification, FieldValues values, byte[] array, int frameOffset) {
        this.specification = specification;
        this.values = values;
        this.array = array;
        this.frameOffset = frameOffset;
    }

    /**
     * The tree of {@code object}.
     *
     * @param bytes the frame's bytes that the object was given
     * @param failure why reading it ended early; null when it came to its end
     */
    FieldNode root(GeneratedObject object, BitSpan bytes, @Nullable Throwable failure) {
        KsyType type = specification.type();
        Draft draft = new Draft(type.field(), bytes.first());
        append(draft, object, type, bytes.first() / 8, failure);
        BitSpan read = new BitSpan(bytes.first(), Math.max(0, draft.readEnd() - bytes.first()));
        return draft.finish(read, Kind.READ);
    }

    /** @param base where in the frame the object's stream begins, in bytes; null where it isn't made of the frame's bytes */
    private void append(
            Draft draft, GeneratedObject object, KsyType type, @Nullable Long base, @Nullable Throwable failure) {
        boolean blamed = failure == null;
        BitRun run = new BitRun();
        for (KsyAttribute attribute : type.seq()) {
            Integer start = object.start(attribute.accessor());
            if (start != null) {
                boolean ended = failure != null && object.end(attribute.accessor()) == null;
                blamed |= ended && !attribute.hidden();
                read(draft, object, attribute, base, run, ended ? failure : null);
            }
        }
        if (!blamed && failure != null) {
            draft.fail(Problems.of(failure));
        }
        if (type.valueId() != null) {
            takeValue(draft, object, type, type.valueId());
        }
        for (KsyAttribute attribute : type.supplied()) {
            supply(draft, attribute);
        }
        for (KsyAttribute instance : type.instances()) {
            if (!instance.hidden()) {
                instance(draft, object, instance, base, failure != null);
            }
        }
    }

    /** Makes the value of one attribute that of the node; that of an instance is worked out for it. */
    private static void takeValue(Draft draft, GeneratedObject object, KsyType type, String id) {
        for (KsyAttribute instance : type.instances()) {
            if (instance.id().equals(id)) {
                try {
                    draft.takeValue(
                            Values.of(instance.field(), object.value(instance.accessor()), null), instance.field());
                } catch (RuntimeException | StackOverflowError e) {
                    draft.fail(Problems.of(e));
                }
                return;
            }
        }
        draft.takeValueOf(id);
    }

    /** Adds an attribute whose reading began, and ended early if there is a {@code failure}. */
    private void read(
            Draft draft,
            GeneratedObject object,
            KsyAttribute attribute,
            @Nullable Long base,
            BitRun run,
            @Nullable Throwable failure) {
        BitSpan span = span(object, attribute, base, run);
        if (attribute.hidden()) {
            return;
        }
        Object value = object.value(attribute.accessor());
        if (value instanceof List<?> elements) {
            elements(draft, object, attribute, base, elements, failure);
        } else {
            add(draft, object, attribute, value, span, failure);
        }
    }

    private void elements(
            Draft draft,
            GeneratedObject object,
            KsyAttribute attribute,
            @Nullable Long base,
            List<?> elements,
            @Nullable Throwable failure) {
        List<Integer> starts = object.starts(attribute.accessor());
        List<Integer> ends = object.ends(attribute.accessor());
        boolean lastFailed = failure != null && starts.size() > ends.size();
        for (int i = 0; i < starts.size() && nodes < MAX_NODES; i++) {
            boolean ended = i >= ends.size();
            Long end = ended ? Long.valueOf(object.struct()._io().size()) : Long.valueOf(ends.get(i));
            BitSpan span = base == null ? null : BitSpan.ofBytes(base + starts.get(i), end - starts.get(i));
            Object element = i < elements.size() ? elements.get(i) : null;
            add(draft, object, attribute, element, span, ended && lastFailed ? failure : null);
        }
        if (failure != null && !lastFailed) {
            draft.fail(Problems.of(failure));
        }
    }

    private static @Nullable BitSpan span(
            GeneratedObject object, KsyAttribute attribute, @Nullable Long base, BitRun run) {
        Integer start = object.start(attribute.accessor());
        if (base == null || start == null || attribute.layout().ownStream()) {
            return null;
        }
        if (attribute.layout().bits() > 0) {
            return run.next((base + start) * 8, attribute.layout());
        }
        run.end();
        Integer end = object.end(attribute.accessor());
        long to = end == null ? object.struct()._io().size() : end;
        return BitSpan.ofBytes(base + start, Math.max(0, to - start));
    }

    private void add(
            Draft draft,
            GeneratedObject owner,
            KsyAttribute attribute,
            @Nullable Object value,
            @Nullable BitSpan span,
            @Nullable Throwable failure) {
        nodes++;
        Optional<KsyType> type = value instanceof KaitaiStruct struct ? typeOf(struct) : Optional.empty();
        if (value instanceof KaitaiStruct struct && type.isPresent() && depth < MAX_DEPTH && nodes < MAX_NODES) {
            depth++;
            nested(draft, owner, attribute, new GeneratedObject(struct), type.get(), span, failure);
            depth--;
        } else {
            draft.add(attribute.id(), leaf(draft, owner, attribute, value, span, failure));
        }
    }

    private FieldNode leaf(
            Draft draft,
            GeneratedObject owner,
            KsyAttribute attribute,
            @Nullable Object value,
            @Nullable BitSpan span,
            @Nullable Throwable failure) {
        Field field = Fields.within(draft.field(), attribute.field());
        if (failure != null) {
            Integer start = owner.start(attribute.accessor());
            long left = start == null ? 0 : owner.struct()._io().size() - start;
            Words problem = Problems.of(failure, attribute.layout(), left);
            return new FieldNode(field, null, span, draft.origin(), List.of(), Kind.READ, problem);
        }
        Long number = attribute.layout().enumerated()
                ? Values.number(array, frameOffset, span, attribute.layout().littleEndian())
                : null;
        Object shown = value instanceof KaitaiStruct ? null : Values.of(field, value, number);
        if (shown instanceof byte[]) {
            field = Fields.ofOctets(field);
        }
        return new FieldNode(field, shown, span, draft.origin(), List.of(), Kind.READ, null);
    }

    private void nested(
            Draft draft,
            GeneratedObject owner,
            KsyAttribute attribute,
            GeneratedObject object,
            KsyType type,
            @Nullable BitSpan span,
            @Nullable Throwable failure) {
        Long base = base(object.struct(), owner.struct(), span);
        if (attribute.inline()) {
            if (type.named()) {
                draft.become(Fields.within(draft.field(), type.field()));
            }
            append(draft, object, type, base, failure);
            missing(object, owner).ifPresent(draft::fail);
            return;
        }
        Field field = Fields.merged(Fields.within(draft.field(), attribute.field()), type.field());
        Draft inner = new Draft(field, span == null ? 0 : span.first());
        append(inner, object, type, base, failure);
        missing(object, owner).ifPresent(inner::fail);
        draft.add(attribute.id(), inner.finish(span, Kind.READ));
    }

    /** Why a part with a length of its own is shorter than that; empty when it is whole. */
    private static Optional<Words> missing(GeneratedObject object, GeneratedObject owner) {
        KaitaiStream stream = object.struct()._io();
        if (stream != owner.struct()._io() && stream instanceof FrameStream part && part.missing() > 0) {
            return Optional.of(Problems.cutOff(part.size() + part.missing(), part.size()));
        }
        return Optional.empty();
    }

    /** Where in the frame the stream of {@code part} begins; null where it isn't made of the frame's bytes, such as decompressed ones. */
    private static @Nullable Long base(KaitaiStruct part, KaitaiStruct owner, @Nullable BitSpan span) {
        KaitaiStream stream = part._io();
        if (stream instanceof FrameStream known) {
            return known.base();
        }
        if (span == null || stream == owner._io() || stream.size() != span.byteLength()) {
            return null;
        }
        return (long) span.firstByte();
    }

    private Optional<KsyType> typeOf(KaitaiStruct struct) {
        String name = struct.getClass().getName();
        return specification.typeOf(name.substring(name.lastIndexOf('.') + 1));
    }

    private void supply(Draft draft, KsyAttribute attribute) {
        Object value = values.value(attribute.field().filter());
        if (value == null) {
            return;
        }
        Kind kind = attribute.plain() ? Kind.DERIVED_PLAIN : Kind.DERIVED;
        Object shown = value instanceof Integer number ? Long.valueOf(number) : value;
        draft.supply(
                attribute.anchor(),
                new FieldNode(attribute.field(), shown, null, draft.origin(), List.of(), kind, null));
    }

    private void instance(
            Draft draft, GeneratedObject object, KsyAttribute instance, @Nullable Long base, boolean failed) {
        BitSpan bits = instance.field().bits();
        if (instance.source() == Source.EXPRESSION && bits != null) {
            group(draft, object, instance, bits.shift(draft.origin()));
            return;
        }
        if (failed && instance.source() == Source.EXPRESSION) {
            return;
        }
        try {
            if (instance.expert() != null) {
                if (Boolean.TRUE.equals(object.value(instance.accessor()))) {
                    draft.add(instance.id(), remark(draft, instance, instance.expert()));
                }
            } else if (instance.source() == Source.EXPRESSION) {
                draft.add(instance.id(), derived(draft, instance, object.value(instance.accessor())));
            } else {
                object.value(instance.accessor());
                read(draft, object, instance, base, new BitRun(), null);
            }
        } catch (RuntimeException | StackOverflowError e) {
            Field field = Fields.within(draft.field(), instance.field());
            draft.add(
                    instance.id(),
                    new FieldNode(field, null, null, draft.origin(), List.of(), Kind.READ, Problems.of(e)));
        }
    }

    private static FieldNode remark(Draft draft, KsyAttribute instance, KsyUse.Expert expert) {
        Words message = instance.field().name();
        return new ExpertNote(expert.severity(), expert.group(), message).node(new BitSpan(draft.origin(), 0));
    }

    private FieldNode derived(Draft draft, KsyAttribute instance, @Nullable Object value) {
        Field field = Fields.within(draft.field(), instance.field());
        Object shown = value instanceof KaitaiStruct ? null : Values.of(field, value, null);
        return new FieldNode(field, shown, null, draft.origin(), List.of(), Kind.DERIVED, null);
    }

    /** An instance that names bits takes in the fields that lie in them; it is left out where they were not read. */
    private void group(Draft draft, GeneratedObject object, KsyAttribute instance, BitSpan span) {
        if (draft.readEnd() < span.end()) {
            return;
        }
        Field field = Fields.within(draft.field(), instance.field());
        Object value = Values.of(field, object.value(instance.accessor()), null);
        Draft.Taken taken = draft.take(span);
        boolean read = !taken.nodes().isEmpty() || !span.isWholeBytes() || instance.plain();
        draft.insert(
                taken.index(),
                instance.id(),
                new FieldNode(
                        field, value, span, draft.origin(), taken.nodes(), read ? Kind.READ : Kind.DERIVED, null));
    }
}
