package io.loopshark.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopshark.testdata.network.ChildJvm;
import io.loopshark.testdata.network.PrivateNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * A situation in a JVM and a network namespace of its own: no connection of another process can be taken for the example's, and
 * packets may be dropped and the kernel set otherwise. Where no namespace can be made, the example runs in place, unless it
 * {@linkplain #require() changes the network}.
 */
final class PrivateSituation {
    private static final String MARK = "loopshark.examples.private";
    private static final int ABORTED = 3;

    private PrivateSituation() {}

    /** Runs the example there: its right tests pass, and its wrong ones fail with messages that contain all of this. */
    static void check(Class<?> example, String... parts) throws IOException {
        if (PrivateNetwork.missing().isPresent()) {
            inPlace(example, parts);
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(example.getName()));
        arguments.addAll(List.of(parts));
        // What libraries log goes elsewhere: the problem stands alone.
        Path log = Files.createTempFile("loopshark", ".log");
        try {
            Process process = PrivateNetwork.command(
                            ChildJvm.command(PrivateSituation.class, arguments.toArray(new String[0])))
                    .redirectError(log.toFile())
                    .start();
            String problem = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            switch (process.onExit().join().exitValue()) {
                case 0 -> {}
                case ABORTED -> throw new TestAbortedException(problem);
                default ->
                    throw new AssertionError(
                            "in a private network: " + problem + "\nThis was logged:\n" + Files.readString(log));
            }
        } finally {
            Files.delete(log);
        }
    }

    /** One at a time: each would take the connections of the other for its own. */
    private static synchronized void inPlace(Class<?> example, String... parts) {
        Situation.run(example).rightOnesPass().wrongOnesFailWith(parts);
    }

    /** Aborts the example anywhere else: what it does to the network must not be done to that of this machine. */
    static void require() {
        assumeTrue(
                Boolean.getBoolean(MARK),
                () -> "The example changes the network, and so runs in one of its own only, by SituationsLiveTest. "
                        + PrivateNetwork.missing().orElse(""));
    }

    /** Arguments: the example, and the parts of the messages. */
    public static void main(String[] arguments) {
        System.setProperty(MARK, "true");
        int status = 0;
        try {
            Situation.run(Class.forName(arguments[0]))
                    .rightOnesPass()
                    .wrongOnesFailWith(Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (Throwable problem) {
            // The parent shows it as the failure's message: nothing else comes out of this JVM, which is about to end.
            problem.printStackTrace(System.out);
            status = problem instanceof TestAbortedException ? ABORTED : 1;
        }
        // Threads of clients and servers don't matter any more.
        System.exit(status);
    }
}
