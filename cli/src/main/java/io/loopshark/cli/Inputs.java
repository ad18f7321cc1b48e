package io.loopshark.cli;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.CaptureInput;
import io.loopshark.capture.FrameSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.ParameterException;

/**
 * The captures that a command line names, read one after the other. One that cannot be read to its end is reported in one line,
 * and the next one is read all the same.
 */
final class Inputs {

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

    void forEach(Reading reading) {
        for (CaptureInput input : inputs) {
            read(input, reading);
        }
    }

    private void read(CaptureInput input, Reading reading) {
        if (input instanceof CaptureInput.Unreadable unreadable) {
            fault(unreadable.name() + ": " + unreadable.reason());
            return;
        }
        try (FrameSource source = open(input)) {
            reading.read(source);
        } catch (IOException e) {
            fault(input.name() + ": "
                    + CaptureInput.Unreadable.of(input.name(), e).reason());
        } catch (Output.Refused | ParameterException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            // A mistake of ours in one capture is no reason to leave the others unread.
            fault(input.name() + ": " + Failures.message(e));
        }
    }

    private FrameSource open(CaptureInput input) throws IOException {
        if (input instanceof CaptureInput.File file) {
            return CaptureFile.open(file.path());
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

    private void fault(String message) {
        console.complain(message);
        status.raise(ExitStatus.FAULT);
    }
}
