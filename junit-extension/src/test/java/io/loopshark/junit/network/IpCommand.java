package io.loopshark.junit.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** iproute2's {@code ip} and {@code tc}, which set up the interface of a namespace of the test's own. */
final class IpCommand {

    private IpCommand() {}

    static void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        run(command);
    }

    /** {@code tc}, which tells the interface how to queue what is sent. */
    static void tc(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("tc"));
        command.addAll(List.of(arguments.split(" ")));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String complaint = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + complaint);
        }
    }
}
