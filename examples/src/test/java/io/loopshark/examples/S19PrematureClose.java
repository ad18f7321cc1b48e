package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * "Connection prematurely closed before response" (Reactor Netty issues 413, 2089): was it the server, or did the client only think so?
 * The FIN of the server, before any response, tells.
 */
class S19PrematureClose {
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

    @AfterEach
    void stop() {
        client.connectionPool().evictAll();
        server.close();
    }

    private String ask(MockResponse answer) throws IOException {
        server.enqueue(answer);
        server.start();
        Request request = new Request.Builder().url(server.url("/")).build();
        try (Response response = client.newCall(request).execute()) {
            return response.body().string();
        }
    }

    @Test
    @VerifyHandshake(payload = true)
    void right(LoopbackTraffic traffic) throws IOException {
        ask(new MockResponse.Builder()
                .body("hello")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());
        assertThat(traffic).connection(0).hasNoFinBeforeResponse();
    }

    @Test
    @VerifyHandshake(payload = true)
    void wrong(LoopbackTraffic traffic) {
        MockResponse none = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
        assertThatIOException().isThrownBy(() -> ask(none));
        assertThat(traffic).connection(0).hasNoFinBeforeResponse();
    }
}
