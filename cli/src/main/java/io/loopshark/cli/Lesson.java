package io.loopshark.cli;

import io.loopshark.field.Language;
import io.loopshark.report.Palette;
import io.loopshark.report.Wrapping;
import io.loopshark.testdata.Scenario;
import io.loopshark.testdata.Scenario.Point;
import io.loopshark.testdata.Scenario.Words;
import java.util.ArrayList;
import java.util.List;

/** What a scenario teaches, as text for a terminal. */
final class Lesson {

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final Scenario scenario;
    private final Language language;
    private final Palette palette;
    private final StringBuilder text = new StringBuilder();

    Lesson(Scenario scenario, Language language, Palette palette) {
        this.scenario = scenario;
        this.language = language;
        this.palette = palette;
    }

    /** The words of {@code scenario} in {@code language}. */
    static Words words(Scenario scenario, Language language) {
        return language == Language.CHINESE ? scenario.chinese() : scenario.english();
    }

    /** Title, lesson, what to look at and how to go on; lines ended by {@code \n}. */
    String text() {
        Words words = words(scenario, language);
        line(palette.heading(words.title()));
        for (String paragraph : words.lesson()) {
            line("");
            Wrapping.lines(plain(paragraph), WIDTH).forEach(this::line);
        }
        heading("What to look at", "看什么");
        words.lookAt().forEach(this::point);
        heading("How to go on", "接下来");
        commands().forEach(command -> line(INDENT + command));
        return text.toString();
    }

    private void point(Point point) {
        String frames =
                in(point.frameNumbers().size() > 1 ? "Frames " : "Frame ", "帧 ") + point.frames() + in(": ", "：");
        List<String> lines = Wrapping.lines(frames + plain(point.text()), WIDTH - INDENT.length());
        line("  • " + lines.get(0));
        lines.stream().skip(1).forEach(line -> line(INDENT + line));
    }

    private List<String> commands() {
        String file = scenario.name() + ".pcapng";
        List<String> commands = new ArrayList<>();
        commands.add("loopshark scenario " + scenario.name() + " -o " + file);
        for (String command : scenario.commands()) {
            commands.add("loopshark " + command.replace("FILE", file) + (speaks(command) ? inLanguage() : ""));
        }
        commands.add("loopshark report " + file + " -o " + scenario.name() + ".html" + inLanguage());
        return commands;
    }

    private String inLanguage() {
        return language == Language.ENGLISH ? "" : " --lang " + language.code();
    }

    // The others have no words of their own.
    private static boolean speaks(String command) {
        return command.startsWith("explain ") || command.startsWith("layout ");
    }

    private void heading(String english, String chinese) {
        line("");
        line(palette.heading(in(english, chinese)));
    }

    private String in(String english, String chinese) {
        return language == Language.CHINESE ? chinese : english;
    }

    private static String plain(String quoting) {
        return quoting.replace("`", "");
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
