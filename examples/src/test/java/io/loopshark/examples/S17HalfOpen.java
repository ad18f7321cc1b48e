package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * When the server was gone without a word, clients went on with a dead connection for 15 minutes and more (Lettuce issues 1466 and
 * 2082): a command that times out fails, but its connection stays, and the next command takes it again. Who closes the connection
 * after a time-out gets a new one.
 */
class S17HalfOpen {
    private RedisServer server;
    private RedisClient client;

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

    private StatefulRedisConnection<String, String> connectionThatTimedOut() throws IOException {
        StatefulRedisConnection<String, String> connection = client.connect();
        connection.setTimeout(ofMillis(300));
        server.freeze();
        try {
            connection.sync().get("key");
        } catch (RedisCommandTimeoutException expected) {
            // The connection is half-open now.
        }
        return connection;
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        connectionThatTimedOut().close();
        assertThat(traffic).connection(0).givesUpWithin(ofSeconds(2));
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        connectionThatTimedOut();
        assertThat(traffic).connection(0).givesUpWithin(ofSeconds(2));
    }
}
