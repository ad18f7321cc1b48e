package io.loopshark.testdata;

import io.loopshark.testdata.Scenario.Point;
import io.loopshark.testdata.Scenario.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scenario as people write it, in Markdown:
 *
 * <pre>
 * capture: close-four-segments          its capture; without this line one of the scenario's own name
 * go on: explain FILE                   a command to go on with; without such lines: explain FILE
 *
 * # The title, in English
 *
 * The lesson, in paragraphs that may
 * run over several lines.
 *
 * - 1-3: what is to be seen in these frames
 *
 * # 标题，然后同样的内容再用中文写一遍
 * </pre>
 */
final class ScenarioPage {

    private static final Pattern SETTING = Pattern.compile("(capture|go on): (.+)");
    private static final Pattern POINT = Pattern.compile("- (\\d+(?:-\\d+)?(?:, ?\\d+(?:-\\d+)?)*)[:：] ?(.+)");

    private final String name;
    private final List<String> parts;

    private ScenarioPage(String name, String text) {
        this.name = name;
        this.parts = List.of(text.strip().split("(?:^|\n)# "));
    }

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException when it isn't in the form above; the message names the scenario and the line
     */
    static Scenario parse(String name, String text) {
        return new ScenarioPage(name, text).scenario();
    }

    private Scenario scenario() {
        if (parts.size() != 3) {
            throw wrong("there should be two headings, English and Chinese");
        }
        String capture = name;
        List<String> commands = new ArrayList<>();
        for (String line : paragraphs(parts.get(0))) {
            Matcher setting = SETTING.matcher(line);
            if (!setting.matches()) {
                throw wrong(line);
            }
            if (setting.group(1).equals("capture")) {
                capture = setting.group(2);
            } else {
                commands.add(setting.group(2));
            }
        }
        if (commands.isEmpty()) {
            commands.add("explain FILE");
        }
        return new Scenario(name, capture, commands, words(parts.get(1)), words(parts.get(2)));
    }

    private Words words(String part) {
        List<String> paragraphs = paragraphs(part);
        List<String> lesson = new ArrayList<>();
        List<Point> lookAt = new ArrayList<>();
        for (String paragraph : paragraphs.subList(1, paragraphs.size())) {
            Matcher point = POINT.matcher(paragraph);
            if (point.matches()) {
                lookAt.add(new Point(point.group(1), point.group(2)));
            } else if (paragraph.startsWith("-") || !lookAt.isEmpty()) {
                throw wrong(paragraph);
            } else {
                lesson.add(paragraph);
            }
        }
        return new Words(paragraphs.get(0), lesson, lookAt);
    }

    /** The title, each paragraph, each point and each setting, put on one line. */
    private static List<String> paragraphs(String part) {
        List<String> paragraphs = new ArrayList<>();
        boolean open = false;
        for (String line : part.split("\n")) {
            String words = line.strip();
            int last = paragraphs.size() - 1;
            if (!words.isEmpty()
                    && open
                    && !words.startsWith("- ")
                    && !SETTING.matcher(words).matches()) {
                paragraphs.set(last, joined(paragraphs.get(last), words));
            } else if (!words.isEmpty()) {
                paragraphs.add(words);
            }
            // The title is one line.
            open = !words.isEmpty() && paragraphs.size() > 1;
        }
        return paragraphs;
    }

    /** English has a space where a line ends; Chinese, between two characters or beside a mark, has none. */
    private static String joined(String before, String after) {
        char end = before.charAt(before.length() - 1);
        char begin = after.charAt(0);
        boolean together = wide(end) && wide(begin) || mark(end) || mark(begin);
        return before + (together ? "" : " ") + after;
    }

    private static boolean wide(char character) {
        return mark(character) || Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private static boolean mark(char character) {
        return character >= 0x3000 && character <= 0x303f || character >= 0xff00 && character <= 0xff60;
    }

    private IllegalArgumentException wrong(String line) {
        return new IllegalArgumentException("scenarios/" + name + ".md: " + line);
    }
}
