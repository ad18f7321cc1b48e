package io.loopshark.examples;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

/**
 * A query of more than a minute never returned, since a firewall had forgotten the silent connection, and the maintainer asked for a
 * Wireshark capture (pgjdbc issue 1143). With {@code tcpKeepAlive} the client's kernel asks from time to time whether the server is
 * still there; the driver leaves it off.
 */
class S20KeepAlive {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static void runLongQuery(boolean keepAlive) throws SQLException {
        Properties properties = new Properties();
        PGProperty.TCP_KEEP_ALIVE.set(properties, keepAlive);
        PGProperty.SOCKET_FACTORY.set(properties, AskAfterASecond.class.getName());
        try (Connection connection = DriverManager.getConnection(server.url(), properties)) {
            connection.createStatement().execute("select pg_sleep(2)");
        }
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws SQLException {
        runLongQuery(true);
        assertThat(traffic).connection(0).sendsKeepAliveProbes(CLIENT);
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws SQLException {
        runLongQuery(false);
        assertThat(traffic).connection(0).sendsKeepAliveProbes(CLIENT);
    }

    /** Sockets that, where keep-alive is on, ask after a second instead of two hours. */
    public static final class AskAfterASecond extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 1);
            return socket;
        }

        // The driver connects its sockets itself.

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }
}
