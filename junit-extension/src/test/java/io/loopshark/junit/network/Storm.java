package io.loopshark.junit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/**
 * Clients and servers that do with their sockets whatever an application may: write and read a little or much, wait, close one
 * direction, close with data unread, abort, send urgent data, keep alive, with small buffers or large ones. What the kernel makes of
 * it under loss is the richest healthy traffic there is.
 */
final class Storm implements AutoCloseable {

    private static final int SERVERS = 6;
    private static final int CLIENTS = 40;
    private static final long PATIENCE_SECONDS = 3;
    private static final int[] SIZES = {1, 10, 100, 1000, 1448, 5000, 20_000, 60_000};

    private final List<ServerSocket> servers = new ArrayList<>();
    private final ExecutorService parties = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "party");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledExecutorService patience = Executors.newSingleThreadScheduledExecutor();
    private final InetAddress address;
    private final long seed;

    Storm(InetAddress address, long seed) throws IOException {
        this.address = address;
        this.seed = seed;
        for (int i = 0; i < SERVERS; i++) {
            ServerSocket server = new ServerSocket();
            if (i % 2 == 1) {
                server.setReceiveBufferSize(4096);
            }
            server.bind(new InetSocketAddress(address, 0), i == 0 ? 2 : 64);
            servers.add(server);
            Random random = new Random(seed + i);
            parties.execute(() -> serve(server, random));
        }
    }

    /** Where the servers listen. */
    int[] ports() {
        return servers.stream().mapToInt(ServerSocket::getLocalPort).toArray();
    }

    /** Opens so many connections, and comes back when the clients are done with them. */
    void rage(int connections) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        CountDownLatch done = new CountDownLatch(connections);
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            results.add(clients.submit(() -> {
                try {
                    connect(random);
                } finally {
                    done.countDown();
                }
            }));
        }
        done.await();
        clients.shutdown();
        for (Future<?> result : results) {
            result.get();
        }
    }

    private void serve(ServerSocket server, Random random) {
        try {
            while (true) {
                Socket socket = server.accept();
                Random own = new Random(random.nextLong());
                parties.execute(() -> act(socket, own));
            }
        } catch (IOException closed) {
            // The storm is over.
        }
    }

    private void connect(Random random) {
        Socket socket = new Socket();
        int port = random.nextInt(10) == 0
                ? 1 // refused
                : servers.get(random.nextInt(SERVERS)).getLocalPort();
        int[] timeouts = {50, 1000, 3000};
        try {
            if (random.nextInt(5) == 0) {
                socket.setReceiveBufferSize(2304);
            }
            socket.connect(new InetSocketAddress(address, port), timeouts[random.nextInt(3)]);
        } catch (IOException refused) {
            close(socket);
            return;
        }
        act(socket, random);
    }

    private void act(Socket socket, Random random) {
        // Two that both write and don't read would wait for each other for ever.
        Future<?> giveUp = patience.schedule(() -> close(socket), PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            set(socket, StandardSocketOptions.TCP_NODELAY, true, random, 3);
            set(socket, StandardSocketOptions.SO_KEEPALIVE, true, random, 5);
            set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, 1, random, 2);
            set(socket, ExtendedSocketOptions.TCP_QUICKACK, true, random, 8);
            set(socket, StandardSocketOptions.SO_SNDBUF, 4608, random, 5);
            for (int i = random.nextInt(7); i > 0; i--) {
                step(socket, random);
            }
            end(socket, random);
        } catch (IOException reset) {
            // So may a connection end.
        } finally {
            giveUp.cancel(false);
            close(socket);
        }
    }

    private static <T> void set(Socket socket, SocketOption<T> option, T value, Random random, int oneIn)
            throws IOException {
        if (random.nextInt(oneIn) == 0) {
            socket.setOption(option, value);
        }
    }

    private static void step(Socket socket, Random random) throws IOException {
        int dice = random.nextInt(100);
        if (dice < 45) {
            socket.getOutputStream().write(new byte[SIZES[random.nextInt(SIZES.length)]]);
        } else if (dice < 90) {
            int[] timeouts = {10, 50, 300, 1200};
            socket.setSoTimeout(timeouts[random.nextInt(4)]);
            try {
                socket.getInputStream().read(new byte[random.nextBoolean() ? 10 : 100_000]);
            } catch (SocketTimeoutException nothing) {
                // Then the next step.
            }
        } else if (dice < 95) {
            socket.shutdownOutput();
        } else {
            socket.sendUrgentData('!');
        }
    }

    private static void end(Socket socket, Random random) throws IOException {
        int dice = random.nextInt(100);
        if (dice < 12) {
            socket.setSoLinger(true, 0);
        } else if (dice < 70) {
            socket.shutdownOutput();
            socket.setSoTimeout(2000);
            byte[] rest = new byte[65_536];
            while (socket.getInputStream().read(rest) >= 0) {
                // Up to the other side's end.
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
        parties.shutdown();
        patience.shutdownNow();
    }
}
