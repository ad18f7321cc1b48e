package io.loopshark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, or a file that is written, behind one large buffer. That it cannot be written to is not the input's fault: it has an
 * exception of its own.
 */
final class Output extends OutputStream {

    private static final int SIZE = 1 << 16;

    private final OutputStream out;
    private final String name;
    private final byte[] buffer = new byte[SIZE];
    private int used;

    /** Standard output. */
    Output(OutputStream out) {
        this(out, "standard output");
    }

    /** @param name what is written to, for messages */
    Output(OutputStream out, String name) {
        this.out = out;
        this.name = name;
    }

    /** What is written takes no more. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String where;

        Refused(String where, IOException cause) {
            super(cause);
            this.where = where;
        }

        /** What could not be written. */
        String where() {
            return where;
        }

        /** Whether nobody reads it any more, as behind {@code | head}: that is no fault. */
        boolean nobodyReads() {
            return reason().contains("Broken pipe");
        }

        /** What the system says. */
        String reason() {
            Throwable cause = getCause();
            return cause == null ? "" : String.valueOf(cause.getMessage());
        }
    }

    @Override
    public void write(int octet) {
        if (used == SIZE) {
            drain();
        }
        buffer[used++] = (byte) octet;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (length > SIZE - used) {
            drain();
        }
        if (length > SIZE) {
            pass(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, used, length);
            used += length;
        }
    }

    /** Writes text. */
    void print(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        write(bytes, 0, bytes.length);
    }

    /** Writes text and ends the line. */
    void println(String text) {
        print(text);
        write('\n');
    }

    @Override
    public void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException e) {
            throw new Refused(name, e);
        }
    }

    /** Closes the file behind it; standard output stays open. */
    @Override
    public void close() {
        flush();
        try {
            out.close();
        } catch (IOException e) {
            throw new Refused(name, e);
        }
    }

    private void drain() {
        int length = used;
        // Emptied first, so that what cannot be written isn't tried again.
        used = 0;
        if (length > 0) {
            pass(buffer, 0, length);
        }
    }

    private void pass(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new Refused(name, e);
        }
    }
}
