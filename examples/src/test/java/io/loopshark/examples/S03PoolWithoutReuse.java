package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every connection is given back to the pool, and none is used again (rhsm-subscriptions issue 6580, aws-sdk-java-v2 2660): that none is
 * leased afterwards proves nothing. Here the client is told to keep none.
 */
class S03PoolWithoutReuse {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 5; i++) {
            server.enqueue(new MockResponse.Builder().body("hello").build());
        }
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void askFiveTimes(ConnectionReuseStrategy reuse) throws IOException {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
        try (CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(pool)
                .setConnectionReuseStrategy(reuse)
                .build()) {
            for (int i = 0; i < 5; i++) {
                HttpGet request = new HttpGet("http://127.0.0.1:" + server.getPort());
                client.execute(request, response -> EntityUtils.toString(response.getEntity()));
            }
            // Passes in any case.
            assertThat(pool.getTotalStats().getLeased()).isZero();
        }
    }

    @Test
    @VerifyHandshake(payload = true)
    void right(LoopbackTraffic traffic) throws IOException {
        askFiveTimes(DefaultClientConnectionReuseStrategy.INSTANCE);
        assertThat(traffic).connection(0).carriesRequests(5);
    }

    @Test
    @VerifyHandshake(payload = true)
    void wrong(LoopbackTraffic traffic) throws IOException {
        askFiveTimes((request, response, context) -> false);
        assertThat(traffic).connection(0).carriesRequests(5);
    }
}
