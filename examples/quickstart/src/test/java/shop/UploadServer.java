package shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Takes one upload of 3 octets. A hasty one answers without reading them, as servers do that refuse an upload. */
final class UploadServer implements AutoCloseable {
    private final ServerSocket listener;
    private final boolean hasty;
    private final Thread thread = new Thread(this::serve);

    UploadServer(boolean hasty) throws IOException {
        this.hasty = hasty;
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            InputStream in = socket.getInputStream();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                // The header's lines don't matter here.
            }
            if (!hasty) {
                in.readNBytes(3);
            }
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Octet by octet, so that nothing behind the line is read. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    /** A client uploads; returns the first line of the answer. */
    String upload() throws IOException, InterruptedException {
        try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            socket.getOutputStream().write("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            // The server closes first, as most do; a client that is quicker would hide how it did.
            thread.join();
            return answer;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
