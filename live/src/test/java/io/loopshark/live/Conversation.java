package io.loopshark.live;

import io.loopshark.segment.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Two Java sockets that talk to each other over loopback. */
final class Conversation implements AutoCloseable {

    private final ServerSocket listener;
    private final Socket client;
    private final Socket server;
    private final Endpoint clientEndpoint;
    private final Endpoint serverEndpoint;

    private Conversation(String address) throws IOException {
        listener = new ServerSocket(0, 0, InetAddress.getByName(address));
        client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        server = listener.accept();
        clientEndpoint = Endpoint.of((InetSocketAddress) client.getLocalSocketAddress());
        serverEndpoint = Endpoint.of((InetSocketAddress) client.getRemoteSocketAddress());
    }

    static Conversation on(String address) throws IOException {
        return new Conversation(address);
    }

    static Conversation open() throws IOException {
        return new Conversation("127.0.0.1");
    }

    Endpoint clientEndpoint() {
        return clientEndpoint;
    }

    Endpoint serverEndpoint() {
        return serverEndpoint;
    }

    Conversation exchange(int request, int response) throws IOException {
        client.getOutputStream().write(new byte[request]);
        server.getInputStream().readNBytes(request);
        server.getOutputStream().write(new byte[response]);
        client.getInputStream().readNBytes(response);
        return this;
    }

    /** The client sends about so many octets while the server reads; the result is how many. */
    long sendBulk(long octets) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sent = 0;
        while (sent < octets) {
            client.getOutputStream().write(buffer);
            server.getInputStream().readNBytes(buffer.length);
            sent += buffer.length;
        }
        return sent;
    }

    Conversation closeClient() throws IOException {
        client.close();
        return this;
    }

    /** Waits for the client's FIN, then closes. */
    Conversation closeServer() throws IOException {
        server.getInputStream().readAllBytes();
        server.close();
        return this;
    }

    Conversation abortServer() throws IOException {
        server.setSoLinger(true, 0);
        server.close();
        return this;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        listener.close();
    }
}
