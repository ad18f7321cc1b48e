package io.loopshark.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --svg}: the drawing as a picture instead of text. */
final class SvgOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--svg",
            paramLabel = "OUT.svg",
            description = "Draws a picture instead, an SVG file complete in itself; - is standard output.")
    private @Nullable String file;

    /** Whether a picture is wanted. */
    boolean wanted() {
        return file != null;
    }

    /** @throws ParameterException when the picture would overwrite an input */
    void check(Inputs inputs) {
        if (file != null) {
            target(file).checkIsNoneOf(inputs);
        }
    }

    /**
     * Writes the picture.
     *
     * @throws ParameterException when the file cannot be made
     */
    void write(String svg, Output standard) {
        if (file != null) {
            try (Output out = target(file).open(standard)) {
                out.print(svg);
            }
        }
    }

    private OutputFile target(String name) {
        return new OutputFile(spec, "--svg", name);
    }
}
