package io.loopshark.cli;

import picocli.CommandLine.Option;

/** {@code --help}, which every command has; picocli itself acts on it. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean asked;
}
