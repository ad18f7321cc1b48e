package io.loopshark.examples;

import io.loopshark.testdata.network.PrivateNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Programs that examples need beside them. */
final class Shell {

    private Shell() {}

    /** Runs a program to its end. */
    static void run(List<String> command) throws IOException {
        // Into a file: a program may leave a server behind that keeps the end of a pipe.
        Path output = Files.createTempFile("loopshark", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }

    /** Aborts the example where a program is missing, and says what to install. */
    static void require(String program, String debianPackage) {
        PrivateNetwork.missingProgram(program, debianPackage).ifPresent(missing -> {
            throw new TestAbortedException(missing);
        });
    }

    /** One that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
