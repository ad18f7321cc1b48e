package io.loopshark.examples;

import java.io.IOException;
import java.util.List;

/**
 * As if what a client acknowledges were still under way: its segments without data are dropped before they are captured. Only for a
 * network of the example's own.
 */
final class SlowAcks {

    /** What happens meanwhile. */
    @FunctionalInterface
    interface Scene {
        void play() throws IOException;
    }

    private SlowAcks() {}

    /** Plays the scene while acknowledgements sent to this port are slow. */
    static void during(int port, Scene scene) throws IOException {
        PrivateSituation.require();
        Shell.require("nft", "nftables");
        nft("add table inet slow"
                + "; add chain inet slow output { type filter hook output priority 0; }"
                + "; add rule inet slow output tcp dport " + port + " tcp flags == ack meta length < 100 drop");
        try {
            scene.play();
        } finally {
            nft("delete table inet slow");
        }
    }

    private static void nft(String command) throws IOException {
        Shell.run(List.of("nft", command));
    }
}
