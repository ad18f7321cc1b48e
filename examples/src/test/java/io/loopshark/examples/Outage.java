package io.loopshark.examples;

import java.io.IOException;
import java.util.List;

/**
 * As if the cable to a server were cut: all that is sent to its port and from there is captured, and then dropped. Only for a network
 * of the example's own.
 */
final class Outage {

    private Outage() {}

    /** Plays the scene while the cable is cut. */
    static void during(int port, Runnable scene) throws IOException {
        PrivateSituation.require();
        Shell.require("nft", "nftables");
        nft("add table inet outage"
                + "; add chain inet outage input { type filter hook input priority 0; }"
                + "; add rule inet outage input tcp sport " + port + " drop"
                + "; add rule inet outage input tcp dport " + port + " drop");
        try {
            scene.run();
        } finally {
            nft("delete table inet outage");
        }
    }

    private static void nft(String command) throws IOException {
        Shell.run(List.of("nft", command));
    }
}
