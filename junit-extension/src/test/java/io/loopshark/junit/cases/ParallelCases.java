package io.loopshark.junit.cases;

import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that would see each other's connections, were they run beside each other. */
public class ParallelCases {
    private static final AtomicInteger RUNNING = new AtomicInteger();

    @RegisterExtension
    static final EchoServer server = new EchoServer();

    private static void openAlone() throws IOException {
        if (RUNNING.incrementAndGet() != 1) {
            throw new AssertionError("another annotated test runs beside this one");
        }
        server.connect().close();
        RUNNING.decrementAndGet();
    }

    /** An annotation of one's own. */
    @VerifyHandshake(connections = 1)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OneConnection {}

    @RepeatedTest(20)
    @VerifyHandshake(connections = 1)
    void annotatedMethod() throws IOException {
        openAlone();
    }

    @RepeatedTest(20)
    @OneConnection
    void annotatedByAnother() throws IOException {
        openAlone();
    }

    @Nested
    @VerifyHandshake(connections = 1)
    class AnnotatedClass {
        @RepeatedTest(20)
        void one() throws IOException {
            openAlone();
        }

        @RepeatedTest(20)
        void another() throws IOException {
            openAlone();
        }
    }

    /** Not annotated: opens connections whenever it may. */
    public static class Neighbour {
        @RepeatedTest(200)
        void opensSome() throws IOException {
            try (Servers.Raw own = new Servers.Raw(Servers::echo)) {
                own.connect().close();
            }
        }
    }
}
