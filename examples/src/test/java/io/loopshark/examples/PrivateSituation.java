package io.loopshark.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopshark.testdata.network.ChildJvm;
import io.loopshark.testdata.network.PrivateNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** A situation for which packets are dropped or the kernel is set otherwise: it gets a JVM and a network namespace of its own. */
final class PrivateSituation {
    private static final String MARK = "loopshark.examples.private";
    private static final int ABORTED = 3;

    private PrivateSituation() {}

    /** Runs the example there: its right tests pass, and its wrong ones fail with messages that contain all of this. */
    static void check(Class<?> example, String... parts) throws IOException {
        PrivateNetwork.missing().ifPresent(missing -> Situation.cannotRun(new TestAbortedException(missing)));
        List<String> arguments = new ArrayList<>(List.of(example.getName()));
        arguments.addAll(List.of(parts));
        Process process = PrivateNetwork.command(
                        ChildJvm.command(PrivateSituation.class, arguments.toArray(new String[0])))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        switch (process.onExit().join().exitValue()) {
            case 0 -> {}
            case ABORTED -> throw new TestAbortedException(output);
            default -> throw new AssertionError("in a private network:\n" + output);
        }
    }

    /** Aborts the example anywhere else: what it does to the network must not be done to that of this machine. */
    static void require() {
        assumeTrue(Boolean.getBoolean(MARK), "runs in a network of its own only, by SituationsLiveTest");
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
