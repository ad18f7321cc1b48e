package io.loopshark.junit.cases;

import io.loopshark.junit.TeardownPolicy;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many connections a test opens, and how many it should. */
public class CountCases {
    @RegisterExtension
    static final EchoServer server = new EchoServer();

    private static void open(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            server.connect().close();
        }
    }

    @Test
    @VerifyHandshake
    void opensNone() {}

    @Test
    @VerifyHandshake(connections = 0)
    void opensNoneAsItSays() {}

    @Test
    @VerifyHandshake(maxConnections = 0)
    void opensOneThoughItSaysNone() throws IOException {
        open(1);
    }

    @Test
    @VerifyHandshake(connections = 2)
    void opensTwoAsItSays() throws IOException {
        open(2);
    }

    @Test
    @VerifyHandshake(connections = 1)
    void opensThreeInsteadOfOne() throws IOException {
        open(3);
    }

    @Test
    @VerifyHandshake(minConnections = 2, maxConnections = 3)
    void opensOneInsteadOfTwoOrThree() throws IOException {
        open(1);
    }

    @Test
    @VerifyHandshake(minConnections = 1, maxConnections = 2, teardown = TeardownPolicy.REQUIRED)
    void opensAsManyAsItMay() throws IOException {
        open(2);
    }

    @Test
    @VerifyHandshake(ports = 1)
    void looksAtAPortThatNobodyUses() throws IOException {
        try (Socket socket = server.connect()) {
            socket.getOutputStream().write(1);
        }
    }
}
