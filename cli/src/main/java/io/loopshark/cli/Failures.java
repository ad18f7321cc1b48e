package io.loopshark.cli;

import io.loopshark.filter.PatternTooCostlyException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user is told when a command cannot be carried out: one line, and never a stack trace. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    /** Wrong usage: what is wrong, what might have been meant, and where to look it up. */
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        console.complain(unknownCommand(failure).orElseGet(() -> String.valueOf(failure.getMessage())));
        if (failure instanceof FilterOption.WrongFilterException wrong) {
            wrong.picture().lines().forEach(line -> console.err().println("  " + line));
        }
        if (!UnmatchedArgumentException.printSuggestions(failure, console.err())) {
            console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        console.err().flush();
        return ExitStatus.FAULT;
    }

    /** What to say where the command itself is unknown. Only where none was found have all of them been added to the root. */
    private static Optional<String> unknownCommand(ParameterException failure) {
        CommandLine root = failure.getCommandLine();
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || root.getParent() != null
                || unmatched.isUnknownOption()
                || root.getSubcommands().size() == 1) {
            return Optional.empty();
        }
        return Optional.of("there is no command '" + unmatched.getUnmatched().get(0) + "', but "
                + String.join(", ", root.getSubcommands().keySet()));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        return status(failure);
    }

    /** Reports whatever came out of a command, and says which exit status that is. */
    int status(Throwable failure) {
        if (failure instanceof Output.Refused refused) {
            if (!refused.nobodyReads()) {
                console.err().println("loopshark: " + refused.where() + ": " + refused.reason());
                return ExitStatus.FAULT;
            }
            return ExitStatus.FINE;
        }
        console.err().println("loopshark: " + message(failure));
        return ExitStatus.FAULT;
    }

    /** One line about a failure that nothing in the input or the usage explains. */
    static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return "out of memory (" + megabytes + " MB); LOOPSHARK_JAVA_OPTS=-Xmx4g, say, gives more";
        }
        if (failure instanceof PatternTooCostlyException) {
            return String.valueOf(failure.getMessage());
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        String what = String.valueOf(failure).lines().findFirst().orElse("");
        return "this should not have happened: " + what + where;
    }
}
