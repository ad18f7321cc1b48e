package io.loopshark.filter;

/** A pattern of {@code matches} would take too many steps on the bytes at hand. */
public final class PatternTooCostlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PatternTooCostlyException(String pattern) {
        super("the pattern \"" + pattern
                + "\" takes too many steps here; write it without repetitions inside repetitions");
    }
}
