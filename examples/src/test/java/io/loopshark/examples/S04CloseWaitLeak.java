package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.TcpState;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sockets pile up in CLOSE_WAIT (AsyncHttpClient issue 776, MCP java-sdk 726, Zowe 2738): the server has closed, and the client never does. Here
 * nobody closes a response, and so its connection never comes back to the pool, which would close it when it evicts idle ones.
 *
 * <p>The client is Apache's: {@code java.net.http} reads such an answer ahead and then closes, whether or not anybody closes the body.
 */
class S04CloseWaitLeak {
    private final MockWebServer server = new MockWebServer();
    private final PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
    private final CloseableHttpClient client =
            HttpClients.custom().setConnectionManager(pool).build();

    @BeforeEach
    void start() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .body("hello")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        client.close(CloseMode.IMMEDIATE);
        server.close();
    }

    private ClassicHttpResponse ask() throws IOException {
        return client.executeOpen(new HttpHost("127.0.0.1", server.getPort()), new HttpGet("/"), null);
    }

    private void evictOnceTheServerHasClosed(LoopbackTraffic traffic) {
        List<JudgedConnection> connections = traffic.await(now -> now.get(0).serverState() == TcpState.FIN_WAIT_2);
        assertThat(connections.get(0).serverState()).isEqualTo(TcpState.FIN_WAIT_2);
        pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws Exception {
        try (ClassicHttpResponse response = ask()) {
            EntityUtils.toString(response.getEntity());
        }
        evictOnceTheServerHasClosed(traffic);
        assertThat(traffic).hasNoneLeftIn(TcpState.CLOSE_WAIT).connection(0).answersFinWithin(ofSeconds(5));
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws Exception {
        ask();
        evictOnceTheServerHasClosed(traffic);
        assertThat(traffic).hasNoneLeftIn(TcpState.CLOSE_WAIT).connection(0).answersFinWithin(ofSeconds(5));
    }
}
