package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five requests opened five sockets (OkHttp issue 3470): whoever does not close the body of a response gives no connection back. */
class S01ConnectionReuse {
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient();

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 5; i++) {
            server.enqueue(new MockResponse.Builder().body("hello").build());
        }
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        client.connectionPool().evictAll();
        server.close();
    }

    private Response ask() throws IOException {
        return client.newCall(new Request.Builder()
                        .url("http://127.0.0.1:" + server.getPort())
                        .build())
                .execute();
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        for (int i = 0; i < 5; i++) {
            try (Response response = ask()) {
                response.body().string();
            }
        }
        assertThat(traffic).hasConnections(1);
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        for (int i = 0; i < 5; i++) {
            ask(); // The body is neither read nor closed.
        }
        assertThat(traffic).hasConnections(1);
    }
}
