package io.loopshark.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code -o}: tshark's preferences, as far as they mean something here. */
final class Preferences {

    private static final String RELATIVE = "tcp.relative_sequence_numbers";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "-o",
            paramLabel = "NAME:VALUE",
            description = "A preference: " + RELATIVE + ":FALSE shows sequence numbers raw.")
    private List<String> settings = List.of();

    /** Whether sequence numbers are to be shown as they stand in the header. */
    boolean rawNumbers() {
        boolean raw = false;
        for (String setting : settings) {
            int colon = setting.indexOf(':');
            String name = colon < 0 ? setting : setting.substring(0, colon).strip();
            String value = colon < 0 ? "" : setting.substring(colon + 1).strip();
            if (!name.equals(RELATIVE)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "unknown preference '" + setting + "'; there is " + RELATIVE + ":TRUE|FALSE");
            }
            if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                throw new ParameterException(spec.commandLine(), RELATIVE + " is TRUE or FALSE, not '" + value + "'");
            }
            raw = value.equalsIgnoreCase("false");
        }
        return raw;
    }
}
