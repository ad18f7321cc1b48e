package io.loopshark.testdata;

import java.util.ArrayList;
import java.util.List;

/**
 * Something to learn about TCP, and the capture in which it is to be seen.
 *
 * @param name what it is called for, such as {@code half-close}
 * @param capture the name of its capture, one of {@link Captures#names()}
 * @param commands what to go on with: command lines of {@code loopshark} without the program's name, {@code FILE} standing for the capture
 * @param english its words in English
 * @param chinese its words in Simplified Chinese
 */
public record Scenario(String name, String capture, List<String> commands, Words english, Words chinese) {

    /** Makes a scenario. */
    public Scenario {
        commands = List.copyOf(commands);
    }

    /**
     * What a learner reads of a scenario. What stands between backticks in it is quoted: from the packet list, or a name that is to be
     * typed.
     *
     * @param title a line of its own
     * @param lesson what it teaches, a paragraph each
     * @param lookAt where that is to be seen
     */
    public record Words(String title, List<String> lesson, List<Point> lookAt) {

        /** Makes the words. */
        public Words {
            lesson = List.copyOf(lesson);
            lookAt = List.copyOf(lookAt);
        }
    }

    /**
     * Something to look at in a capture.
     *
     * @param frames the frames, counted from 1, as they are written: {@code 2} or {@code 1-3, 7}
     * @param text what is to be seen there
     */
    public record Point(String frames, String text) {

        /** Each of the frames, counted from 1. */
        public List<Integer> frameNumbers() {
            List<Integer> numbers = new ArrayList<>();
            for (String range : frames.split(", ?")) {
                int dash = range.indexOf('-');
                int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
                int last = Integer.parseInt(range.substring(dash + 1));
                for (int number = first; number <= last; number++) {
                    numbers.add(number);
                }
            }
            return List.copyOf(numbers);
        }
    }
}
