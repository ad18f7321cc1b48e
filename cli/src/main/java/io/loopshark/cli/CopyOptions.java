package io.loopshark.cli;

import io.loopshark.capture.CaptureInput;
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
        OutputFile output = new OutputFile(spec, "-w", file);
        if (output.standard() && tapped) {
            throw wrong("-w - and -z both want standard output");
        }
        output.checkIsNoneOf(inputs);
    }

    /**
     * Where the frames go: standard output, or the file, which is made anew.
     *
     * @throws ParameterException when it cannot be made
     */
    Output open(Output standard) {
        return new OutputFile(spec, "-w", file == null ? CaptureInput.STANDARD_INPUT : file).open(standard);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
