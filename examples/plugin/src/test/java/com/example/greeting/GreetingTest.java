package com.example.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.Keep;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.report.fields.CapturedMessage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreetingTest {

    private static final int PORT = 7017;

    @Test
    @VerifyHandshake(payload = true, keep = Keep.ALWAYS)
    void saysHelloAndIsCounted(LoopbackTraffic traffic) throws Exception {
        try (ServerSocket server = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server));
            serving.start();
            try (Socket socket = new Socket(server.getInetAddress(), PORT)) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                // In two pieces: a message is where the protocol says, not where a segment ends.
                byte[] name = "Ada".getBytes(StandardCharsets.UTF_8);
                out.write(new byte[] {'G', 'R', 1});
                out.flush();
                out.writeShort(name.length);
                out.write(name);
                assertThat(new DataInputStream(socket.getInputStream()).readNBytes(9)).hasSize(9);
            }
            serving.join();
        }

        List<CapturedMessage> messages = traffic.messages("greeting");
        assertThat(messages).extracting(CapturedMessage::info).containsExactly("Hello from Ada", "Welcome number 1");
        assertThat(messages.get(0).value("greeting.name")).contains("Ada");
        assertThat(messages.get(1).value("greeting.count")).contains("1");
    }

    /** Reads one greeting and answers it. */
    private static void serve(ServerSocket server) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readNBytes(3);
            in.readNBytes(in.readUnsignedShort());
            socket.getOutputStream().write(new byte[] {'G', 'R', 2, 0, 4, 0, 0, 0, 1});
            // Until the client has closed, so that it is the first who does.
            in.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
