package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every connection is given back to the pool, and none is used again (rhsm-subscriptions issue 6580, aws-sdk-java-v2 2660): that none is
 * leased afterwards proves nothing. Here the pool keeps no idle connection.
 */
class S03PoolWithoutReuse {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 5; i++) {
            server.enqueue(new MockResponse.Builder().body("hello").build());
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void askFiveTimes(ConnectionPool pool) throws IOException {
        OkHttpClient client = new OkHttpClient.Builder().connectionPool(pool).build();
        Request request = new Request.Builder().url(server.url("/")).build();
        for (int i = 0; i < 5; i++) {
            try (Response response = client.newCall(request).execute()) {
                response.body().string();
            }
        }
        pool.evictAll();
    }

    @Test
    @VerifyHandshake(payload = true)
    void right(LoopbackTraffic traffic) throws IOException {
        askFiveTimes(new ConnectionPool());
        assertThat(traffic).connection(0).carriesRequests(5);
    }

    @Test
    @VerifyHandshake(payload = true)
    void wrong(LoopbackTraffic traffic) throws IOException {
        askFiveTimes(new ConnectionPool(0, 1, SECONDS));
        assertThat(traffic).connection(0).carriesRequests(5);
    }
}
