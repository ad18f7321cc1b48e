package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;

/**
 * "Connection prematurely closed BEFORE response" (Reactor Netty issues 413, 2089): was it the server, or did the client only think so?
 * The FIN of the server, before any response, tells.
 */
class S19PrematureClose {
    private final MockWebServer server = new MockWebServer();
    private final HttpClient client = HttpClient.newConnection().disableRetry(true);

    @AfterEach
    void stop() {
        server.close();
    }

    private String ask(MockResponse answer) throws IOException {
        server.enqueue(answer);
        server.start(InetAddress.getLoopbackAddress(), 0);
        return requireNonNull(client.get()
                .uri("http://127.0.0.1:" + server.getPort())
                .responseContent()
                .aggregate()
                .asString()
                .block());
    }

    @Test
    @VerifyHandshake(payload = true)
    void right(LoopbackTraffic traffic) throws IOException {
        assertThat(ask(new MockResponse.Builder()
                        .body("hello")
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build()))
                .isEqualTo("hello");
        assertThat(traffic).connection(0).hasNoFinBeforeResponse();
    }

    @Test
    @VerifyHandshake(payload = true)
    void wrong(LoopbackTraffic traffic) {
        MockResponse none = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
        assertThatThrownBy(() -> ask(none)).hasRootCauseInstanceOf(PrematureCloseException.class);
        assertThat(traffic).connection(0).hasNoFinBeforeResponse();
    }
}
