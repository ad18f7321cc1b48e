package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopshark.live.EngineChoice;
import io.loopshark.verdict.FindingKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.support.AnnotationSupport;

class ExpectationsReaderTest {

    private static Expectations read(String method, Map<String, String> parameters) {
        try {
            VerifyHandshake annotation = AnnotationSupport.findAnnotation(
                            Annotated.class.getDeclaredMethod(method), VerifyHandshake.class)
                    .orElseThrow();
            return new ExpectationsReader(name -> Optional.ofNullable(parameters.get(name))).read(Asked.by(annotation));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Expectations read(String method) {
        return read(method, Map.of());
    }

    @SuppressWarnings("unused") // Read by reflection.
    private static final class Annotated {
        @VerifyHandshake
        void nothing() {}

        @VerifyHandshake(
                ports = {80, 443},
                minConnections = 2,
                maxConnections = 4,
                teardown = TeardownPolicy.REQUIRED,
                allow = FindingKind.SYN_ACK_NUMBER,
                alsoFailOn = FindingKind.SEQUENCE_GAP,
                graceMillis = 0,
                onMissingCapture = Unverifiable.SKIP,
                onInconclusive = Unverifiable.FAIL)
        void everything() {}

        @VerifyHandshake(connections = 0)
        void none() {}

        @VerifyHandshake(connections = 1, maxConnections = 2)
        void exactAndMost() {}

        @VerifyHandshake(minConnections = 3, maxConnections = 2)
        void moreThanMost() {}

        @VerifyHandshake(connections = -2)
        void lessThanNone() {}

        @VerifyHandshake(ports = 65_536)
        void noSuchPort() {}

        @VerifyHandshake(graceMillis = -2)
        void noSuchTime() {}

        @VerifyHandshake(allow = FindingKind.SEQUENCE_GAP, alsoFailOn = FindingKind.SEQUENCE_GAP)
        void bothWays() {}
    }

    @Test
    void withoutAnythingSaidTheDefaultsHold() {
        Expectations expectations = read("nothing");
        assertThat(expectations.scope().serverPorts()).isEmpty();
        assertThat(expectations.counts()).isFalse();
        assertThat(expectations.maySeeNone()).isFalse();
        assertThat(expectations.teardown()).isEqualTo(TeardownPolicy.WHERE_CLOSED);
        assertThat(expectations.grace()).isEqualTo(Duration.ofSeconds(2));
        assertThat(expectations.onMissingCapture()).isEqualTo(Unverifiable.FAIL);
        assertThat(expectations.onInconclusive()).isEqualTo(Unverifiable.SKIP);
    }

    @Test
    void theAnnotationWinsOverTheConfiguration() {
        Expectations expectations = read(
                "everything",
                Map.of(
                        "loopshark.teardown", "ignored",
                        "loopshark.grace", "5",
                        "loopshark.onMissingCapture", "fail",
                        "loopshark.onInconclusive", "skip"));
        assertThat(expectations.scope().serverPorts()).containsExactlyInAnyOrder(80, 443);
        assertThat(expectations.count()).isEqualTo("2 to 4 connections");
        assertThat(expectations.teardown()).isEqualTo(TeardownPolicy.REQUIRED);
        assertThat(expectations.allowed()).containsExactly(FindingKind.SYN_ACK_NUMBER);
        assertThat(expectations.forbidden()).containsExactly(FindingKind.SEQUENCE_GAP);
        assertThat(expectations.grace()).isZero();
        assertThat(expectations.onMissingCapture()).isEqualTo(Unverifiable.SKIP);
        assertThat(expectations.onInconclusive()).isEqualTo(Unverifiable.FAIL);
    }

    @Test
    void theConfigurationWinsOverTheDefaults() {
        Expectations expectations = read(
                "nothing",
                Map.of(
                        "loopshark.teardown", " Required ",
                        "loopshark.grace", "500",
                        "loopshark.onMissingCapture", "skip",
                        "loopshark.onInconclusive", "FAIL"));
        assertThat(expectations.teardown()).isEqualTo(TeardownPolicy.REQUIRED);
        assertThat(expectations.grace()).isEqualTo(Duration.ofMillis(500));
        assertThat(expectations.onMissingCapture()).isEqualTo(Unverifiable.SKIP);
        assertThat(expectations.onInconclusive()).isEqualTo(Unverifiable.FAIL);
    }

    @Test
    void whoExpectsNoneMaySeeNone() {
        assertThat(read("none").maySeeNone()).isTrue();
        assertThat(read("none").fits(0)).isTrue();
        assertThat(read("none").fits(1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exactAndMost | @VerifyHandshake: connections excludes minConnections and maxConnections
            moreThanMost | @VerifyHandshake: minConnections = 3 is more than maxConnections = 2
            lessThanNone | @VerifyHandshake: connections is 0 or more, not -2
            noSuchPort   | @VerifyHandshake: a port is 1 to 65535, not 65536
            noSuchTime   | @VerifyHandshake: graceMillis is 0 to 3600000, not -2
            bothWays     | @VerifyHandshake: SEQUENCE_GAP is both in allow and in alsoFailOn
            """)
    void contradictionsAreRefused(String method, String message) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> read(method))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loopshark.teardown | sometimes | the configuration parameter loopshark.teardown is one of [REQUIRED, WHERE_CLOSED, IGNORED], not sometimes
            loopshark.teardown | as_configured | the configuration parameter loopshark.teardown is one of [REQUIRED, WHERE_CLOSED, IGNORED], not as_configured
            loopshark.onMissingCapture | pass | the configuration parameter loopshark.onMissingCapture is one of [FAIL, SKIP], not pass
            loopshark.grace | 2 s | the configuration parameter loopshark.grace is 0 to 3600000 milliseconds, not 2 s
            """)
    void wrongConfigurationIsRefused(String parameter, String value, String message) {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> read("nothing", Map.of(parameter, value)))
                .withMessage(message);
    }

    private static EngineChoice engine(Map<String, String> parameters) {
        return new ExpectationsReader(name -> Optional.ofNullable(parameters.get(name))).engine();
    }

    @Test
    void theEngineIsWhatTheParameterSaysElseTheSystemProperty() {
        assertThat(engine(Map.of("loopshark.engine", "packet-socket"))).isEqualTo(EngineChoice.PACKET_SOCKET);
        assertThat(engine(Map.of("loopshark.engine", "libpcap"))).isEqualTo(EngineChoice.LIBPCAP);
        assertThat(engine(Map.of())).isEqualTo(EngineChoice.configured());
    }

    @Test
    void anEngineThatDoesNotExistIsRefusedWithThoseThatDo() {
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> engine(Map.of("loopshark.engine", "winpcap")))
                .withMessage(
                        "the configuration parameter loopshark.engine is one of [auto, libpcap, packet-socket], not"
                                + " winpcap");
    }
}
