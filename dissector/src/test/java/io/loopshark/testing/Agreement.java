package io.loopshark.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How well answers agree with an oracle's, name by name. */
public final class Agreement {

    private static final int EXAMPLES = 25;

    private final Map<String, Tally> tallies = new TreeMap<>();

    /** Both answers' values of one thing; the empty string is "nothing". */
    public void compare(String name, String expected, String found, String where) {
        Tally tally = tallies.computeIfAbsent(name, key -> new Tally());
        if (expected.equals(found)) {
            tally.same += expected.isEmpty() ? 0 : 1;
            return;
        }
        tally.wrong += found.isEmpty() ? 0 : 1;
        tally.missed += expected.isEmpty() ? 0 : 1;
        if (tally.examples.size() < EXAMPLES) {
            tally.examples.add(where + ": expected \"" + expected + "\", found \"" + found + "\"");
        }
    }

    /** How many are the same, and not nothing. */
    public int same(String name) {
        return tallies.getOrDefault(name, new Tally()).same;
    }

    /** The share of what was found that is right, 0 to 1. */
    public double precision(String name) {
        Tally tally = tallies.getOrDefault(name, new Tally());
        return share(tally.same, tally.wrong);
    }

    /** The share of what should be found that was, 0 to 1. */
    public double recall(String name) {
        Tally tally = tallies.getOrDefault(name, new Tally());
        return share(tally.same, tally.missed);
    }

    private static double share(int right, int wrong) {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    /** The names compared so far. */
    public Set<String> names() {
        return tallies.keySet();
    }

    /** The first disagreements. */
    public List<String> examples(String name) {
        return tallies.getOrDefault(name, new Tally()).examples;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tallies.forEach((name, tally) -> text.append(String.format(
                "%-34s same %6d  wrong %4d  missed %4d  precision %.4f  recall %.4f%n",
                name, tally.same, tally.wrong, tally.missed, precision(name), recall(name))));
        return text.toString();
    }

    private static final class Tally {
        private int same;
        private int wrong;
        private int missed;
        private final List<String> examples = new ArrayList<>();
    }
}
