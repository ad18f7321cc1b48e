package io.loopshark.junit.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loopshark.junit.ChildProcess;
import io.loopshark.junit.cases.CountCases;
import io.loopshark.junit.cases.EndCases;
import io.loopshark.junit.cases.HttpCases;
import io.loopshark.junit.cases.LifecycleCases;
import io.loopshark.junit.cases.ParallelCases;
import io.loopshark.junit.cases.PhaseCases;
import io.loopshark.junit.cases.RegisteredCases;
import io.loopshark.junit.network.InPrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same live tests, each passing or failing as it should, in every combination of JUnit, JDK, capture engine, sequential or parallel
 * execution, and user.
 */
@Tag("slow")
class MatrixTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final List<String> CLASSES = Stream.of(
                    CountCases.class,
                    EndCases.class,
                    HttpCases.class,
                    LifecycleCases.class,
                    LifecycleCases.MetaCases.class,
                    LifecycleCases.InheritingCases.class,
                    ParallelCases.class,
                    ParallelCases.Neighbour.class,
                    PhaseCases.class,
                    RegisteredCases.class)
            .map(Class::getName)
            .toList();

    /** Readable for everybody, as the tests that run without any right need it. */
    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> liveTestsDoTheSameInEveryCorner() throws IOException {
        InPrivateNetwork.requireProgram("setpriv", "util-linux");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> expected = MatrixRun.outcomes(CLASSES);
        assertThat(expected).hasSizeGreaterThan(300);
        ClassPaths classPaths = new ClassPaths(folder);
        List<Corner> corners = new ArrayList<>();
        for (String junit : classPaths.versions()) {
            for (Path jdk : jdks()) {
                for (String engine : List.of("libpcap", "packet-socket")) {
                    for (boolean parallel : List.of(false, true)) {
                        for (Corner.Place place : Corner.Place.values()) {
                            corners.add(new Corner(junit, jdk, engine, parallel, place));
                        }
                    }
                }
            }
        }
        return corners.stream()
                .map(corner -> dynamicTest(corner.toString(), () -> assertThat(run(corner, classPaths))
                        .containsExactlyElementsOf(expected)));
    }

    private static List<String> run(Corner corner, ClassPaths classPaths) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "run");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path results = own.resolve("results");
        ChildProcess.await(
                corner.command(classPaths.with(corner.junit()), results, CLASSES),
                corner.toString(),
                own.resolve("output"),
                PATIENCE_SECONDS);
        return Files.readAllLines(results);
    }

    /** This JVM's, and the newest other one beside it. */
    private static Set<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Set<Path> jdks = new LinkedHashSet<>(List.of(own));
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            siblings.filter(path -> Files.isExecutable(path.resolve("bin/java")) && !Files.isSymbolicLink(path))
                    .filter(path -> !path.equals(own))
                    .max(Comparator.comparingInt(MatrixTest::feature))
                    .ifPresent(jdks::add);
        }
        return jdks;
    }

    private static int feature(Path jdk) {
        try (Stream<String> release = Files.lines(jdk.resolve("release"))) {
            return release.filter(line -> line.startsWith("JAVA_VERSION="))
                    .mapToInt(line -> Runtime.Version.parse(line.replaceAll("[^0-9.]", ""))
                            .feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
