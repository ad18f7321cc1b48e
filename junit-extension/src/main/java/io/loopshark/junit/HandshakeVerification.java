package io.loopshark.junit;

import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.verdict.FindingKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@link VerifyHandshake} without the annotation: where a port is known at run time only, and for test frameworks other than JUnit
 * Jupiter. The methods are the annotation's attributes.
 *
 * <pre>{@code
 * @RegisterExtension
 * final VerifyHandshakeExtension verify = HandshakeVerification.verifying().ports(server.getPort()).connections(1).extension();
 *
 * try (LoopbackRecording recording = HandshakeVerification.verifying().connections(1).start()) {
 *     talkOverLoopback();
 *     assertThat(recording.traffic()).connection(0).closedGracefully();
 * } // judges, and throws an AssertionError when a connection was wrong
 * }</pre>
 */
public final class HandshakeVerification {
    private List<Integer> ports = List.of();
    private int connections = -1;
    private int minConnections = -1;
    private int maxConnections = -1;
    private TeardownPolicy teardown = TeardownPolicy.AS_CONFIGURED;
    private boolean allowReset;
    private boolean allowIncomplete;
    private final Set<FindingKind> allow = EnumSet.noneOf(FindingKind.class);
    private final Set<FindingKind> alsoFailOn = EnumSet.noneOf(FindingKind.class);
    private long graceMillis = -1;
    private boolean payload;
    private Keep keep = Keep.AS_CONFIGURED;
    private String directory = "";
    private Unverifiable onMissingCapture = Unverifiable.AS_CONFIGURED;
    private Unverifiable onInconclusive = Unverifiable.AS_CONFIGURED;

    private HandshakeVerification() {}

    /** Asks for what {@code @VerifyHandshake} without attributes asks for. */
    public static HandshakeVerification verifying() {
        return new HandshakeVerification();
    }

    /** See {@link VerifyHandshake#ports()}. */
    public HandshakeVerification ports(int... servers) {
        ports = Arrays.stream(servers).boxed().toList();
        return this;
    }

    /** See {@link VerifyHandshake#connections()}. */
    public HandshakeVerification connections(int exactly) {
        connections = exactly;
        return this;
    }

    /** See {@link VerifyHandshake#minConnections()}. */
    public HandshakeVerification minConnections(int least) {
        minConnections = least;
        return this;
    }

    /** See {@link VerifyHandshake#maxConnections()}. */
    public HandshakeVerification maxConnections(int most) {
        maxConnections = most;
        return this;
    }

    /** See {@link VerifyHandshake#teardown()}. */
    public HandshakeVerification teardown(TeardownPolicy policy) {
        teardown = policy;
        return this;
    }

    /** See {@link VerifyHandshake#allowReset()}. */
    public HandshakeVerification allowReset() {
        allowReset = true;
        return this;
    }

    /** See {@link VerifyHandshake#allowIncomplete()}. */
    public HandshakeVerification allowIncomplete() {
        allowIncomplete = true;
        return this;
    }

    /** See {@link VerifyHandshake#allow()}. */
    public HandshakeVerification allow(FindingKind... kinds) {
        allow.addAll(List.of(kinds));
        return this;
    }

    /** See {@link VerifyHandshake#alsoFailOn()}. */
    public HandshakeVerification alsoFailOn(FindingKind... kinds) {
        alsoFailOn.addAll(List.of(kinds));
        return this;
    }

    /** See {@link VerifyHandshake#graceMillis()}. */
    public HandshakeVerification grace(Duration time) {
        graceMillis = time.toMillis();
        return this;
    }

    /** See {@link VerifyHandshake#payload()}. */
    public HandshakeVerification payload() {
        payload = true;
        return this;
    }

    /** See {@link VerifyHandshake#keep()}. */
    public HandshakeVerification keep(Keep when) {
        keep = when;
        return this;
    }

    /** See {@link VerifyHandshake#directory()}. */
    public HandshakeVerification directory(Path folder) {
        directory = folder.toString();
        return this;
    }

    /** See {@link VerifyHandshake#onMissingCapture()}. */
    public HandshakeVerification onMissingCapture(Unverifiable what) {
        onMissingCapture = what;
        return this;
    }

    /** See {@link VerifyHandshake#onInconclusive()}. */
    public HandshakeVerification onInconclusive(Unverifiable what) {
        onInconclusive = what;
        return this;
    }

    /**
     * For a field with {@link org.junit.jupiter.api.extension.RegisterExtension}. A static one knows the connections that
     * {@code @BeforeAll} opens from their beginning; one that is not static may use what the test's instance holds. It takes no lock:
     * where tests run in parallel, name the ports, or add {@code @ResourceLock(VerifyHandshake.LOCK)}.
     */
    public VerifyHandshakeExtension extension() {
        return new VerifyHandshakeExtension(asked());
    }

    /**
     * Begins to record, under the name of the calling method.
     *
     * @throws CaptureUnavailableException when this machine or this process cannot capture; the message names the cure
     */
    public LoopbackRecording start() throws CaptureUnavailableException {
        String caller = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .map(frame -> frame.getClassName() + '.' + frame.getMethodName())
                .orElse("recording");
        return start(caller);
    }

    /**
     * Begins to record. What is left to the configuration is read from system properties, {@code loopshark.grace} for instance.
     *
     * @param name for the names of files
     * @throws CaptureUnavailableException when this machine or this process cannot capture; the message names the cure
     */
    public LoopbackRecording start(String name) throws CaptureUnavailableException {
        return LoopbackRecording.start(name, asked());
    }

    private Asked asked() {
        return new Asked(
                Notation.BUILDER,
                new ArrayList<>(ports),
                connections,
                minConnections,
                maxConnections,
                teardown,
                allowReset,
                allowIncomplete,
                allow,
                alsoFailOn,
                graceMillis,
                payload,
                keep,
                directory,
                onMissingCapture,
                onInconclusive);
    }
}
