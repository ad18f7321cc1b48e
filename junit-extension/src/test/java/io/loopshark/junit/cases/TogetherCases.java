package io.loopshark.junit.cases;

import static io.loopshark.junit.HandshakeVerification.verifying;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackRecording;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.junit.VerifyHandshakeExtension;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several watches on one test, and several threads that ask one watch. */
public class TogetherCases {
    /** Two extensions, each with a port of its own. */
    @Nested
    class TwoExtensions {
        private final Servers.Raw one = Servers.Raw.echoing();
        private final Servers.Raw two = Servers.Raw.echoing();

        @Order(1)
        @RegisterExtension
        final VerifyHandshakeExtension first =
                verifying().ports(one.port()).connections(1).extension();

        @Order(2)
        @RegisterExtension
        final VerifyHandshakeExtension second =
                verifying().ports(two.port()).connections(1).extension();

        @AfterEach
        void stop() throws IOException {
            one.close();
            two.close();
        }

        @Test
        void bothAreToldOf() throws IOException {
            one.connect().close();
            one.connect().close();
            two.connect().close();
            two.connect().close();
            two.connect().close();
        }

        @Test
        void theLastGivesItsTraffic(LoopbackTraffic traffic) throws IOException {
            one.connect().close();
            two.connect().close();
            assertThat(traffic).hasConnections(1);
            assertThat(traffic).connectionTo(two.port()).handshakeCompleted();
        }
    }

    /** One annotation. */
    @Nested
    class OneAnnotation {
        private final Servers.Raw server = Servers.Raw.echoing();

        @AfterEach
        void stop() throws IOException {
            server.close();
        }

        @Test
        @VerifyHandshake(connections = 1)
        void aRecordingWithinAddsNothing() throws IOException {
            try (LoopbackRecording recording =
                    verifying().ports(server.port()).connections(1).start()) {
                server.connect().close();
                assertThat(recording.traffic()).hasConnections(1);
            }
        }

        @TestFactory
        @VerifyHandshake(connections = 1)
        Stream<DynamicTest> answersOtherThreads(LoopbackTraffic traffic) {
            return Stream.of(DynamicTest.dynamicTest("asks", () -> {
                server.connect().close();
                CompletableFuture.runAsync(() -> assertThat(traffic).hasConnections(1))
                        .join();
            }));
        }
    }
}
