package io.loopshark.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps output for later: in memory as long as it is little, then in a temporary file. */
final class Spool extends OutputStream {

    private static final int LITTLE = 1 << 20;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream fileStream;

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (memory.size() + length > LITTLE) {
            spill();
        }
        memory.write(bytes, from, length);
    }

    // What the disk has no room for is no fault of the capture that is read.
    private void spill() {
        try {
            if (fileStream == null) {
                file = Files.createTempFile("loopshark", ".txt");
                file.toFile().deleteOnExit();
                fileStream = Files.newOutputStream(file, StandardOpenOption.WRITE);
            }
            memory.writeTo(fileStream);
        } catch (IOException e) {
            throw new Output.Refused("temporary file", e);
        }
        memory.reset();
    }

    /** Passes everything on, and forgets it. */
    void drainTo(OutputStream out) throws IOException {
        if (fileStream != null && file != null) {
            fileStream.close();
            Files.copy(file, out);
            Files.delete(file);
            fileStream = null;
            file = null;
        }
        memory.writeTo(out);
        memory.reset();
    }
}
