package io.loopshark.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which of the output streams are terminals.
 *
 * @param out whether standard output is
 * @param err whether standard error is
 * @param colour whether a terminal may be given colours
 */
record Terminals(boolean out, boolean err, boolean colour) {

    /** Neither is. */
    static final Terminals NONE = new Terminals(false, false, false);

    /** As the system says. Where it says nothing about a single stream, both count as a terminal only when Java has a console. */
    static Terminals ofSystem() {
        return new Terminals(isTerminal(1), isTerminal(2), wantsColour(System.getenv()));
    }

    /** No colours where NO_COLOR is set to anything (no-color.org), nor on a terminal that says that it has none. */
    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                String device = Files.readSymbolicLink(link).toString();
                return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
            }
        } catch (IOException e) {
            // A descriptor that is closed is no terminal.
            return false;
        }
        return hasConsole();
    }

    // From 22 on there is always a console, which then tells whether it is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
