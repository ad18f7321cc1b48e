package io.loopshark.plugin;

/** A {@code .ksy} that cannot be used: missing, no YAML, or a key that says something impossible. The message names it. */
public final class SpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SpecificationException(String message) {
        super(message);
    }

    SpecificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
