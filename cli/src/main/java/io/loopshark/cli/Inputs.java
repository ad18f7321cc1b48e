package io.loopshark.cli;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.CaptureInput;
import io.loopshark.capture.FrameSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picocli.CommandLine.ParameterException;

/**
 * The captures that a command line names, read one after the other. One that cannot be read to its end is reported in one line,
 * and the next one is read all the same.
 */
final class Inputs {

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private final Console console;
    private final ExitStatus status;
    private final List<CaptureInput> inputs;

    /**
     * @param arguments files, folders and {@code -}
     */
    Inputs(Console console, ExitStatus status, List<String> arguments) {
        this.console = console;
        this.status = status;
        inputs = CaptureInput.of(arguments);
    }

    /** What is to be done with each capture. */
    interface Reading {

        /**
         * Reads as much of the capture as it wants.
         *
         * @throws IOException when the capture cannot be read on; all that was read before has been dealt with
         */
        void read(FrameSource source) throws IOException;
    }

    /** Whether there is more than one, so that output has to say which one it speaks of. */
    boolean several() {
        return inputs.size() > 1;
    }

    /** What they are called. */
    List<String> names() {
        return inputs.stream().map(CaptureInput::name).toList();
    }

    /** Whether one of them is this very file, by whatever name. */
    boolean include(Path file) {
        return inputs.stream().anyMatch(input -> {
            if (input instanceof CaptureInput.File known) {
                return same(known.path(), file);
            }
            return input instanceof CaptureInput.StandardInput && same(STANDARD_INPUT, file);
        });
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    void forEach(Reading reading) {
        for (CaptureInput input : inputs) {
            read(input.name(), () -> open(input), reading);
        }
    }

    /**
     * Reads every capture twice. What is wrong with it is reported the second time; what can be read but once, such as standard input
     * or a pipe, is kept in a temporary file meanwhile.
     */
    void forEachTwice(Reading first, Reading second) {
        for (CaptureInput input : inputs) {
            if (input instanceof CaptureInput.StandardInput) {
                spool(input.name(), () -> unclosed(console.in()), first, second);
            } else if (input instanceof CaptureInput.File file && !Files.isRegularFile(file.path())) {
                spool(input.name(), () -> Files.newInputStream(file.path()), first, second);
            } else {
                readTwice(input.name(), () -> open(input), first, second);
            }
        }
    }

    private void readTwice(String name, Opening opening, Reading first, Reading second) {
        try (FrameSource source = opening.open()) {
            first.read(source);
        } catch (IOException e) {
            // The second reading comes to the same place.
        }
        read(name, opening, second);
    }

    private void spool(String name, Stream once, Reading first, Reading second) {
        try {
            Path file = Files.createTempFile("loopshark", ".capture");
            try {
                keep(once, file);
                readTwice(name, () -> CaptureFile.open(Files.newInputStream(file), name), first, second);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            fault(CaptureInput.Unreadable.of(name, e));
        }
    }

    private static void keep(Stream once, Path file) throws IOException {
        try (InputStream in = once.open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What can be read but once. */
    private interface Stream {
        InputStream open() throws IOException;
    }

    private void read(String name, Opening opening, Reading reading) {
        try (FrameSource source = opening.open()) {
            reading.read(source);
        } catch (Unopened e) {
            fault(e.input);
        } catch (IOException e) {
            fault(CaptureInput.Unreadable.of(name, e));
        } catch (Output.Refused | ParameterException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            // A mistake of ours in one capture is no reason to leave the others unread.
            fault(new CaptureInput.Unreadable(name, Failures.message(e)));
        }
    }

    /** Opens a capture from its beginning. */
    private interface Opening {
        FrameSource open() throws IOException;
    }

    /** Known from the start to be nothing that can be read. */
    private static final class Unopened extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient CaptureInput.Unreadable input;

        Unopened(CaptureInput.Unreadable input) {
            super(input.reason());
            this.input = input;
        }
    }

    private FrameSource open(CaptureInput input) throws IOException {
        if (input instanceof CaptureInput.File file) {
            return CaptureFile.open(file.path());
        }
        if (input instanceof CaptureInput.Unreadable unreadable) {
            throw new Unopened(unreadable);
        }
        return CaptureFile.open(unclosed(console.in()), input.name());
    }

    // Standard input belongs to the process.
    private static InputStream unclosed(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return in.read(bytes, from, length);
            }

            @Override
            public void close() {
                // Left open.
            }
        };
    }

    private void fault(CaptureInput.Unreadable input) {
        console.complain(input.name() + ": " + input.reason());
        status.raise(ExitStatus.FAULT);
    }
}
