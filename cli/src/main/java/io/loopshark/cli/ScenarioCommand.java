package io.loopshark.cli;

import io.loopshark.field.Language;
import io.loopshark.report.fields.Spelling;
import io.loopshark.testdata.Captures;
import io.loopshark.testdata.Scenario;
import io.loopshark.testdata.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loopshark scenario}: lists what there is to learn, tells one lesson, or writes its capture. */
@Command(
        name = "scenario",
        header = "Lists the teaching scenarios, tells the lesson of one, or writes it as a capture.",
        description = {
            "",
            "Without a name, one line each: name, tab, title. With a name, what it teaches, what to look at, and how to go on. "
                    + "With -o its capture is written.",
            ""
        },
        sortOptions = false,
        sortSynopsis = false)
final class ScenarioCommand implements Callable<Integer> {

    private static final int SUGGESTIONS = 3;

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The scenario.")
    private @Nullable String name;

    @Option(
            names = "-o",
            paramLabel = "OUT.pcapng",
            description = "Write the scenario's capture to this file; - is standard output.")
    private @Nullable String file;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            converter = LanguageCode.class,
            description = "English or Simplified Chinese.")
    private Language language = Language.ENGLISH;

    @Mixin
    final HelpOption help = new HelpOption();

    ScenarioCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            if (file != null) {
                throw new ParameterException(spec.commandLine(), "-o wants to know which scenario: NAME is missing");
            }
            list();
            return ExitStatus.FINE;
        }
        Optional<Scenario> scenario = Scenarios.of(name);
        if (scenario.isEmpty()) {
            console.complain("there is no scenario '" + name + "'; " + meant(name));
            return ExitStatus.FAULT;
        }
        if (file == null) {
            console.out().print(new Lesson(scenario.get(), language, console.palette()).text());
        } else {
            write(scenario.get(), new OutputFile(spec, "-o", file));
        }
        return ExitStatus.FINE;
    }

    private static String meant(String name) {
        List<String> nearest = Spelling.nearest(name, Scenarios.names(), SUGGESTIONS);
        return nearest.isEmpty()
                ? "'loopshark scenario' lists them"
                : "perhaps you mean: " + String.join(", ", nearest);
    }

    private void list() {
        for (Scenario scenario : Scenarios.all()) {
            console.out()
                    .println(scenario.name() + "\t"
                            + Lesson.words(scenario, language).title());
        }
    }

    private void write(Scenario scenario, OutputFile to) throws IOException {
        try (InputStream capture = Captures.open(scenario.capture());
                Output out = to.open(console.out())) {
            capture.transferTo(out);
        }
    }
}
