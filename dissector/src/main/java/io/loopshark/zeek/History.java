package io.loopshark.zeek;

import org.jspecify.annotations.Nullable;

/** The letters of one {@code history}, ten of them in a number: few connections have more. */
final class History {

    /** Beyond so many letters nothing is added; no capture that tells anything has as many. */
    static final int MOST = 1000;

    private static final int BITS = 6;
    private static final int IN_NUMBER = Long.SIZE / BITS;
    // Letters and ^ lie between 64 and 127, so that six bits tell them apart.
    private static final int BASE = 64;

    private long first;
    private int count;
    private @Nullable StringBuilder more;

    void add(char letter) {
        if (count < IN_NUMBER) {
            first |= (long) (letter - BASE) << BITS * count;
        } else if (count < MOST) {
            more = more == null ? new StringBuilder(IN_NUMBER) : more;
            more.append(letter);
        } else {
            return;
        }
        count++;
    }

    /** Whether these letters are all there are. */
    boolean is(char only) {
        return count == 1 && first == only - BASE;
    }

    void clear() {
        first = 0;
        count = 0;
        more = null;
    }

    @Override
    public String toString() {
        char[] letters = new char[Math.min(count, IN_NUMBER)];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) ((first >>> BITS * i & (1 << BITS) - 1) + BASE);
        }
        String start = new String(letters);
        return more == null ? start : start + more;
    }
}
