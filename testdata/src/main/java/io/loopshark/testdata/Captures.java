package io.loopshark.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The captures of this module by name. Each is a pcapng file with nanosecond stamps, recorded on a real loopback interface;
 * {@code PROVENANCE.md} says how.
 */
public final class Captures {

    /** The source article's session: 52528 → 80, a request, an answer and four segments to close. */
    public static final String ARTICLE = "article-52528-80";

    private static final String FOLDER = "captures/";

    private Captures() {}

    /** The names of all captures, in the order of the catalogue. */
    public static List<String> names() {
        return text("catalogue.txt").lines().filter(line -> !line.isEmpty()).toList();
    }

    /**
     * Opens a capture.
     *
     * @param name one of {@link #names()}
     * @return the pcapng file's bytes; to be closed by the caller
     * @throws IllegalArgumentException when there is no such capture
     */
    public static InputStream open(String name) {
        InputStream stream = resource(name + ".pcapng");
        if (stream == null) {
            throw new IllegalArgumentException("no capture has the name " + name);
        }
        return stream;
    }

    /**
     * Writes a capture to {@code folder/name.pcapng}, over an older copy.
     *
     * @param name one of {@link #names()}
     * @return the file
     * @throws IOException when it cannot be written
     */
    public static Path copyTo(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".pcapng");
        try (InputStream stream = open(name)) {
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /**
     * What somebody who knows RFC 9293 says of a capture, as JSON; {@code PROVENANCE.md} describes the keys.
     *
     * @param name one of {@link #names()}
     */
    public static Optional<String> expected(String name) {
        String file = name + ".expected.json";
        return resource(file) == null ? Optional.empty() : Optional.of(text(file));
    }

    private static String text(String file) {
        try (InputStream stream = resource(file)) {
            if (stream == null) {
                throw new IllegalStateException(FOLDER + file + " is missing from the module");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream resource(String file) {
        return Captures.class.getResourceAsStream(FOLDER + file);
    }
}
