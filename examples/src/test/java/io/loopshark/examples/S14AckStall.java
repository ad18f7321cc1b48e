package io.loopshark.examples;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofMillis;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import jdk.net.ExtendedSocketOptions;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each request over a kept connection took 40 ms more than it should (OkHttp issues 4784 and 7173): the sender of a message in two
 * small pieces keeps back the second until the first is acknowledged (Nagle's algorithm), while the receiver waits with its
 * acknowledgement for an answer to send it along with. Today's OkHttp gathers a small request in its buffer and writes it in one
 * piece, unless the body flushes that.
 */
class S14AckStall {
    private static final int REQUESTS = 5;

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient();

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new LateAcknowledgements());
        for (int i = 0; i < REQUESTS; i++) {
            server.enqueue(new MockResponse.Builder().build());
        }
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        client.connectionPool().evictAll();
        server.close();
    }

    private void post(RequestBody body) throws IOException {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + server.getPort())
                .post(body)
                .build();
        for (int i = 0; i < REQUESTS; i++) {
            try (Response response = client.newCall(request).execute()) {
                response.body().bytes();
            }
        }
    }

    private static final class Hello extends RequestBody {
        private final boolean headerGoesAhead;

        Hello(boolean headerGoesAhead) {
            this.headerGoesAhead = headerGoesAhead;
        }

        @Override
        public MediaType contentType() {
            return MediaType.get("text/plain");
        }

        @Override
        public long contentLength() {
            return 5;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            if (headerGoesAhead) {
                sink.flush();
            }
            sink.writeUtf8("hello");
        }
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        post(new Hello(false));
        assertThat(traffic).connection(0).hasNoAckStallOver(ofMillis(30));
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        post(new Hello(true));
        assertThat(traffic).connection(0).hasNoAckStallOver(ofMillis(30));
    }

    /** Its sockets keep acknowledgements back from the first request on, as others do after some requests. */
    private static final class LateAcknowledgements extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, false);
                    return socket;
                }
            };
        }

        // The server binds its socket itself.

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
