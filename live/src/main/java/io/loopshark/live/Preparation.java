package io.loopshark.live;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.live.socket.LinuxSocketOwners;
import io.loopshark.live.socket.SocketOwners;
import io.loopshark.segment.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;

/**
 * What a capture needs besides the engine. It is opened, loaded and warmed up on a thread of its own while the engine opens, which takes
 * as long: else the first test of a JVM would wait for one after the other.
 */
final class Preparation {

    private static final int WARM_UP_QUESTIONS = 20;

    private Preparation() {}

    /** Loads the classes only, and captures nothing. Where they can't be loaded, opening will say why. */
    static void loadAhead() {
        start(() -> {
            load();
            LinuxSocketOwners.open().close();
            LibpcapEngine.load();
        });
    }

    static CompletableFuture<SocketOwners> begin() {
        return CompletableFuture.supplyAsync(
                () -> {
                    SocketOwners owners = LinuxSocketOwners.open();
                    askForSome(owners);
                    load();
                    return owners;
                },
                Preparation::start);
    }

    /** A thread of its own is in the network namespace of the thread that starts it, as one of a pool may not be. */
    private static void start(Runnable task) {
        Thread thread = new Thread(task, "loopshark-preparation");
        thread.setDaemon(true);
        thread.start();
    }

    /** The decoders, and the judge with all rules. */
    private static void load() {
        new FrameDecoder();
        new TcpAnalysis(AnalysisOptions.DEFAULT, judged -> {});
    }

    /**
     * Whose a connection is has to be asked while it lives, which may be for a tenth of a millisecond; a JVM that has yet to load what
     * asks would come too late for the first ones. Nothing is connected: where the interface is down, that would take minutes.
     */
    private static void askForSome(SocketOwners owners) {
        for (int i = 0; i < WARM_UP_QUESTIONS; i++) {
            try (ServerSocket server = new ServerSocket(0, 1, Fence.LOOPBACK)) {
                Endpoint endpoint = Endpoint.of((InetSocketAddress) server.getLocalSocketAddress());
                owners.quickly(new Endpoint(endpoint.address(), 1), endpoint);
            } catch (IOException e) {
                return; // The capture will say what is amiss.
            }
        }
    }
}
