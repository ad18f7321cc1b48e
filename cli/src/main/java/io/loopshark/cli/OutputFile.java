package io.loopshark.cli;

import io.loopshark.capture.CaptureInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where the user wants something written.
 *
 * @param spec the command, for messages
 * @param option the option that named it, for messages
 * @param name what was named; {@code -} is standard output
 */
record OutputFile(CommandSpec spec, String option, String name) {

    /** Whether it is standard output. */
    boolean standard() {
        return CaptureInput.STANDARD_INPUT.equals(name);
    }

    /** @throws ParameterException when one of the inputs is this file */
    void checkIsNoneOf(Inputs inputs) {
        if (!standard() && inputs.include(path())) {
            throw wrong(" would overwrite what is being read");
        }
    }

    /**
     * Its path.
     *
     * @throws ParameterException when none can have this name
     */
    Path path() {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw wrong(": " + e.getReason());
        }
    }

    /**
     * Standard output, or the file, which is made anew.
     *
     * @throws ParameterException when it cannot be made
     */
    Output open(Output standard) {
        if (standard()) {
            return new Output(unclosed(standard));
        }
        try {
            return new Output(Files.newOutputStream(path()), name);
        } catch (IOException e) {
            throw wrong(" cannot be written: " + reason(e));
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

    /** The fault that this output is, {@code what} following its name. */
    ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), option + " " + name + what);
    }
}
