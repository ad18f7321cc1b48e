package io.loopshark.cli;

import io.loopshark.capture.CaptureInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A file that an option names to be written, or {@code -} for standard output.
 *
 * @param command whose option it is
 * @param option the option, for messages
 * @param name the file's name as given
 */
record OutputFile(CommandLine command, String option, String name) {

    boolean isStandardOutput() {
        return CaptureInput.STANDARD_INPUT.equals(name);
    }

    /** @throws ParameterException when one of the inputs is this file */
    void checkIsNoneOf(Inputs inputs) {
        if (!isStandardOutput() && inputs.include(path())) {
            throw wrong(option + " " + name + " would overwrite what is being read");
        }
    }

    private Path path() {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw wrong(option + " " + name + ": " + e.getReason());
        }
    }

    /**
     * What to write to: standard output, or the file, which is made anew.
     *
     * @throws ParameterException when it cannot be made
     */
    Output open(Output standard) {
        if (isStandardOutput()) {
            return new Output(unclosed(standard));
        }
        try {
            return new Output(Files.newOutputStream(path()), name);
        } catch (IOException e) {
            throw wrong(option + " " + name + " cannot be written: " + reason(e));
        }
    }

    private String reason(IOException failure) {
        if (Files.isDirectory(path())) {
            return "it is a folder";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        return failure instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    // Standard output belongs to the console.
    private static OutputStream unclosed(Output standard) {
        return new OutputStream() {
            @Override
            public void write(int octet) {
                standard.write(octet);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                standard.write(bytes, from, length);
            }

            @Override
            public void flush() {
                standard.flush();
            }
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command, message);
    }
}
