package io.loopshark.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What there is to learn, in the order in which one would. {@code scenarios/catalogue.txt} gives the order; {@code scenarios/NAME.md}
 * has the words, in a form that {@link ScenarioPage} describes.
 */
public final class Scenarios {

    private static final String FOLDER = "scenarios/";

    private Scenarios() {}

    /** The names of all scenarios, in the order of the catalogue. */
    public static List<String> names() {
        return text("catalogue.txt").lines().filter(line -> !line.isEmpty()).toList();
    }

    /** All scenarios, in the order of the catalogue. */
    public static List<Scenario> all() {
        return names().stream().map(Scenarios::read).toList();
    }

    /** The scenario of this name; empty where there is none. */
    public static Optional<Scenario> of(String name) {
        return names().contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static Scenario read(String name) {
        return ScenarioPage.parse(name, text(name + ".md"));
    }

    private static String text(String file) {
        try (InputStream stream = Scenarios.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException(FOLDER + file + " is missing from the module");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
