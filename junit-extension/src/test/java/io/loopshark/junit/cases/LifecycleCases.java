package io.loopshark.junit.cases;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the annotation may stand, and what of a test's life is judged. */
@VerifyHandshake
public class LifecycleCases {
    private static Servers.Raw server;
    private static Socket pooled;

    @BeforeAll
    static void start() throws IOException {
        server = new Servers.Raw(Servers::echo);
        pooled = server.connect();
    }

    @AfterAll
    static void stop() throws IOException {
        pooled.close();
        server.close();
    }

    @BeforeEach
    @AfterEach
    void talkOutsideTheTest() throws IOException {
        open(1);
    }

    private static void open(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            server.connect().close();
        }
    }

    @Test
    void onlyItsBodyIsJudged(LoopbackTraffic traffic) throws IOException {
        open(2);
        assertThat(traffic).hasConnections(2);
    }

    @Test
    void usesAConnectionOpenedBefore(LoopbackTraffic traffic) throws IOException {
        pooled.getOutputStream().write(1);
        pooled.getInputStream().readNBytes(1);
        assertThat(traffic).hasConnections(0);
        assertThat(traffic.reused().get(0)).isVerified();
    }

    @Test
    @VerifyHandshake(connections = 1)
    void theMethodsAnnotationReplacesTheClassOne() throws IOException {
        open(2);
    }

    @Test
    void failsByItselfToo() throws IOException {
        Servers.Raw resetting = new Servers.Raw(Servers::reset);
        try (Socket socket = resetting.connect()) {
            socket.getOutputStream().write(1);
            socket.getInputStream().read();
        } catch (IOException e) {
            fail("the body's own failure");
        }
    }

    @Test
    void failsByItselfBeforeItConnects() {
        fail("the body's own failure");
    }

    @Test
    void isAborted() {
        Assumptions.abort("the body's own reason");
    }

    @ParameterizedTest(name = "opens {0}")
    @ValueSource(ints = {1, 0})
    void isParameterized(int count) throws IOException {
        open(count);
    }

    @RepeatedTest(2)
    void isRepeated() throws IOException {
        open(1);
    }

    @TestFactory
    Stream<DynamicTest> factory(LoopbackTraffic traffic) {
        return Stream.of(
                dynamicTest("opens one", () -> {
                    open(1);
                    assertThat(traffic).hasConnections(1);
                }),
                dynamicTest("opens none", () -> {}),
                dynamicTest("opens two", () -> {
                    open(2);
                    assertThat(traffic).hasConnections(2);
                }));
    }

    @Nested
    class NestedCases {
        @Test
        void areJudgedToo() {}
    }

    /** An annotation of one's own. */
    @VerifyHandshake(connections = 1)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OneConnection {}

    /** Inherits nothing but the annotation. */
    public static class MetaCases {
        @Test
        @OneConnection
        void opensNone() {}
    }

    /** For a class that inherits it. */
    @VerifyHandshake
    public static class Base {}

    /** Annotated by its superclass. */
    public static class InheritingCases extends Base {
        @Test
        void opensNone() {}
    }
}
