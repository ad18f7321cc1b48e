package io.loopshark.junit.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program that runs test classes in one corner of the matrix, and writes a line for each test: what became of it, and its id. */
final class MatrixRun {

    private MatrixRun() {}

    /** Arguments: the file for the results, the classes. */
    public static void main(String[] arguments) throws IOException {
        List<String> classes = Arrays.asList(arguments).subList(1, arguments.length);
        Files.write(Path.of(arguments[0]), outcomes(classes));
        // Threads of clients and servers under test don't matter any more.
        System.exit(0);
    }

    /** What becomes of the tests of these classes, in the order of their ids. */
    static List<String> outcomes(List<String> classes) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        DiscoverySelector[] selectors =
                classes.stream().map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new);
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                                    lines.add(result.getStatus() + "\t" + test.getUniqueId());
                                }
                            }
                        });
        return lines.stream().sorted().toList();
    }
}
