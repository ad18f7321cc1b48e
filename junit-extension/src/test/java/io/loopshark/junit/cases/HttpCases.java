package io.loopshark.junit.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real HTTP client against a real server, and against one that resets. */
@VerifyHandshake
public class HttpCases {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = Servers.http();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void reusesItsConnection(LoopbackTraffic traffic) throws Exception {
        HttpClient client = Servers.client();
        int port = server.getAddress().getPort();
        assertEquals("hello", Servers.get(client, port));
        assertEquals("hello", Servers.get(client, port));
        assertEquals(1, traffic.connections().size());
    }

    @Test
    void talksToAServerThatResets() throws Exception {
        Servers.Raw resetting = new Servers.Raw(Servers::reset);
        assertThrows(IOException.class, () -> Servers.get(Servers.client(), resetting.port()));
    }
}
