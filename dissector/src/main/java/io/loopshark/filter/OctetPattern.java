package io.loopshark.filter;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is looked for in octets, upper and lower case alike; a character is an octet.
 *
 * <p>Java's engine understands what Wireshark's does, but may need exponential time or a deep stack for some patterns. It is given so
 * many steps; then, and for all that follows, RE2's engine takes over, whose time is linear in the number of octets. That one knows
 * neither look-around nor back references; where a pattern has these, the filter ends.
 */
final class OctetPattern {

    /** How many octets may be looked at in one value, the same ones again and again. */
    private static final int MAX_STEPS = 500_000;

    /** A class of POSIX, which has another name in Java. */
    private static final Pattern POSIX_CLASS = Pattern.compile("\\[:(\\^?)([a-z]+):\\]");

    private final String written;
    private final Matcher matcher;
    private final Octets octets = new Octets();
    private boolean costly;
    private com.google.re2j.@Nullable Pattern linear;

    /**
     * @param written the pattern, a character an octet
     * @throws PatternSyntaxException if it is none
     */
    OctetPattern(String written) {
        this.written = written;
        matcher = Pattern.compile(java(written), Pattern.CASE_INSENSITIVE | Pattern.UNIX_LINES)
                .matcher("");
    }

    /** With Java's names for the classes of POSIX, {@code [[:alpha:]]}. */
    private static String java(String pattern) {
        return POSIX_CLASS.matcher(pattern).replaceAll(found -> {
            String name = found.group(2).equals("xdigit")
                    ? "XDigit"
                    : found.group(2).substring(0, 1).toUpperCase(Locale.ROOT)
                            + found.group(2).substring(1);
            return Matcher.quoteReplacement((found.group(1).isEmpty() ? "\\p{" : "\\P{") + name + "}");
        });
    }

    /** Whether the octets from index {@code from} to {@code to}, exclusive, have a part that fits. */
    boolean isIn(byte[] array, int from, int to) {
        octets.take(array, from, to);
        if (!costly) {
            try {
                return matcher.reset(octets).find();
            } catch (StackOverflowError | Octets.TooManyStepsException e) {
                costly = true;
                octets.take(array, from, to);
            }
        }
        octets.unlimited();
        return linear().matcher(octets).find();
    }

    private com.google.re2j.Pattern linear() {
        if (linear == null) {
            linear = translated().orElseThrow(() -> new PatternTooCostlyException(written));
        }
        return linear;
    }

    private Optional<com.google.re2j.Pattern> translated() {
        try {
            return Optional.of(com.google.re2j.Pattern.compile(written, com.google.re2j.Pattern.CASE_INSENSITIVE));
        } catch (com.google.re2j.PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Octets as characters. */
    private static final class Octets implements CharSequence {
        private byte[] array = {};
        private int from;
        private int to;
        private long steps;

        void take(byte[] newArray, int newFrom, int newTo) {
            array = newArray;
            from = newFrom;
            to = newTo;
            steps = MAX_STEPS;
        }

        void unlimited() {
            steps = Long.MAX_VALUE;
        }

        @Override
        public char charAt(int index) {
            if (--steps < 0) {
                throw new TooManyStepsException();
            }
            return (char) (array[from + index] & 0xff);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            Octets part = new Octets();
            part.take(array, from + start, from + end);
            return part;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(length());
            for (int i = from; i < to; i++) {
                text.append((char) (array[i] & 0xff));
            }
            return text.toString();
        }

        /** Out of Java's engine; without a trace, since nobody sees it. */
        private static final class TooManyStepsException extends RuntimeException {
            private static final long serialVersionUID = 1L;

            TooManyStepsException() {
                super(null, null, false, false);
            }
        }
    }
}
