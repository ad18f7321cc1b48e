package io.loopshark.junit.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loopshark.junit.TeardownPolicy;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

    private static void getReset() throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::reset);
                Socket socket = server.connect()) {
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

    private static void getRefused() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    @Test
    @VerifyHandshake
    void isReset() throws IOException {
        getReset();
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
    @VerifyHandshake
    void isRefused() throws IOException {
        getRefused();
    }

    @Test
    @VerifyHandshake(allowIncomplete = true)
    void isRefusedAndMayBe() throws IOException {
        getRefused();
    }

    @Test
    @VerifyHandshake(teardown = TeardownPolicy.REQUIRED)
    void isClosedByAServerInItsOwnTime() throws IOException {
        // Nobody waits for the server here: the extension must.
        new Servers.Raw(Servers::echo).connect().close();
    }
}
