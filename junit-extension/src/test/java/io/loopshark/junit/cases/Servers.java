package io.loopshark.junit.cases;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Real servers and clients for the cases. */
public final class Servers {

    private Servers() {}

    /** An HTTP server that answers "hello". */
    public static HttpServer http() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "hello".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Asks the server at this port, as HTTP/1.1. */
    public static String get(HttpClient client, int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/");
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    public static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** A server that treats each connection in its own way. */
    public static final class Raw implements AutoCloseable {
        private final ServerSocket listener;
        private final Treatment treatment;

        public Raw(Treatment treatment) throws IOException {
            this.treatment = treatment;
            listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            daemon(this::serve);
        }

        /** One that sends back what comes, for fields. */
        static Raw echoing() {
            try {
                return new Raw(Servers::echo);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public int port() {
            return listener.getLocalPort();
        }

        public Socket connect() throws IOException {
            return new Socket(listener.getInetAddress(), listener.getLocalPort());
        }

        private void serve() {
            while (!listener.isClosed()) {
                try {
                    Socket socket = listener.accept();
                    daemon(() -> treat(socket));
                } catch (IOException e) {
                    // The server was closed.
                }
            }
        }

        private void treat(Socket accepted) {
            try (Socket socket = accepted) {
                treatment.treat(socket);
            } catch (IOException e) {
                // The other side did as it was told.
            }
        }

        private static void daemon(Runnable task) {
            Thread thread = new Thread(task, "raw server");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    /** What a raw server does with a connection; it is closed afterwards. */
    @FunctionalInterface
    public interface Treatment {
        void treat(Socket socket) throws IOException;
    }

    /** Sends back what comes, until the client closes. */
    public static void echo(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        in.transferTo(out);
    }

    /** Reads one octet, then resets the connection. */
    public static void reset(Socket socket) throws IOException {
        socket.getInputStream().read();
        socket.setSoLinger(true, 0);
    }
}
