package io.loopshark.junit;

import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.EngineChoice;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** What {@link VerifyHandshake} does. */
final class VerifyHandshakeExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                InvocationInterceptor,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(VerifyHandshakeExtension.class);
    private static final Logger LOGGER = System.getLogger("io.loopshark.junit");

    /** The class's configuration is checked and the capture opened before its own {@code @BeforeAll} methods run. */
    @Override
    public void beforeAll(ExtensionContext context) throws CaptureUnavailableException {
        openCapture(context, expectationsFor(context));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws CaptureUnavailableException {
        Expectations expectations = expectationsFor(context);
        Watch watch = new Watch(expectations, openCapture(context, expectations));
        context.getStore(NAMESPACE).put(Watch.class, watch);
    }

    private static Expectations expectationsFor(ExtensionContext context) {
        return settingsOf(context).read(annotationFor(context));
    }

    private static ExpectationsReader settingsOf(ExtensionContext context) {
        return new ExpectationsReader(context::getConfigurationParameter);
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
        EngineChoice engine = settingsOf(context).engine();
        try {
            return SharedCapture.of(context, engine);
        } catch (CaptureUnavailableException e) {
            if (expectations.onMissingCapture() == Unverifiable.FAIL) {
                throw e;
            }
            throw skip(context, String.valueOf(e.getMessage()));
        }
    }

    private static TestAbortedException skip(ExtensionContext context, String why) {
        LOGGER.log(Level.WARNING, "{0} is skipped: {1}", context.getDisplayName(), why);
        return new TestAbortedException(why);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws IOException {
        watchOf(context).begin();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        Watch watch = watchOf(context);
        if (watch.isFactory()) {
            watch.close();
        } else {
            judge(context, watch, context.getExecutionException().orElse(null));
        }
    }

    private static Watch watchOf(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Watch.class, Watch.class);
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
        synchronized (watch) {
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
                if (thrown == null) {
                    throw ours;
                }
                thrown.addSuppressed(ours);
            }
            if (thrown != null) {
                throw thrown;
            }
        }
    }

    private static void judge(ExtensionContext context, Watch watch, @Nullable Throwable thrown) throws IOException {
        if (thrown instanceof TestAbortedException) {
            watch.close();
            return;
        }
        Observation observation = watch.end();
        Expectations expectations = watch.expectations();
        Outcome outcome = new Judge(expectations, Seen.of(observation)).judge(thrown != null);
        if (outcome.passes()) {
            return;
        }
        Report report = new Report(CaptureFolder.of(context), context, observation, watch.engine());
        if (outcome.inconclusive() == null) {
            throw report.failure(outcome.problems());
        }
        if (expectations.onInconclusive() == Unverifiable.FAIL) {
            throw report.failure(List.of(Problem.of(outcome.inconclusive())));
        }
        throw skip(context, outcome.inconclusive());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LoopbackTraffic.class
                && !(parameter.getDeclaringExecutable() instanceof Constructor)
                && watchOf(context) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new LoopbackTraffic(watchOf(context));
    }
}
