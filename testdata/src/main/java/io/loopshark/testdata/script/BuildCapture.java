package io.loopshark.testdata.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds captures from scripts: {@code BuildCapture FOLDER NAME…}; or lists the scripts of a folder, name and story: {@code BuildCapture
 * FOLDER}.
 */
public final class BuildCapture {

    private static final String ENDING = ".pkt";

    private BuildCapture() {}

    /** Entry point. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments.length == 1) {
            for (String name : names(folder)) {
                System.out.println(name + "\t" + script(folder, name).story());
            }
        }
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            Files.write(folder.resolve(name + ".pcapng"), ScriptCapture.of(script(folder, name)));
        }
    }

    /** The names of the scripts of a folder, in alphabetical order. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Script script(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ENDING);
        try {
            return Script.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
