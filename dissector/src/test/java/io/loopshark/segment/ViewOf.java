package io.loopshark.segment;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A segment that says what it was told to say, and zero to everything else. */
final class ViewOf implements InvocationHandler {

    private final Map<String, Object> values = new HashMap<>();
    private int[] sackEdges = {};

    static ViewOf nothing() {
        return new ViewOf();
    }

    /** What the accessor of this name says. */
    ViewOf with(String accessor, Object value) {
        values.put(accessor, value);
        return this;
    }

    /** Left and right edges in turn. */
    ViewOf sack(int... edges) {
        sackEdges = edges;
        return this;
    }

    SegmentView view() {
        return (SegmentView)
                Proxy.newProxyInstance(SegmentView.class.getClassLoader(), new Class<?>[] {SegmentView.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (arguments != null && name.startsWith("sack")) {
            return sackEdges[2 * (int) arguments[0] + (name.equals("sackRight") ? 1 : 0)];
        } else if (name.equals("sackBlocks")) {
            return sackEdges.length / 2;
        } else if (values.containsKey(name)) {
            return values.get(name);
        } else if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments == null ? new Object[0] : arguments);
        }
        return zero(method.getReturnType());
    }

    private static @Nullable Object zero(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == boolean.class) {
            return false;
        }
        return null;
    }
}
