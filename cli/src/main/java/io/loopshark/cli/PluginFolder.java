package io.loopshark.cli;

import io.loopshark.plugin.PluginSearch;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where users put their plug-ins: jars in the personal plug-in folder, {@code ~/.local/lib/loopshark/plugins}, and whatever
 * {@code LOOPSHARK_PLUGINS} names: jars, folders of jars, or folders of classes, with the system's path separator between them.
 */
final class PluginFolder {

    static final String VARIABLE = "LOOPSHARK_PLUGINS";

    private PluginFolder() {}

    /** The personal plug-in folder, which need not exist. */
    static Path personal() {
        return Path.of(System.getProperty("user.home", "."), ".local", "lib", "loopshark", "plugins");
    }

    /** Looks for plug-ins; those that cannot be used are reported, a line each. */
    static PluginSearch search(Console console) {
        List<URL> places = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        if (Files.isDirectory(personal())) {
            add(personal(), places, faults);
        }
        for (String place : System.getenv().getOrDefault(VARIABLE, "").split(File.pathSeparator)) {
            if (!place.isEmpty()) {
                named(place, places, faults);
            }
        }
        ClassLoader own = PluginFolder.class.getClassLoader();
        // Stays open as long as the program runs: classes may be needed at any time.
        PluginSearch search = PluginSearch.in(
                places.isEmpty() ? own : new URLClassLoader("plugins", places.toArray(URL[]::new), own));
        faults.forEach(fault -> console.complain(fault));
        search.failures().forEach(failure -> console.complain("plug-in not used: " + failure));
        return search;
    }

    private static void named(String place, List<URL> places, List<String> faults) {
        try {
            Path path = Path.of(place);
            if (Files.exists(path)) {
                add(path, places, faults);
            } else {
                faults.add(VARIABLE + ": no such file or folder: " + place);
            }
        } catch (InvalidPathException e) {
            faults.add(VARIABLE + ": no path: " + place);
        }
    }

    private static void add(Path path, List<URL> places, List<String> faults) {
        try {
            List<Path> jars = Files.isDirectory(path) ? jars(path) : List.of();
            // A folder without jars is one of classes.
            for (Path place : jars.isEmpty() ? List.of(path) : jars) {
                String fault = fault(place);
                if (fault == null) {
                    places.add(place.toUri().toURL());
                } else {
                    faults.add("plug-in not used: " + place + ": " + fault);
                }
            }
        } catch (IOException e) {
            faults.add("cannot look for plug-ins in " + path + ": " + e.getMessage());
        }
    }

    /** A class loader would pass over a jar that it cannot read, without a word. */
    private static @Nullable String fault(Path place) {
        if (!Files.isRegularFile(place)) {
            return null;
        }
        try {
            new JarFile(place.toFile()).close();
            return null;
        } catch (IOException e) {
            return "no jar that can be read: " + e.getMessage();
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
