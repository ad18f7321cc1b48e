package io.loopshark.junit.network;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.loopshark.live.EngineChoice;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program that runs a test class inside the namespace and writes what became of its tests. */
final class ScenarioRunner {

    /** The system property that tells scenarios which change the interface itself that it is not the machine's. */
    static final String IN_PRIVATE = "loopshark.private";

    private ScenarioRunner() {}

    /** Arguments: the class, the file for the results, what shall capture. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        System.setProperty(EngineChoice.SETTING, arguments[2]);
        System.setProperty(IN_PRIVATE, "true");
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Class.forName(arguments[0])))
                .build();
        Recorder recorder = new Recorder();
        LauncherFactory.create().execute(request, recorder);
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            out.writeObject(recorder.records.toArray(new TestRecord[0]));
        }
        // Threads of clients and servers under test don't matter any more.
        System.exit(0);
    }

    private static final class Recorder implements TestExecutionListener {
        private final List<TestRecord> records = new ArrayList<>();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            records.add(new TestRecord(test.getDisplayName(), TestRecord.Status.ABORTED, reason));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            if (test.isTest() || !passed) {
                TestRecord.Status status = passed
                        ? TestRecord.Status.PASSED
                        : TestRecord.Status.valueOf(result.getStatus().name().toUpperCase(Locale.ROOT));
                String problem = result.getThrowable().map(Recorder::text).orElse("");
                records.add(new TestRecord(test.getDisplayName(), status, problem));
            }
        }

        /** The stack trace as text: this JVM is about to end, and Throwables of the code under test need not be serializable. */
        private static String text(Throwable problem) {
            StringWriter text = new StringWriter();
            problem.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
