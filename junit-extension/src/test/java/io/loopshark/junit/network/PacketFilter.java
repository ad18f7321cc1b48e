package io.loopshark.junit.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * nftables rules that forge or drop segments. On {@code output} a segment is changed before it is captured, on {@code input} after: what
 * the first forges and the second puts right again is wrong in the capture only, and the connection goes on.
 */
final class PacketFilter {

    private PacketFilter() {}

    /** What happens while the rules hold. */
    @FunctionalInterface
    interface Scene {
        void play() throws IOException;
    }

    /**
     * Plays the scene under these rules.
     *
     * @param output lines of nft's language, separated by line breaks; empty for none
     * @param input the same, behind the capture
     */
    static void during(String output, String input, Scene scene) throws IOException {
        nft("""
                table inet loopshark {
                  chain output {
                    type filter hook output priority 0;
                    %s
                  }
                  chain input {
                    type filter hook input priority 0;
                    %s
                  }
                }
                """.formatted(output, input));
        try {
            scene.play();
        } finally {
            nft("delete table inet loopshark\n");
        }
    }

    /** Plays the scene while each segment that matches is sent twice. */
    static void duplicating(String match, Scene scene) throws IOException {
        nft("""
                table ip loopshark {
                  chain output {
                    type filter hook output priority 0;
                    %s dup to 127.0.0.1 device "lo"
                  }
                }
                """.formatted(match));
        try {
            scene.play();
        } finally {
            nft("delete table ip loopshark\n");
        }
    }

    private static void nft(String script) throws IOException {
        Process process =
                new ProcessBuilder("nft", "-f", "-").redirectErrorStream(true).start();
        process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String complaint = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("nft refuses:\n" + script + complaint);
        }
    }
}
