package io.loopshark.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A small conversation over the loopback interface: one connection, a request, an answer, and a close by the client. */
final class DemoTalk implements Closeable {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final byte[] REQUEST = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\nhello, sharks\n".getBytes(US_ASCII);

    private final ServerSocket listener;

    DemoTalk() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MILLIS);
    }

    /** The server's port. */
    int port() {
        return listener.getLocalPort();
    }

    /** Holds the conversation; both ends are closed when this returns. */
    void hold() throws IOException {
        CompletableFuture<Void> server = CompletableFuture.runAsync(this::serve);
        try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            client.setSoTimeout(PATIENCE_MILLIS);
            client.getOutputStream().write(REQUEST);
            client.getInputStream().readNBytes(ANSWER.length);
        }
        try {
            server.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void serve() {
        try (Socket connection = listener.accept()) {
            connection.setSoTimeout(PATIENCE_MILLIS);
            connection.getInputStream().readNBytes(REQUEST.length);
            connection.getOutputStream().write(ANSWER);
            // Nothing more comes; the end of the stream is the client's FIN.
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
