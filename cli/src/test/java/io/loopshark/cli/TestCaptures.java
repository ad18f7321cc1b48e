package io.loopshark.cli;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The shipped captures as files. */
public final class TestCaptures {

    private TestCaptures() {}

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = Captures.open(name)) {
            return in.readAllBytes();
        }
    }

    /** Writes the capture to {@code folder/name.pcapng} and returns its path as an argument. */
    public static String file(Path folder, String name) throws IOException {
        return Captures.copyTo(folder, name).toString();
    }
}
