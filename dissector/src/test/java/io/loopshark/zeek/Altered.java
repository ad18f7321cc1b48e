package io.loopshark.zeek;

import io.loopshark.segment.SegmentView;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A segment that differs from another in what some of its accessors say. */
final class Altered {

    private Altered() {}

    static SegmentView segment(SegmentView original, Map<String, ?> answers) {
        InvocationHandler answer = (proxy, method, arguments) -> {
            Object given = answers.get(method.getName());
            if (given != null) {
                return given;
            }
            return method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : method.invoke(original, arguments);
        };
        return (SegmentView)
                Proxy.newProxyInstance(SegmentView.class.getClassLoader(), new Class<?>[] {SegmentView.class}, answer);
    }
}
