package io.loopshark.junit.cases;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Connections that are refused. They leave nothing behind that tells whose they were: to be run in a namespace of their own. */
public class RefusedCases {

    private static void getRefused() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
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
}
