package io.loopshark.field;

import org.jspecify.annotations.Nullable;

/**
 * A name or a sentence in the languages of {@link Language}.
 *
 * @param english the English text
 * @param chinese the same in Simplified Chinese; null where nobody has written it
 */
public record Words(String english, @Nullable String chinese) {

    /** The same English text for readers of every language. */
    public static Words of(String english) {
        return new Words(english, null);
    }

    /** The text in {@code language}, or the English one where that is missing. */
    public String in(Language language) {
        return language == Language.CHINESE && chinese != null ? chinese : english;
    }

    /** The English text. */
    @Override
    public String toString() {
        return english;
    }
}
