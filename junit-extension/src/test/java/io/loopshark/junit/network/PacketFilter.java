package io.loopshark.junit.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * nftables rules that forge or drop segments, as long as this is open. On {@code output} a segment is changed before it is captured, on
 * {@code input} after: what the first forges and the second puts right again is wrong in the capture only, and the connection goes on.
 */
final class PacketFilter implements AutoCloseable {

    private PacketFilter() {}

    /** @param rules lines of nft's language for each of the two hooks, separated by line breaks; empty for none */
    static PacketFilter of(String output, String input) throws IOException {
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
        return new PacketFilter();
    }

    @Override
    public void close() throws IOException {
        nft("delete table inet loopshark\n");
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
