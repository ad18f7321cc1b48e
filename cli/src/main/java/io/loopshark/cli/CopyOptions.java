package io.loopshark.cli;

import io.loopshark.capture.CaptureInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code -w}: where the frames are written instead of being shown. */
final class CopyOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "-w",
            paramLabel = "OUT.pcapng",
            description =
                    "Write the frames as a capture instead of listing them, with what the rules find in them as comments; - is "
                            + "standard output.")
    private @Nullable String file;

    /** Whether the frames are to be written. */
    boolean wanted() {
        return file != null;
    }

    /**
     * Looks whether the frames can be written without harm.
     *
     * @param tapped whether anything else is told on standard output
     * @throws ParameterException when they cannot
     */
    void check(Inputs inputs, ViewOptions form, boolean tapped) {
        if (file == null) {
            return;
        }
        if (form.given()) {
            throw wrong("with -w frames are written, not shown: -V, -x, -T, -e and -E don't go with it");
        }
        if (toStandardOutput() && tapped) {
            throw wrong("-w - and -z both want standard output");
        }
        if (!toStandardOutput() && inputs.include(path(file))) {
            throw wrong("-w " + file + " would overwrite what is being read");
        }
    }

    private boolean toStandardOutput() {
        return CaptureInput.STANDARD_INPUT.equals(file);
    }

    private Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw wrong("-w " + name + ": " + e.getReason());
        }
    }

    /**
     * Where the frames go: standard output, or the file, which is made anew.
     *
     * @throws ParameterException when it cannot be made
     */
    Output open(Output standard) {
        if (file == null || toStandardOutput()) {
            return new Output(unclosed(standard));
        }
        try {
            return new Output(Files.newOutputStream(path(file)), file);
        } catch (IOException e) {
            throw wrong("-w " + file + " cannot be written: " + reason(path(file), e));
        }
    }

    private static String reason(Path path, IOException failure) {
        if (Files.isDirectory(path)) {
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
        return new ParameterException(spec.commandLine(), message);
    }
}
