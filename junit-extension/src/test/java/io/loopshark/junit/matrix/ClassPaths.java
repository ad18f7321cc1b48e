package io.loopshark.junit.matrix;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This JVM's class path, where everybody may read it, with other versions of JUnit in it. */
final class ClassPaths {
    /** Where the build puts other versions of JUnit, a folder each. */
    private static final Path OTHERS = Path.of("target", "junit-versions");

    private static final Predicate<String> OF_JUNIT = Pattern.compile(
                    "(junit-(jupiter|platform)|opentest4j|apiguardian).*\\.jar")
            .asMatchPredicate();

    private final Path folder;
    private final List<Path> own = new ArrayList<>();
    private final List<Path> junit = new ArrayList<>();

    /** Copies everything into the folder. */
    ClassPaths(Path folder) throws IOException {
        this.folder = folder;
        String[] entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator);
        for (int i = 0; i < entries.length; i++) {
            Path entry = Path.of(entries[i]);
            if (Files.exists(entry)) {
                Path copy = folder.resolve(i + "-" + entry.getFileName());
                copy(entry, copy);
                (OF_JUNIT.test(entry.getFileName().toString()) ? junit : own).add(copy);
            }
        }
    }

    /** The versions there are; the first is the one that this JVM runs on. */
    List<String> versions() throws IOException {
        List<String> versions = new ArrayList<>(List.of("as built"));
        try (Stream<Path> others = Files.list(OTHERS)) {
            others.map(path -> path.getFileName().toString()).sorted().forEach(versions::add);
        }
        return versions;
    }

    String with(String version) throws IOException {
        List<Path> jars = new ArrayList<>(junit);
        if (Files.isDirectory(OTHERS.resolve(version))) {
            Path copies = folder.resolve(version);
            if (!Files.exists(copies)) {
                copy(OTHERS.resolve(version), copies);
            }
            try (Stream<Path> others = Files.list(copies)) {
                jars = others.toList();
            }
        }
        return Stream.concat(own.stream(), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
