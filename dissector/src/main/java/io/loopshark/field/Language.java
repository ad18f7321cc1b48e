package io.loopshark.field;

import java.util.Optional;

/** The languages that learner-facing text is written in. */
public enum Language {
    /** English. */
    ENGLISH("en"),
    /** Simplified Chinese. */
    CHINESE("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The ISO 639-1 code: {@code en} or {@code zh}. */
    public String code() {
        return code;
    }

    /** The language with this code, as {@link #code()} spells it; empty for any other word. */
    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
