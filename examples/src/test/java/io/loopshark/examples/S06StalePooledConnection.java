package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
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
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server has closed an idle connection, and the pool sends the next request on it all the same (Dropwizard issue 3421, Akka HTTP 3481,
 * JMeter 5964): it is answered by a RST. The client that asks the socket before it uses it again opens another connection instead.
 */
class S06StalePooledConnection {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        MockResponse hello = new MockResponse.Builder().body("hello").build();
        server.enqueue(
                hello.newBuilder().onResponseEnd(new SocketEffect.CloseSocket()).build());
        server.enqueue(hello);
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void askTwice(TimeValue validateAfter, LoopbackTraffic traffic) throws IOException {
        ConnectionConfig config = ConnectionConfig.custom()
                .setValidateAfterInactivity(validateAfter)
                .build();
        try (CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(config)
                        .build())
                .build()) {
            ask(client);
            List<JudgedConnection> connections = traffic.await(now -> now.get(0).serverState() == TcpState.FIN_WAIT_2);
            // The server's FIN is there, and acknowledged.
            assertThat(connections.get(0).serverState()).isEqualTo(TcpState.FIN_WAIT_2);
            ask(client);
        }
    }

    private void ask(CloseableHttpClient client) throws IOException {
        client.execute(
                new HttpGet("http://127.0.0.1:" + server.getPort()),
                response -> EntityUtils.toString(response.getEntity()));
    }

    @Test
    @VerifyHandshake(allowReset = true) // HttpClient 5 throws a stale connection away with a RST.
    void right(LoopbackTraffic traffic) throws IOException {
        askTwice(TimeValue.ZERO_MILLISECONDS, traffic);
        assertThat(traffic).connection(0).sendsNoDataAfterPeerFin(Side.CLIENT);
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        askTwice(TimeValue.ofMinutes(1), traffic); // By default 2 seconds; a server may close in them, too.
        assertThat(traffic).connection(0).sendsNoDataAfterPeerFin(Side.CLIENT);
    }
}
