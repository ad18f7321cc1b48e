package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
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
        try {
            return new KsyProtocol(specification, generated.getConstructor(KaitaiStream.class));
        } catch (NoSuchMethodException e) {
            throw new SpecificationException(generated.getName() + " takes parameters; it cannot begin a tree", e);
        }
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
        FrameStream stream = FrameStream.of(array, frameOffset, from, to);
        TreeBuilder builder = new TreeBuilder(specification, values, array, frameOffset);
        BitSpan bytes = BitSpan.ofBytes(from, to - from);
        try {
            GeneratedObject object = new GeneratedObject(constructor.newInstance(stream));
            return builder.root(object, bytes, object.read());
        } catch (InvocationTargetException e) {
            // A class that reads itself when it is made leaves nothing behind when that fails.
            return new FieldNode(
                    specification.type().field(),
                    null,
                    bytes,
                    bytes.first(),
                    List.of(),
                    FieldNode.Kind.READ,
                    Problems.of(e.getCause() == null ? e : e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new SpecificationException(constructor.getDeclaringClass().getName() + " cannot be made", e);
        }
    }
}
