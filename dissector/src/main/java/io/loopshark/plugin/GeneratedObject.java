package io.loopshark.plugin;

import io.kaitai.struct.KaitaiStruct;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An object of a class that Kaitai generated with {@code --read-pos}: its values by name, and where they were read. What was not
 * reached has no position.
 */
final class GeneratedObject {

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new ConcurrentHashMap<>();
            for (Method method : type.getMethods()) {
                if (method.getParameterCount() == 0) {
                    accessors.put(method.getName(), method);
                }
            }
            return accessors;
        }
    };

    private final KaitaiStruct object;

    GeneratedObject(KaitaiStruct object) {
        this.object = object;
    }

    KaitaiStruct struct() {
        return object;
    }

    /**
     * Reads the object, if it was generated with {@code --no-auto-read}; others read themselves when they are made.
     *
     * @return why reading ended early; null when it came to its end
     */
    @Nullable
    Throwable read() {
        if (!ACCESSORS.get(object.getClass()).containsKey("_read")) {
            return null;
        }
        try {
            value("_read");
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            return e;
        }
    }

    /**
     * The value of an attribute, or of an instance, which may be read or worked out only now.
     *
     * @throws RuntimeException what the generated code threw
     */
    @Nullable
    Object value(String accessor) {
        Method method = ACCESSORS.get(object.getClass()).get(accessor);
        if (method == null) {
            throw new SpecificationException(object.getClass().getName() + " has no " + accessor
                    + "(); the specification is not the one it was generated from");
        }
        try {
            return method.invoke(object);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new SpecificationException(accessor + "() failed", e);
        } catch (IllegalAccessException e) {
            throw new SpecificationException(accessor + "() of " + object.getClass() + " is not accessible", e);
        }
    }

    /** Where reading of the attribute began, in its stream; null where it didn't. */
    @Nullable
    Integer start(String accessor) {
        return position("_attrStart", accessor);
    }

    /** Where reading of the attribute ended, in its stream; null where it didn't come so far. */
    @Nullable
    Integer end(String accessor) {
        return position("_attrEnd", accessor);
    }

    /** Where the elements of a repeated attribute begin. */
    List<Integer> starts(String accessor) {
        return positions("_arrStart", accessor);
    }

    /** Where the elements of a repeated attribute end; one fewer than begin when reading ended within one. */
    List<Integer> ends(String accessor) {
        return positions("_arrEnd", accessor);
    }

    private @Nullable Integer position(String field, String accessor) {
        return map(field).get(accessor) instanceof Integer position ? position : null;
    }

    private List<Integer> positions(String field, String accessor) {
        if (map(field).get(accessor) instanceof List<?> list) {
            return list.stream().map(Integer.class::cast).toList();
        }
        return List.of();
    }

    private Map<?, ?> map(String name) {
        try {
            Field field = object.getClass().getField(name);
            return (Map<?, ?>) field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new SpecificationException(
                    object.getClass().getName() + " was generated without positions (--read-pos)", e);
        }
    }
}
