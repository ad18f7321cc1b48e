package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Calls that begin at once open a connection each, although HTTP/2 needs but one (OkHttp issues 5269 and 6051): they race, all but one of
 * the connections are thrown away. Whoever makes one call ahead of the others has them all share its connection.
 *
 * <p>Those thrown away are not without data: each begins with the settings of HTTP/2. So what counts is how many there are, and how many
 * requests each carries.
 */
class S02Http2ConnectionRace {
    private static final int CALLS = 5;

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .build();

    @BeforeEach
    void start() throws IOException {
        server.setProtocols(client.protocols());
        for (int i = 0; i <= CALLS; i++) {
            server.enqueue(new MockResponse.Builder().body("hello").build());
        }
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
        server.close();
    }

    private void ask(OkHttpClient client) {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + server.getPort())
                .build();
        try (Response response = client.newCall(request).execute()) {
            response.body().string();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void askAtOnce(OkHttpClient client) {
        Stream.generate(() -> CompletableFuture.runAsync(
                        () -> ask(client), client.dispatcher().executorService()))
                .limit(CALLS)
                .toList()
                .forEach(CompletableFuture::join);
    }

    @Test
    @VerifyHandshake(payload = true)
    void right(LoopbackTraffic traffic) {
        ask(client);
        askAtOnce(client);
        assertThat(traffic).hasAtMostConnections(1).connection(0).carriesRequests(CALLS + 1);
    }

    @Test
    @VerifyHandshake(payload = true)
    void wrong(LoopbackTraffic traffic) {
        // None of them connects before all of them are about to.
        Phaser all = new Phaser(CALLS);
        EventListener together = new EventListener() {
            @Override
            public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                all.arriveAndAwaitAdvance();
            }
        };
        askAtOnce(client.newBuilder().eventListener(together).build());
        assertThat(traffic).hasNoConnectionWithoutData(); // Passes all the same.
        assertThat(traffic).hasAtMostConnections(1).connection(0).carriesRequests(CALLS);
    }
}
