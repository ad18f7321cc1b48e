package io.loopshark.junit;

import java.nio.file.Path;

/** Tells IDEs and build servers of a file that was kept. */
interface Publisher {
    /** Where nobody is to be told. */
    Publisher NOBODY = (file, type) -> {};

    /**
     * Tells of one file.
     *
     * @param file the file that was kept
     * @param type what it holds, {@code text/html}
     */
    void publish(Path file, String type);
}
