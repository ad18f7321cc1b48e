package io.loopshark.junit.matrix;

import io.loopshark.testdata.network.PrivateNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One combination of what users have.
 *
 * @param junit its version
 * @param jdk the folder of the JDK
 * @param engine what captures, as the setting {@code loopshark.engine} names it
 * @param parallel whether tests may run beside each other
 * @param place who runs it, and where
 */
record Corner(String junit, Path jdk, String engine, boolean parallel, Place place) {

    /** Who runs the tests, and where. */
    enum Place {
        /** Whoever runs these tests, on this machine's loopback. */
        HERE,
        /** A user without any right, in a network namespace that is the user's own. */
        UNPRIVILEGED_IN_A_NAMESPACE
    }

    private static final String NOBODY = "65534";

    ProcessBuilder command(String classPath, Path results, List<String> classes) {
        List<String> java = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + results.getParent(),
                "-Dloopshark.engine=" + engine,
                "-Dloopshark.directory=" + results.getParent().resolve("kept"),
                "-Djunit.platform.reporting.output.dir=" + results.getParent().resolve("published"),
                "-Djunit.jupiter.execution.parallel.enabled=" + parallel,
                "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
                "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=4",
                "-cp",
                classPath,
                MatrixRun.class.getName(),
                results.toString()));
        java.addAll(classes);
        if (place == Place.HERE) {
            return new ProcessBuilder(java);
        }
        ProcessBuilder inside = PrivateNetwork.command(java);
        if (System.getProperty("user.name").equals("root")) {
            inside.command().addAll(0, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        return inside;
    }

    @Override
    public String toString() {
        return "JUnit " + junit + ", " + jdk.getFileName() + ", " + engine
                + (parallel ? ", parallel, " : ", sequential, ") + place;
    }
}
