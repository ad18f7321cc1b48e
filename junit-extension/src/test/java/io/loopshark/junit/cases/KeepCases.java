package io.loopshark.junit.cases;

import io.loopshark.junit.Keep;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of a test, and when. */
public class KeepCases {
    /** What the client says where data is captured. */
    public static final String SAID = "Will this be in the capture?";

    @RegisterExtension
    static final EchoServer server = new EchoServer();

    private static void say() throws IOException {
        try (Socket socket = server.connect()) {
            socket.getOutputStream().write(SAID.repeat(20).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    @Test
    @VerifyHandshake(keep = Keep.ALWAYS)
    void passesAndIsKept() throws IOException {
        say();
    }

    @Test
    @VerifyHandshake(keep = Keep.ALWAYS, payload = true)
    void isKeptWithItsData() throws IOException {
        say();
    }

    @Test
    @VerifyHandshake
    void passesAndIsNotKept() throws IOException {
        say();
    }

    @Test
    @VerifyHandshake(connections = 2, keep = Keep.NEVER)
    void failsAndIsNotKept() throws IOException {
        say();
    }

    @Test
    @VerifyHandshake
    void failsByItselfAndIsKept() throws IOException {
        say();
        throw new IllegalStateException("it fails");
    }

    @Test
    @VerifyHandshake(connections = 2)
    void failsAndIsKept() throws IOException {
        say();
    }
}
