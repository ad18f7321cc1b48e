package io.loopshark.report.fields;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the name that somebody meant. */
public final class Spelling {

    private Spelling() {}

    /** The closest of {@code names}, the first of equals; empty where more than a third would have to be changed. */
    static Optional<String> closest(String word, Collection<String> names) {
        String wanted = word.toLowerCase(Locale.ROOT);
        // Somebody who leaves the protocol out, or a group, means the whole name.
        Optional<String> ending = names.stream()
                .filter(name -> !wanted.isEmpty() && name.endsWith("." + wanted))
                .findFirst();
        if (ending.isPresent()) {
            return ending;
        }
        String best = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(wanted, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Those of {@code names} that somebody may have meant who wrote {@code word}: the ones that have it in them, then those of which
     * less than half would have to be changed, the closest first.
     *
     * @param most how many at most
     */
    public static List<String> nearest(String word, Collection<String> names, int most) {
        String wanted = word.toLowerCase(Locale.ROOT);
        Predicate<String> contains = name -> !wanted.isEmpty() && name.contains(wanted);
        return names.stream()
                .filter(name -> contains.test(name) || 2 * distance(wanted, name) < name.length())
                .sorted(Comparator.comparing((String name) -> !contains.test(name))
                        .thenComparing(name -> distance(wanted, name)))
                .limit(most)
                .toList();
    }

    /** How many characters must be put in, left out, changed or exchanged with their neighbour. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean exchanged =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
