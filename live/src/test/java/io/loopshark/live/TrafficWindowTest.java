package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficWindowTest {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static LoopbackCapture capture;
    private TrafficWindow window;

    @BeforeAll
    static void openCapture() {
        capture = OpenCapture.open();
    }

    @AfterAll
    static void closeCapture() {
        if (capture != null) {
            capture.close();
        }
    }

    @BeforeEach
    void openWindow() throws IOException {
        window = capture.window(Scope.ofThisProcess());
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }

    private Observation whenClosed() throws IOException {
        return window.observe(seen -> seen.connections().stream().allMatch(TrafficWindowTest::isClosed), GRACE);
    }

    private static boolean isClosed(JudgedConnection connection) {
        return connection.teardown() != Teardown.OPEN && connection.teardown() != Teardown.HALF_CLOSED;
    }

    @Test
    void anotherCaptureThatIsOpenedMeanwhileAddsNothing() throws IOException {
        try (LoopbackCapture other = OpenCapture.open();
                TrafficWindow second = other.window(Scope.ofThisProcess());
                Conversation talk = Conversation.open()) {
            talk.exchange(1, 1);
            assertThat(second.observe().connections()).hasSize(1);
            assertThat(window.observe().connections()).hasSize(1);
        }
    }

    @Test
    void aWindowInWhichNothingHappensIsEmpty() throws IOException {
        Observation seen = window.observe();
        assertThat(seen.connections()).isEmpty();
        assertThat(seen.frameCount()).isZero();
        assertThat(seen.trust().lossKnown()).isTrue();
        assertThat(seen.trust().lost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.77"})
    void aConnectionFromSynToLastAckIsVerified(String address) throws IOException {
        try (Conversation talk = Conversation.on(address)) {
            talk.exchange(100, 20_000).closeClient().closeServer();
            assertThat(whenClosed().opened()).singleElement().satisfies(connection -> {
                assertThat(connection.client()).isEqualTo(talk.clientEndpoint());
                assertThat(connection.server()).isEqualTo(talk.serverEndpoint());
                assertThat(connection.handshake()).isEqualTo(Handshake.COMPLETE);
                assertThat(connection.closedFirstBy()).isEqualTo(Closer.CLIENT);
                assertThat(connection.clientBytes()).isEqualTo(100);
                assertThat(connection.serverBytes()).isEqualTo(20_000);
                assertThat(connection.verdict()).as("%s", connection).isEqualTo(Verdict.VERIFIED);
            });
        }
    }

    @Test
    void aReadingDuringTheConnectionShowsItOpenAndLaterClosed() throws IOException {
        try (Conversation talk = Conversation.open()) {
            assertThat(window.observe().opened())
                    .singleElement()
                    .extracting(JudgedConnection::teardown)
                    .isEqualTo(Teardown.OPEN);
            talk.exchange(1, 1).closeClient().closeServer();
            assertThat(whenClosed().opened()).singleElement().satisfies(connection -> {
                assertThat(connection.clientBytes()).isEqualTo(1);
                assertThat(isClosed(connection)).isTrue();
            });
        }
    }

    @Test
    void whatHappenedBeforeTheWindowIsNotInIt() throws IOException {
        try (Conversation earlier = Conversation.open()) {
            earlier.exchange(1, 1);
            try (TrafficWindow second = capture.window(Scope.ofThisProcess())) {
                assertThat(second.observe().connections()).isEmpty();
            }
        }
    }

    @Test
    void aConnectionOpenedEarlierIsReusedAndKnownFromItsBeginning() throws IOException {
        try (Conversation earlier = Conversation.open().exchange(10, 10);
                TrafficWindow second = capture.window(Scope.ofThisProcess());
                Conversation later = Conversation.open()) {
            assertThat(second.observe().reused()).isEmpty();
            earlier.exchange(5, 5);
            Observation seen = second.observe();
            assertThat(seen.opened()).extracting(JudgedConnection::client).containsExactly(later.clientEndpoint());
            assertThat(seen.reused()).singleElement().satisfies(connection -> {
                assertThat(connection.client()).isEqualTo(earlier.clientEndpoint());
                assertThat(connection.clientBytes()).isEqualTo(15);
                assertThat(connection.verdict()).isEqualTo(Verdict.VERIFIED);
                assertThat(connection.firstFrame()).isEqualTo(1);
                assertThat(seen.isInWindow(connection.firstFrame())).isFalse();
                assertThat(seen.isInWindow(connection.lastFrame())).isTrue();
            });
        }
    }

    @Test
    void waitsForASideThatClosesLater() throws IOException {
        try (Conversation talk = Conversation.open().closeClient()) {
            assertThat(window.observe().opened())
                    .singleElement()
                    .extracting(JudgedConnection::teardown)
                    .isEqualTo(Teardown.HALF_CLOSED);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
                try {
                    talk.closeServer();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(whenClosed().opened()).singleElement().satisfies(connection -> assertThat(isClosed(connection))
                    .isTrue());
            closing.join();
        }
    }

    @Test
    void waitsNoLongerThanTheGrace() throws IOException {
        try (Conversation talk = Conversation.open()) {
            Observation seen = window.observe(nothing -> false, Duration.ofMillis(20));
            assertThat(seen.opened()).extracting(JudgedConnection::client).containsExactly(talk.clientEndpoint());
        }
    }

    @Test
    void anInterruptedThreadStillGetsItsAnswer() throws IOException {
        try (Conversation talk = Conversation.open()) {
            Thread.currentThread().interrupt();
            Observation seen = window.observe(nothing -> false, Duration.ofMillis(20));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(seen.opened()).extracting(JudgedConnection::client).containsExactly(talk.clientEndpoint());
        }
    }

    @Test
    void aResetIsSeen() throws IOException {
        try (Conversation talk = Conversation.open()) {
            talk.exchange(10, 10).abortServer();
            assertThat(window.observe().opened()).singleElement().satisfies(connection -> {
                assertThat(connection.teardown()).isEqualTo(Teardown.RESET);
                assertThat(connection.closedFirstBy()).isEqualTo(Closer.SERVER);
            });
        }
    }

    @Test
    void connectionsAreNumberedInTheOrderInWhichTheyWereOpened() throws IOException {
        try (Conversation first = Conversation.open();
                Conversation second = Conversation.open();
                Conversation third = Conversation.open()) {
            List<JudgedConnection> opened = window.observe().opened();
            assertThat(opened).extracting(JudgedConnection::number).containsExactly(0, 1, 2);
            assertThat(opened)
                    .extracting(JudgedConnection::client)
                    .containsExactly(first.clientEndpoint(), second.clientEndpoint(), third.clientEndpoint());
        }
    }

    @Test
    void theFramesComeAsFromAFile() throws IOException {
        try (Conversation talk = Conversation.open()) {
            talk.exchange(500, 1);
            Observation seen = window.observe();
            FrameSource source = seen.frames();
            Frame frame = new Frame();
            long count = 0;
            boolean snapped = false;
            while (source.next(frame)) {
                count++;
                assertThat(frame.number()).isEqualTo(count);
                assertThat(frame.capturedLength()).isLessThanOrEqualTo(192);
                snapped |= frame.originalLength() > frame.capturedLength();
            }
            assertThat(count).isEqualTo(seen.frameCount()).isGreaterThanOrEqualTo(6);
            assertThat(snapped).as("500 octets of data do not fit").isTrue();
        }
    }

    @Test
    void whatAServerSendsBehindItsClientsFinIsNoReuse() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            client.shutdownOutput();
            assertThat(server.getInputStream().read()).isEqualTo(-1);
            try (TrafficWindow later = capture.window(Scope.ofThisProcess())) {
                server.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isEqualTo(1);
                assertThat(later.observe().connections()).isEmpty();
            }
        }
    }

    @Test
    void whatAClientSendsBehindItsServersFinIsReuse() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            server.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            try (TrafficWindow later = capture.window(Scope.ofThisProcess())) {
                client.getOutputStream().write(1);
                assertThat(server.getInputStream().read()).isEqualTo(1);
                assertThat(later.observe().reused()).hasSize(1);
            }
        }
    }

    @Test
    void aConnectionInFullHasItsSegments() throws IOException {
        try (Conversation first = Conversation.open();
                Conversation second = Conversation.open()) {
            first.exchange(1, 1);
            second.exchange(2, 2);
            Observation seen = window.observe();
            JudgedConnection connection = seen.opened().get(1);
            JudgedConnection full = seen.inFull(connection);
            assertThat(connection.steps()).isEmpty();
            assertThat(full.steps()).hasSize((int) connection.packets());
            assertThat(full.withoutSteps()).isEqualTo(connection);
            assertThat(full.steps().get(0).segment().frameNumber()).isEqualTo(connection.firstFrame());
        }
    }

    @Test
    void aClosedWindowRefuses() {
        window.close();
        assertThatThrownBy(() -> window.observe()).isInstanceOf(IllegalStateException.class);
    }

    @Nested
    class ByPort {
        @Test
        void onlyConnectionsToTheServersPortCount() throws IOException {
            try (Conversation one = Conversation.open();
                    TrafficWindow ports =
                            capture.window(Scope.ofPorts(one.serverEndpoint().port()));
                    Conversation other = Conversation.open()) {
                one.exchange(1, 1);
                other.exchange(1, 1);
                Observation seen = ports.observe();
                assertThat(seen.opened()).isEmpty();
                assertThat(seen.reused()).extracting(JudgedConnection::client).containsExactly(one.clientEndpoint());
            }
        }
    }
}
