package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStream;
import io.kaitai.struct.KaitaiStream.ValidationFailedError;
import io.kaitai.struct.KaitaiStruct;
import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Words;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A protocol that a {@code .ksy} specifies: the class that Kaitai generated from it reads the bytes, and the specification says
 * what is shown of them. The class is to be generated with {@code --read-pos}, and with {@code --no-auto-read} if truncated data is
 * to be shown as far as it goes.
 */
public final class KsyProtocol {

    private final KsySpecification specification;
    private final Constructor<? extends KaitaiStruct> constructor;

    private KsyProtocol(KsySpecification specification, Constructor<? extends KaitaiStruct> constructor) {
        this.specification = specification;
        this.constructor = constructor;
    }

    /**
     * The protocol whose specification lies as a resource beside its generated class: {@code Tcp} is specified by
     * {@code tcp.ksy} in the folder of its package.
     *
     * @param id the specification's {@code meta/id}
     * @throws SpecificationException if the specification is missing or cannot be used, or if the class isn't generated from it
     */
    public static KsyProtocol of(Class<? extends KaitaiStruct> generated, String id) {
        KsySpecification specification = KsySpecification.read(name -> resource(generated, name), id);
        if (specification.typeOf(generated.getSimpleName()).isEmpty()) {
            throw new SpecificationException(id + ".ksy doesn't specify " + generated.getName());
        }
        return new KsyProtocol(
                specification,
                constructor(generated, specification.use().remembered().size()));
    }

    private static <T> Constructor<T> constructor(Class<T> generated, int parameters) {
        for (Constructor<?> constructor : generated.getConstructors()) {
            Class<?>[] types = constructor.getParameterTypes();
            boolean numbers = Arrays.stream(types).skip(1).allMatch(type -> type == int.class || type == long.class);
            if (types.length == 1 + parameters && types[0] == KaitaiStream.class && numbers) {
                // The array has constructors of no other class.
                @SuppressWarnings("unchecked")
                Constructor<T> found = (Constructor<T>) constructor;
                return found;
            }
        }
        throw new SpecificationException(
                generated.getName() + " takes parameters that -remember doesn't give, or other than "
                        + "whole numbers; it cannot begin a tree");
    }

    /** Imports from the import path are looked for beside the specification, then in the folder of wire types next to its own. */
    private static @Nullable InputStream resource(Class<?> generated, String name) {
        if (!name.startsWith("/")) {
            return generated.getResourceAsStream(name + ".ksy");
        }
        String file = name.substring(1) + ".ksy";
        InputStream beside = generated.getResourceAsStream(file);
        if (beside != null) {
            return beside;
        }
        String folder = generated.getPackageName().replace('.', '/');
        String wire = folder.substring(0, folder.lastIndexOf('/') + 1) + "wire/" + file;
        return generated.getClassLoader().getResourceAsStream(wire);
    }

    KsySpecification specification() {
        return specification;
    }

    /**
     * The tree of the fields in the bytes {@code from} to {@code to} (exclusive) of a frame. Never throws on bad input: the tree
     * ends where the bytes do, and says why.
     *
     * @param array holds the frame
     * @param frameOffset where in the array the frame begins
     * @param values fields that the bytes don't tell
     */
    public FieldNode dissect(byte[] array, int frameOffset, int from, int to, FieldValues values) {
        return read(new Bytes(array, frameOffset, from, to - from), false, values, noMemory())
                .tree();
    }

    /**
     * What came of reading.
     *
     * @param tree the fields, as far as reading came
     * @param octets how many bytes were taken
     * @param failure why reading ended early; null when it came to its end
     * @param memory what later messages of the connection are read with
     */
    record Reading(FieldNode tree, int octets, @Nullable Throwable failure, List<Long> memory) {}

    /** What the first message of a connection is read with. */
    List<Long> noMemory() {
        return Collections.nCopies(specification.use().remembered().size(), 0L);
    }

    /**
     * Reads one message.
     *
     * @param growing whether more bytes may follow; the failure is {@link FrameStream.EndOfBytes} then, where they are needed
     * @param memory what earlier messages of the connection left to remember
     */
    Reading read(Bytes bytes, boolean growing, FieldValues values, List<Long> memory) {
        FrameStream stream = FrameStream.of(bytes, growing);
        TreeBuilder builder = new TreeBuilder(specification, values, bytes.array(), bytes.origin());
        BitSpan span = bytes.span(0, bytes.size());
        try {
            GeneratedObject object = new GeneratedObject(constructor.newInstance(arguments(stream, memory)));
            Throwable failure = object.read();
            int octets = failure == null || endedWithin(object, stream, failure) ? stream.pos() : bytes.size();
            if (failure instanceof FrameStream.EndOfBytes) {
                return new Reading(empty(span, null), 0, failure, memory);
            }
            return new Reading(builder.root(object, span, failure), octets, failure, remember(object, memory));
        } catch (InvocationTargetException e) {
            // A class that reads itself when it is made leaves nothing behind when that fails.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Reading(empty(span, Problems.of(cause)), bytes.size(), cause, memory);
        } catch (ReflectiveOperationException e) {
            throw new SpecificationException(constructor.getDeclaringClass().getName() + " cannot be made", e);
        }
    }

    private Object[] arguments(FrameStream stream, List<Long> memory) {
        Object[] arguments = new Object[1 + memory.size()];
        arguments[0] = stream;
        for (int i = 0; i < memory.size(); i++) {
            boolean narrow = constructor.getParameterTypes()[1 + i] == int.class;
            arguments[1 + i] = narrow ? (Object) memory.get(i).intValue() : memory.get(i);
        }
        return arguments;
    }

    private List<Long> remember(GeneratedObject object, List<Long> memory) {
        List<Long> later = new ArrayList<>(memory);
        List<String> instances = specification.use().remembered();
        for (int i = 0; i < later.size(); i++) {
            try {
                if (object.value(JavaNames.ofAttribute(instances.get(i))) instanceof Number number) {
                    later.set(i, number.longValue());
                }
            } catch (SpecificationException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                // A message that is cut off may not tell; what was known before holds.
            }
        }
        return later;
    }

    private FieldNode empty(BitSpan span, @Nullable Words problem) {
        return new FieldNode(
                specification.type().field(), null, span, span.first(), List.of(), FieldNode.Kind.READ, problem);
    }

    /** Whether what failed was the last part, and one with a length of its own, so that it is known where the next message begins. */
    private boolean endedWithin(GeneratedObject object, FrameStream stream, Throwable failure) {
        List<KsyAttribute> seq = specification.type().seq();
        // What the specification rules out is no message whose length could be believed.
        if (seq.isEmpty() || failure instanceof ValidationFailedError) {
            return false;
        }
        String last = seq.get(seq.size() - 1).accessor();
        Integer start = object.start(last);
        return start != null && object.end(last) == null && stream.pos() > start;
    }
}
