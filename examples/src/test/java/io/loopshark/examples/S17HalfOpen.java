package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static io.loopshark.verdict.FindingKind.RETRANSMISSION;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * When the server's host was gone without a word, clients went on with a dead connection for 15 minutes and more (Lettuce issues 1466
 * and 2082): a command that times out fails, but its connection stays, the next command takes it again, and the kernel sends what
 * nobody acknowledges up to 15 times ({@code tcp_retries2}). Who closes the connection after a time-out gets a new one, and so does
 * who sets {@code TCP_USER_TIMEOUT}.
 */
class S17HalfOpen {
    private RedisServer server;
    private RedisClient client;

    @BeforeAll
    static void requirePrivateNetwork() {
        PrivateSituation.require();
    }

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.start();
        client = RedisClient.create("redis://127.0.0.1:" + server.port());
    }

    @AfterEach
    void stop() {
        client.shutdown();
        server.close();
    }

    /** All is said that is said when a connection begins. */
    private StatefulRedisConnection<String, String> connect(LoopbackTraffic traffic) {
        StatefulRedisConnection<String, String> connection = client.connect();
        connection.setTimeout(ofMillis(300));
        traffic.connections();
        return connection;
    }

    /** Fails, and is not even acknowledged: the kernel has sent it again. */
    private static void ask(StatefulRedisConnection<String, String> connection, LoopbackTraffic traffic) {
        assertThatExceptionOfType(RedisException.class)
                .isThrownBy(() -> connection.sync().get("key"));
        assertThat(traffic).connection(0).hasFinding(RETRANSMISSION);
    }

    @Test
    @VerifyHandshake(allowReset = true) // The late answer finds the connection closed.
    void right(LoopbackTraffic traffic) throws IOException {
        StatefulRedisConnection<String, String> connection = connect(traffic);
        Outage.during(server.port(), () -> {
            ask(connection, traffic);
            connection.close();
            assertThat(traffic).connection(0).givesUpWithin(ofSeconds(5));
        });
    }

    /** The kernel gives up without a word, too: what shows it is that the client opens another connection. */
    @Test
    @VerifyHandshake(allowIncomplete = true, graceMillis = 10_000)
    void rightWithUserTimeout(LoopbackTraffic traffic) throws IOException {
        NativeTransport.require();
        client.setOptions(ClientOptions.builder()
                .socketOptions(SocketOptions.builder()
                        .tcpUserTimeout(TcpUserTimeoutOptions.builder()
                                .enable()
                                .tcpUserTimeout(ofMillis(500))
                                .build())
                        .build())
                .build());
        StatefulRedisConnection<String, String> connection = connect(traffic);
        Outage.during(server.port(), () -> {
            ask(connection, traffic);
            assertThat(traffic).hasAtLeastConnections(2);
        });
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        StatefulRedisConnection<String, String> connection = connect(traffic);
        Outage.during(server.port(), () -> {
            ask(connection, traffic);
            ask(connection, traffic);
            assertThat(traffic).connection(0).givesUpWithin(ofSeconds(5));
        });
    }
}
