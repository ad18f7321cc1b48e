package io.loopshark.cli;

import io.loopshark.plugin.DecodeAs;
import io.loopshark.plugin.Dissectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What of the protocols above TCP is looked for, and by which plug-ins. */
final class ApplicationOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--protocols",
            description = "The packet list names the protocols above TCP, too, as Wireshark's does. Trees always do.")
    private boolean protocols;

    @Option(
            names = "-d",
            paramLabel = "TABLE==N,PROTOCOL",
            description = "Decode as, such as tcp.port==8888,dns; may be given several times. Implies --protocols.")
    private List<String> decisions = List.of();

    private @Nullable Dissectors dissectors;

    /** Whether application protocols are wanted wherever they can be shown. */
    boolean wanted() {
        return protocols || !decisions.isEmpty();
    }

    /** The dissectors that there are, with the user's decisions; plug-ins that cannot be used are reported once. */
    Dissectors dissectors(Console console) {
        if (dissectors == null) {
            dissectors = decided(PluginFolder.search(console).dissectors());
        }
        return dissectors;
    }

    private Dissectors decided(Dissectors found) {
        List<DecodeAs> read = new ArrayList<>();
        for (String decision : decisions) {
            try {
                read.add(DecodeAs.parse(decision, found));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage());
            }
        }
        return read.isEmpty() ? found : found.with(read);
    }
}
