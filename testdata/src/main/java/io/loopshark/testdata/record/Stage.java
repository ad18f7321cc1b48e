package io.loopshark.testdata.record;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a scene plays on: a loopback interface of its own, with the client's port and the server's of the source article. */
final class Stage {

    /** The port that most clients of our captures have. */
    static final int CLIENT_PORT = 52528;
    /** The port that most servers have. */
    static final int SERVER_PORT = 80;

    static final String V4 = "127.0.0.1";
    static final String V6 = "::1";

    /** A command that makes the loopback slow enough for segments to cross (256 kbit/s). */
    static final String SLOW_LINK =
            "ip link set lo mtu 1500; tc qdisc add dev lo root tbf rate 256kbit burst 1600 limit 30000";

    private static final int PATIENCE_MILLIS = 30_000;

    private final Scene scene;
    private final Path file;
    private final Path peerScript;
    private final List<Peer> peers = new ArrayList<>();

    private @Nullable Dumpcap dumpcap;

    /**
     * @param scene what will be played
     * @param file where the capture goes
     * @param peerScript {@code peer.py}
     */
    Stage(Scene scene, Path file, Path peerScript) {
        this.scene = scene;
        this.file = file;
        this.peerScript = peerScript;
    }

    /** Starts the recorder. */
    void beginRecording() throws IOException {
        dumpcap = Dumpcap.start(scene, file);
    }

    /** Stops the recorder; the result is the number of packets. */
    int endRecording() throws IOException, InterruptedException {
        if (dumpcap == null) {
            throw new IllegalStateException("the recording never began");
        }
        return dumpcap.stop();
    }

    /** Runs the command that the scene has in store for its midst. */
    void intervene() throws IOException, InterruptedException {
        run(scene.intervention());
    }

    /** Runs a shell command to its end; output of a command that fails becomes the exception's message. */
    static void run(String line) throws IOException, InterruptedException {
        // The shell would take nft's operators for its own.
        String command = line.startsWith("nft ") ? "nft '" + line.substring(4) + "'" : line;
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = process.inputReader().lines().collect(Collectors.joining("\n"));
        if (process.waitFor() != 0) {
            throw new IOException(command + "\n" + output);
        }
    }

    /** A peer that can do what Java sockets cannot, bound to the client's port. */
    Peer peer() throws IOException {
        return peer("v4", CLIENT_PORT);
    }

    /** The same on another port; {@code family} is {@code v4}, {@code v6} or {@code mptcp}. */
    Peer peer(String family, int port) throws IOException {
        Peer peer = Peer.start(peerScript, family);
        peers.add(peer);
        return peer.then("bind " + ("v6".equals(family) ? V6 : V4) + " " + port);
    }

    /** A peer that writes its segments itself. */
    Peer flooder() {
        Peer peer = Peer.start(peerScript, "raw");
        peers.add(peer);
        return peer;
    }

    /** A server socket on the server's port. */
    ServerSocket listen(String address) throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.setSoTimeout(PATIENCE_MILLIS);
        listener.bind(new InetSocketAddress(InetAddress.getByName(address), SERVER_PORT));
        return listener;
    }

    /** A client's socket with the client's port, not connected yet. */
    Socket client(String address) throws IOException {
        return client(address, CLIENT_PORT);
    }

    /** The same with another port. */
    Socket client(String address, int port) throws IOException {
        var client = new Socket();
        client.setReuseAddress(true);
        client.setSoTimeout(PATIENCE_MILLIS);
        client.setTcpNoDelay(true);
        client.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        return client;
    }

    /** A connection between two Java sockets from the client's port to the server's. */
    Session session(String address) throws IOException {
        try (ServerSocket listener = listen(address)) {
            Socket client = client(address);
            client.connect(listener.getLocalSocketAddress());
            return new Session(new SocketParty(client), accept(listener));
        }
    }

    /** A connection whose client's SYN takes {@code isn}. */
    Session sessionWithIsn(long isn) throws IOException {
        try (ServerSocket listener = listen(V4)) {
            Peer client = peer().then("isn " + isn).then("connect " + V4 + " " + SERVER_PORT);
            return new Session(client, accept(listener));
        }
    }

    /** Takes the next connection. */
    static SocketParty accept(ServerSocket listener) throws IOException {
        Socket accepted = listener.accept();
        accepted.setTcpNoDelay(true);
        accepted.setSoTimeout(PATIENCE_MILLIS);
        return new SocketParty(accepted);
    }

    /**
     * Lets time pass, so that timers of the kernel run off. How the kernel got on shows in its packets alone, which only dumpcap sees;
     * a scene that got too little time is found out by what the recorder expects of its capture.
     */
    static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    /** On the slow link: has one large datagram use it up, so that what is sent in the next 45 ms waits in the queue and crosses. */
    static void blockLinkForAMoment() throws IOException {
        var discard = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
        try (var socket = new DatagramSocket()) {
            for (int i = 0; i < 2; i++) {
                socket.send(new DatagramPacket(new byte[1_400], 1_400, discard));
            }
        }
    }

    /** Ends all peers. */
    void clear() {
        peers.forEach(Peer::end);
    }
}
