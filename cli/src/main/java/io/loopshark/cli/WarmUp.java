package io.loopshark.cli;

import java.io.OutputStream;
import java.util.List;

/**
 * Runs typical command lines in one JVM, without output. The launcher calls it once after a build, with the JVM recording which
 * classes get loaded, so that later starts find them in a shared archive. What it leaves out still works, only slower.
 */
final class WarmUp {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("read", "-"),
            List.of("read", "-V", "-x", "-"),
            List.of("read", "-T", "fields", "-e", "tcp.seq_raw", "-"),
            List.of("read", "-Y", "tcp.port == 80 && tcp.flags.syn == 1", "-"),
            List.of("verify", "-"),
            List.of("verify", "--json", "-"),
            List.of("verify", "--explain", "-"),
            List.of("layout", "--frame", "1", "-"),
            List.of("explain", "-"),
            List.of("demo"));

    private WarmUp() {}

    public static void main(String... args) {
        for (List<String> command : COMMANDS) {
            Console nowhere = new Console(
                    DemoCommand.shipped(),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    Terminals.NONE);
            Main.execute(nowhere, command.toArray(String[]::new));
        }
    }
}
