package io.loopshark.junit.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loopshark.junit.TeardownPolicy;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How connections begin and end, and what the test thinks of it. */
public class EndCases {
    private Socket left;

    @AfterEach
    void close() throws IOException {
        if (left != null) {
            left.close();
        }
    }

    // Nobody closes the servers before the judge has looked: their listening sockets tell whose the connections are.

    private static void getReset() throws IOException {
        try (Socket socket = new Servers.Raw(Servers::reset).connect()) {
            socket.getOutputStream().write(1);
            assertThrows(IOException.class, () -> socket.getInputStream().read());
        }
    }

    private void leaveOpen() throws IOException {
        Servers.Raw server = new Servers.Raw(Servers::echo);
        left = server.connect();
        left.getOutputStream().write(1);
        assertEquals(1, left.getInputStream().readNBytes(1).length);
    }

    @Test
    @VerifyHandshake
    void isReset() throws IOException {
        getReset();
    }

    @Test
    @VerifyHandshake
    void isResetAndLeavesItsThreadInterrupted() throws IOException {
        getReset();
        Thread.currentThread().interrupt();
    }

    @AfterEach
    void endInterruption() {
        Thread.interrupted();
    }

    @Test
    @VerifyHandshake(allowReset = true)
    void isResetAndMayBe() throws IOException {
        getReset();
    }

    @Test
    @VerifyHandshake(teardown = TeardownPolicy.IGNORED)
    void isResetAndDoesNotMind() throws IOException {
        getReset();
    }

    @Test
    @VerifyHandshake
    void leavesItsConnectionOpen() throws IOException {
        leaveOpen();
    }

    @Test
    @VerifyHandshake(teardown = TeardownPolicy.REQUIRED, graceMillis = 30)
    void leavesOpenWhatMustBeClosed() throws IOException {
        leaveOpen();
    }

    @Test
    @VerifyHandshake(teardown = TeardownPolicy.REQUIRED)
    void isClosedByAServerInItsOwnTime() throws IOException {
        // Nobody waits for the server here: the extension must.
        new Servers.Raw(Servers::echo).connect().close();
    }
}
