package io.loopshark.filter;

/**
 * A piece of a filter's text.
 *
 * @param kind what it is
 * @param text as written; of quoted text its value, a character an octet
 * @param start index of its first character
 * @param end index behind its last one
 */
record Token(Kind kind, String text, int start, int end) {

    /** What a token is. */
    enum Kind {
        /** A name, a number, an address, octets. */
        WORD,
        /** In double quotes. */
        STRING,
        /** In single quotes. */
        CHARACTER,
        /** In square brackets, without these. */
        SLICE,
        /** An operator or a bracket. */
        SYMBOL,
        /** Behind the last one. */
        END
    }

    /** Whether it is this operator, bracket or word. */
    boolean is(String written) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(written);
    }
}
