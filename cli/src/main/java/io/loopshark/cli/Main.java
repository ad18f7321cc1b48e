package io.loopshark.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The {@code loopshark} command. */
@Command(
        name = "loopshark",
        header = "Shows and checks what TCP really did.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        versionProvider = Version.class)
public final class Main implements Callable<Integer> {

    private static final Map<String, Function<Console, Object>> COMMANDS = commands();

    @Mixin
    final HelpOption help = new HelpOption();

    // Without a letter: -V means the protocol tree, as in tshark.
    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    private static Map<String, Function<Console, Object>> commands() {
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand::new);
        commands.put("read", ReadCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("layout", LayoutCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("scenario", ScenarioCommand::new);
        commands.put("requests", RequestsCommand::new);
        commands.put("plugins", PluginsCommand::new);
        return commands;
    }

    /**
     * Runs a command line and ends the JVM.
     *
     * @param args the command and its arguments
     */
    public static void main(String... args) {
        // Not System.out: it encodes as the locale wants, and hides that nobody reads any more.
        Console console = new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminals.ofSystem());
        System.exit(execute(console, args));
    }

    /** Runs one command line and returns its exit status, for callers that go on afterwards. */
    static int execute(Console console, String... args) {
        Failures failures = new Failures(console);
        try {
            int status = commandLine(console, failures, args).execute(args);
            console.out().flush();
            return status;
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            return failures.status(e);
        }
    }

    private static CommandLine commandLine(Console console, Failures failures, String... args) {
        CommandLine line = new CommandLine(new Main());
        // Reading the annotations of a command takes its time; those that aren't called need no look, but for help and
        // suggestions.
        Function<Console, Object> called = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (called != null) {
            line.addSubcommand(args[0], called.apply(console));
        } else {
            COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(console)));
        }
        // The library's own words name Java's types: 'x' is not a long.
        line.registerConverter(int.class, text -> (int) wholeNumber(text, Integer.MAX_VALUE))
                .registerConverter(Integer.class, text -> (int) wholeNumber(text, Integer.MAX_VALUE))
                .registerConverter(long.class, text -> wholeNumber(text, Long.MAX_VALUE))
                .registerConverter(Long.class, text -> wholeNumber(text, Long.MAX_VALUE));
        return line.setOut(new PrintWriter(new OutputWriter(console.out()), true))
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.palette() == io.loopshark.report.Palette.ANSI ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static long wholeNumber(String text, long most) {
        try {
            BigInteger number = new BigInteger(text);
            if (number.abs().compareTo(BigInteger.valueOf(most)) <= 0) {
                return number.longValue();
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number");
        }
        throw new TypeConversionException("'" + text + "' is too large");
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: " + String.join(", ", COMMANDS.keySet()));
    }

    /** What picocli writes to standard output. */
    private static final class OutputWriter extends Writer {
        private final Output out;

        OutputWriter(Output out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int from, int length) {
            out.print(new String(text, from, length));
        }

        @Override
        public void flush() {
            // At the end of the run, where somebody deals with it when nobody reads any more.
        }

        @Override
        public void close() {
            // Standard output stays open.
        }
    }
}
