package io.loopshark.junit;

import io.loopshark.verdict.FindingKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Records the loopback interface while a test runs, and fails the test when a TCP connection that it opened broke the three-way
 * handshake, a sequence number or the teardown.
 *
 * <pre>{@code
 * @Test
 * @VerifyHandshake
 * void answersOverOneConnection(LoopbackTraffic traffic) throws Exception {
 *     client.send(request, BodyHandlers.ofString());
 *     client.send(request, BodyHandlers.ofString());
 *
 *     assertThat(traffic).hasConnections(1).connection(0).neverReset();
 * }
 * }</pre>
 *
 * <p>Stands on a test method, on a class (for all its tests, and those of its nested classes) or on an annotation of your own. The
 * nearest one counts as a whole: a method's annotation replaces that of its class.
 *
 * <p>A test's connections are those whose first segment was sent while the test's body ran, and which belong to this JVM by at least
 * one end; with {@link #ports}, all connections to servers at these ports, whoever holds them. Connections that a pool opened earlier
 * and that carry data within the test are judged for what they do in it. To have them known from their beginning, annotate the class:
 * the capture then begins before {@code @BeforeAll}.
 *
 * <p>Annotated tests never run beside other tests of the same JVM ({@link #LOCK}): a connection of one would be taken for the other's.
 * Where tests run in parallel and that costs too much, use {@link HandshakeVerification#extension()} with the server's port. The traffic of {@code @BeforeEach} and {@code @AfterEach} is
 * not judged. The tests of a {@code @TestFactory} are judged one by one.
 *
 * <p>A test in which no connection is seen fails, since nothing was verified, unless {@link #connections}, {@link #minConnections} or
 * {@link #maxConnections} is 0.
 *
 * <p>Defaults for a whole project are set by configuration parameters, in {@code junit-platform.properties} for instance:
 * {@code loopshark.directory}, {@code loopshark.teardown}, {@code loopshark.grace} (milliseconds),
 * {@code loopshark.keep}, {@code loopshark.onMissingCapture}, {@code loopshark.onInconclusive}, and
 * {@code loopshark.engine}: {@code libpcap}, {@code packet-socket} (needs no library) or {@code auto}, the first that there is.
 * What captured stands in a failed test's message.
 *
 * @see LoopbackTraffic
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(VerifyHandshakeExtension.class)
@ResourceLock(VerifyHandshake.LOCK)
public @interface VerifyHandshake {
    /**
     * What annotated tests lock: JUnit's lock for everything, as {@code @Isolated} does. A test beside them in this JVM, annotated or
     * not, might open connections, and nobody could tell whose they are.
     */
    String LOCK = Resources.GLOBAL;

    /** Ports of the servers whose connections are looked at, 1 to 65535; by default the connections of this JVM. */
    int[] ports() default {};

    /** How many connections the test opens, exactly; −1: any number. */
    int connections() default -1;

    /** How many connections the test opens at least; −1: any number. */
    int minConnections() default -1;

    /** How many connections the test opens at most; −1: any number. */
    int maxConnections() default -1;

    /** What is asked of the end of the connections. */
    TeardownPolicy teardown() default TeardownPolicy.AS_CONFIGURED;

    /** Whether a connection may be ended by a RST. */
    boolean allowReset() default false;

    /** Whether a connection may fail to open: refused, unanswered or reset before it stood. */
    boolean allowIncomplete() default false;

    /** Findings that do not fail the test, though they are violations. */
    FindingKind[] allow() default {};

    /** Findings that fail the test, though they are anomalies or notes only. */
    FindingKind[] alsoFailOn() default {};

    /**
     * How long to wait after the test's body until every connection has come to rest, in milliseconds; −1: as configured, else 2000.
     * Nothing is waited for when all are at rest, as is usual.
     */
    long graceMillis() default -1;

    /**
     * Whether the data of the segments is captured too, not their headers alone. It is then in the kept capture, and in the steps of
     * {@link LoopbackTraffic#inFull}. Data needs much more of the kernel's buffer: bulk transfers may become inconclusive.
     */
    boolean payload() default false;

    /** When the capture and the page about it are kept; as configured, else {@link Keep#ON_FAILURE}. */
    Keep keep() default Keep.AS_CONFIGURED;

    /**
     * The folder for them, relative to the project's; empty: what the configuration parameter {@code loopshark.directory} says, else
     * {@code loopshark} beside the build's other results.
     */
    String directory() default "";

    /** What becomes of the test where capture is not possible; as configured, else {@link Unverifiable#FAIL}. */
    Unverifiable onMissingCapture() default Unverifiable.AS_CONFIGURED;

    /**
     * What becomes of the test when the capture does not tell enough: the kernel lost frames, a connection's beginning was not captured,
     * or nobody can tell whose it is; as configured, else {@link Unverifiable#SKIP}. The same becomes of an assertion on
     * {@link LoopbackTraffic} that fails for such a reason.
     */
    Unverifiable onInconclusive() default Unverifiable.AS_CONFIGURED;
}
