package io.loopshark.filter;

import java.util.List;

/** A side of a comparison, as it is written: something that has values. */
sealed interface Term {

    /** Index of its first character. */
    int start();

    /** Index behind its last one. */
    int end();

    /** A name or a literal without quotes; which of them, the fields tell. */
    record Word(String text, int start, int end) implements Term {}

    /**
     * A literal in quotes.
     *
     * @param octets its text, a character an octet
     * @param character whether it is a single character, in single quotes
     */
    record Quoted(String octets, boolean character, int start, int end) implements Term {}

    /** Octets of something: {@code tcp[13]}. */
    record Slice(Term of, List<SliceRange> ranges, int start, int end) implements Term {}

    /** A function: {@code len(tcp.payload)}. */
    record Call(String function, List<Term> arguments, int start, int end) implements Term {}

    /** Two terms worked out together: {@code tcp.flags & 2}. */
    record Arithmetic(Operator operator, Term left, Term right) implements Term {
        @Override
        public int start() {
            return left.start();
        }

        @Override
        public int end() {
            return right.end();
        }
    }

    /** What can be worked out of two values. */
    enum Operator {
        /** The bits that are set in both. */
        AND("&"),
        /** The sum. */
        ADD("+"),
        /** The difference. */
        SUBTRACT("-"),
        /** The product. */
        MULTIPLY("*"),
        /** The quotient, without what remains. */
        DIVIDE("/"),
        /** What remains of a division. */
        MODULO("%");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** As it is written. */
        String symbol() {
            return symbol;
        }
    }
}
