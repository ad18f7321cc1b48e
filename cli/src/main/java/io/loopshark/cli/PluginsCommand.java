package io.loopshark.cli;

import io.loopshark.plugin.Dissectors;
import io.loopshark.plugin.PluginSearch;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loopshark plugins}: lists dissectors. */
@Command(
        name = "plugins",
        header = "Lists the dissectors found, with where each came from.",
        description = {
            "",
            "One line each: the protocol's filter name, its full name, where it is looked for, and the jar that it came from.",
            "",
            "Plug-ins are jars in ~/.local/lib/loopshark/plugins, and what the environment variable LOOPSHARK_PLUGINS names: jars, "
                    + "folders of jars or folders of classes, separated as in a class path.",
            ""
        })
final class PluginsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final HelpOption help = new HelpOption();

    PluginsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PluginSearch search = PluginFolder.search(console);
        List<Dissectors.Listing> found = search.dissectors().all();
        int filter =
                width(found.stream().map(listing -> listing.protocol().filter()).toList());
        int name = width(found.stream().map(PluginsCommand::name).toList());
        int tables = width(found.stream().map(PluginsCommand::tables).toList());
        String form = "%-" + filter + "s  %-" + name + "s  %-" + tables + "s  %s";
        for (Dissectors.Listing listing : found) {
            console.out()
                    .println(String.format(
                            form, listing.protocol().filter(), name(listing), tables(listing), listing.origin()));
        }
        return search.failures().isEmpty() ? 0 : 2;
    }

    private static String name(Dissectors.Listing listing) {
        return listing.protocol().name().toString();
    }

    private static String tables(Dissectors.Listing listing) {
        return listing.found().isEmpty() ? "-" : String.join("; ", listing.found());
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(1);
    }
}
