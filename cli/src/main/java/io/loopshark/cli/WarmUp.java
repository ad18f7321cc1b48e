package io.loopshark.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Runs typical command lines in one JVM, without output. The launcher calls it once after a build, with the JVM recording which
 * classes get loaded, so that later starts find them in a shared archive. What it leaves out still works, only slower.
 */
final class WarmUp {
    private static final List<List<String>> COMMANDS = List.of(List.of("--version"), List.of("--help"));

    private WarmUp() {}

    public static void main(String... args) {
        for (List<String> command : COMMANDS) {
            Console nowhere = new Console(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    Terminals.NONE);
            Main.execute(nowhere, command.toArray(String[]::new));
        }
    }
}
