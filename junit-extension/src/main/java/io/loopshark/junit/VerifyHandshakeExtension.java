package io.loopshark.junit;

import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.LoopbackCapture;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * What {@link VerifyHandshake} does. Made by the annotation; or by {@link HandshakeVerification#extension()}, for a field with
 * {@link org.junit.jupiter.api.extension.RegisterExtension}.
 */
public final class VerifyHandshakeExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                InvocationInterceptor,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(VerifyHandshakeExtension.class);
    private static final Logger LOGGER = System.getLogger("io.loopshark.junit");

    private final @Nullable Asked registered;

    /** For the annotation; JUnit calls it. */
    public VerifyHandshakeExtension() {
        registered = null;
    }

    VerifyHandshakeExtension(Asked registered) {
        this.registered = registered;
    }

    /** The class's configuration is checked and the capture opened before its own {@code @BeforeAll} methods run. */
    @Override
    public void beforeAll(ExtensionContext context) throws CaptureUnavailableException {
        Expectations expectations = expectationsFor(context);
        openCapture(context, expectations);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws CaptureUnavailableException {
        Expectations expectations = expectationsFor(context);
        Watch watch = new Watch(expectations, openCapture(context, expectations));
        store(context).put(Watch.class, watch);
        context.getStore(NAMESPACE).put(LoopbackTraffic.class, this);
    }

    /** Each registered extension has a watch of its own, beside the annotation's. */
    private Store store(ExtensionContext context) {
        return context.getStore(registered == null ? NAMESPACE : NAMESPACE.append(this));
    }

    private Expectations expectationsFor(ExtensionContext context) {
        Asked asked = registered == null ? Asked.by(annotationFor(context)) : registered;
        return new ExpectationsReader(context::getConfigurationParameter).read(asked);
    }

    /** The nearest one: the method's, its class's, or that of a class around it. */
    private static VerifyHandshake annotationFor(ExtensionContext context) {
        Optional<ExtensionContext> current = Optional.of(context);
        while (current.isPresent()) {
            Optional<AnnotatedElement> element = current.get().getElement();
            Optional<VerifyHandshake> found =
                    element.flatMap(e -> AnnotationSupport.findAnnotation(e, VerifyHandshake.class));
            if (found.isPresent()) {
                return found.get();
            }
            current = current.get().getParent();
        }
        throw new IllegalStateException("@VerifyHandshake is not there");
    }

    private static LoopbackCapture openCapture(ExtensionContext context, Expectations expectations)
            throws CaptureUnavailableException {
        try {
            return SharedCapture.of(context, expectations);
        } catch (CaptureUnavailableException e) {
            if (expectations.onMissingCapture() == Unverifiable.FAIL) {
                throw e;
            }
            throw skip(context, String.valueOf(e.getMessage()));
        }
    }

    private static TestAbortedException skip(ExtensionContext context, String why) {
        warn(context, why);
        return new TestAbortedException(why);
    }

    private static void warn(ExtensionContext context, @Nullable String why) {
        LOGGER.log(Level.WARNING, "{0} is skipped: {1}", context.getDisplayName(), why);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws IOException {
        watchOf(context).begin();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        Watch watch = watchOf(context);
        if (watch.isFactory()) {
            watch.abandon();
        } else {
            judge(context, watch, bodyFailure(context).orElse(null));
        }
    }

    /** What the test's body threw. Another extension that judged before has thrown something, too. */
    private static Optional<Throwable> bodyFailure(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        BodyFailure.class, key -> new BodyFailure(context.getExecutionException()), BodyFailure.class)
                .thrown();
    }

    private record BodyFailure(Optional<Throwable> thrown) {}

    private Watch watchOf(ExtensionContext context) {
        return store(context).get(Watch.class, Watch.class);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context)
            throws Throwable {
        watchOf(context).watchesFactory();
        return invocation.proceed();
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext invocationContext, ExtensionContext context)
            throws Throwable {
        Watch watch = watchOf(context);
        // The lock of the factory does not keep its own tests apart.
        synchronized (watch.turn()) {
            watch.begin();
            Throwable thrown = null;
            try {
                invocation.proceed();
            } catch (Throwable e) {
                thrown = e;
            }
            try {
                judge(context, watch, thrown);
            } catch (Throwable ours) {
                if (thrown == null || thrown instanceof InconclusiveException) {
                    throw ours;
                }
                thrown.addSuppressed(ours);
            }
            if (thrown != null) {
                throw thrown;
            }
        }
    }

    private void judge(ExtensionContext context, Watch watch, @Nullable Throwable thrown) throws IOException {
        Body body = thrown == null
                ? Body.PASSED
                : thrown instanceof InconclusiveException ? Body.INCONCLUSIVE : Body.FAILED;
        if (body == Body.FAILED && thrown instanceof TestAbortedException) {
            watch.abandon();
            return;
        }
        String owner = context.getUniqueId() + (registered == null ? "" : System.identityHashCode(this));
        Trial trial = new Trial(() -> CaptureFolder.nameOf(context), owner, new JUnitPublisher(context));
        // What is surely wrong is told though an assertion could say nothing.
        Optional<String> doubt = trial.hold(watch, body);
        if (thrown instanceof InconclusiveException) {
            warn(context, thrown.getMessage());
        } else if (doubt.isPresent()) {
            throw skip(context, doubt.get());
        }
    }

    /** Of several extensions on one test, the last has the word: a registered one before the annotation. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LoopbackTraffic.class
                && !(parameter.getDeclaringExecutable() instanceof Constructor)
                && context.getStore(NAMESPACE).get(LoopbackTraffic.class) == this;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new LoopbackTraffic(watchOf(context));
    }
}
