package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server refused to upgrade to WebSocket, and the client's connection stayed ESTABLISHED (Vert.x issue 1757). Today's
 * {@code WebSocketClient} closes it; whoever upgrades by hand has to do so himself.
 */
class S05FailedWebSocketUpgrade {
    private final MockWebServer server = new MockWebServer();
    private final Vertx vertx = Vertx.vertx();
    // Held here: a client that nobody refers to is closed.
    private final HttpClient client = vertx.createHttpClient();
    private final WebSocketClient webSocketClient = vertx.createWebSocketClient();

    @BeforeEach
    void start() throws IOException {
        server.enqueue(new MockResponse.Builder().code(403).build());
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        server.close();
    }

    private HttpClientResponse upgradeByHand() {
        return client.request(HttpMethod.GET, server.getPort(), "127.0.0.1", "/")
                .compose(request -> request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                        .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET)
                        .connect())
                .await();
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) {
        assertThatExceptionOfType(UpgradeRejectedException.class).isThrownBy(() -> webSocketClient
                .connect(server.getPort(), "127.0.0.1", "/")
                .await());
        assertThat(traffic).allClosed();
    }

    @Test
    @VerifyHandshake
    void rightByHand(LoopbackTraffic traffic) {
        HttpClientResponse response = upgradeByHand();
        if (response.statusCode() != 101) {
            response.request().connection().close().await();
        }
        assertThat(traffic).allClosed();
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) {
        upgradeByHand();
        assertThat(traffic).allClosed();
    }
}
