package io.loopshark.benchmarks.junit;

import io.loopshark.live.CaptureSettings;
import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.EngineChoice;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import io.loopshark.live.Scope;
import io.loopshark.live.TrafficWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;

/**
 * Sends gigabytes over loopback, without a capture and beside one of each engine, and prints how fast and how many frames were lost.
 */
public final class Bulk {
    private static final long OCTETS = 8L << 30;
    private static final int BUFFER = 1 << 16;
    private static final int ROUNDS = 3;

    private Bulk() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, CaptureUnavailableException {
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf(Locale.ROOT, "round %d, without a capture: %.2f GB/s%n", round, transfer());
            for (EngineChoice choice : List.of(EngineChoice.LIBPCAP, EngineChoice.PACKET_SOCKET)) {
                try (LoopbackCapture capture = LoopbackCapture.open(choice.engine(), CaptureSettings.HEADERS);
                        TrafficWindow window = capture.window(Scope.ofThisProcess())) {
                    double rate = transfer();
                    Observation seen = window.observe();
                    System.out.printf(
                            Locale.ROOT,
                            "round %d, %s: %.2f GB/s, %,d frames, %d lost, %s%n",
                            round,
                            choice,
                            rate,
                            seen.frameCount(),
                            seen.trust().lost(),
                            seen.connections().get(0).verdict());
                }
            }
        }
    }

    /** One connection, one way; in 10^9 octets a second. */
    private static double transfer() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = new Thread(() -> send(listener.getLocalPort()), "sender");
            long start = System.nanoTime();
            sender.start();
            try (Socket socket = listener.accept();
                    InputStream in = socket.getInputStream()) {
                byte[] buffer = new byte[BUFFER];
                long received = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    received += read;
                }
                if (received != OCTETS) {
                    throw new IOException("only " + received + " octets came");
                }
            }
            return (double) OCTETS / (System.nanoTime() - start);
        }
    }

    private static void send(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (long sent = 0; sent < OCTETS; sent += buffer.length) {
                out.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
