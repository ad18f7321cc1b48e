package io.loopshark.junit;

import static io.loopshark.junit.HandshakeVerification.verifying;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.junit.cases.Servers;
import io.loopshark.live.CaptureUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Live recordings without the annotation. */
class LoopbackRecordingTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void requireCapture() {
        try {
            verifying().connections(0).start().close();
        } catch (CaptureUnavailableException e) {
            throw Kit.unavailable(e);
        }
    }

    @Test
    void judgesWhatWasSentWhileItWasOpen() throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            server.connect().close();
            try (LoopbackRecording recording = verifying().connections(1).start()) {
                server.connect().close();
                assertThat(recording.traffic()).hasConnections(1).connection(0).closedGracefully();
            }
        }
    }

    @Test
    void throwsWhenItIsClosedAndKeepsTheCaptureUnderTheCallersName() throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::reset)) {
            LoopbackRecording recording = verifying().directory(directory).start();
            server.connect().getOutputStream().write(1);
            recording.traffic().await(connections -> connections.stream()
                    .anyMatch(connection -> connection.teardown() == io.loopshark.connection.Teardown.RESET));
            assertThatThrownBy(recording::close)
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageContaining("was reset by the server in frame ")
                    .hasMessageContaining("allow it: verifying().allowReset()\n")
                    .hasMessageContaining(directory
                            .resolve("io.loopshark.junit.LoopbackRecordingTest.throwsWhenItIsClosed"
                                    + "AndKeepsTheCaptureUnderTheCallersName.pcapng")
                            .toString());
            recording.close();
        }
    }

    @Test
    void addsItsErrorToThatOfTheBody() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> {
                    try (LoopbackRecording recording = verifying().start()) {
                        assertThat(recording.traffic()).hasConnections(0);
                        throw new IllegalStateException("the body's own");
                    }
                })
                .satisfies(own -> assertThat(own.getSuppressed())
                        .singleElement()
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                        .hasMessageStartingWith("No TCP connection of this JVM was seen"));
    }

    @Test
    void refusesWhatContradictsItselfBeforeItBegins() {
        assertThatThrownBy(() -> verifying().connections(1).maxConnections(2).start())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("HandshakeVerification: connections excludes minConnections and maxConnections");
    }

    @Test
    void twoThatLookAtTheWholeJvmFromDifferentThreadsAreInconclusive() throws IOException {
        LoopbackRecording mine = verifying().connections(0).grace(Duration.ZERO).start();
        LoopbackRecording other = CompletableFuture.supplyAsync(() -> {
                    try {
                        return verifying()
                                .connections(0)
                                .onInconclusive(Unverifiable.FAIL)
                                .start();
                    } catch (CaptureUnavailableException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();
        assertThatThrownBy(mine::close)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("Inconclusive: another recording looked at all connections of this JVM");
        assertThatThrownBy(other::close)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("Inconclusive: another recording looked at all connections of this JVM");
    }

    @Test
    void oneThatNamesItsPortIsNotDisturbed() throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo);
                Servers.Raw another = new Servers.Raw(Servers::echo);
                LoopbackRecording first =
                        verifying().ports(server.port()).connections(1).start();
                LoopbackRecording second =
                        verifying().ports(another.port()).connections(2).start()) {
            assertThat(first.traffic()).hasConnections(0);
            server.connect().close();
            another.connect().close();
            another.connect().close();
            assertThat(second.traffic()).hasConnections(2);
        }
    }
}
