package io.loopshark.verdict;

import java.text.MessageFormat;
import java.util.List;

/**
 * A sentence in English and in Simplified Chinese, put into words only when somebody reads it.
 *
 * @param englishPattern {@link MessageFormat} pattern
 * @param chinesePattern the same in Simplified Chinese
 * @param arguments the values, already as text
 */
public record Sentence(String englishPattern, String chinesePattern, List<String> arguments) {

    /** Keeps a copy of the arguments. */
    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /** A sentence whose arguments are written with {@link String#valueOf(Object)}. */
    public static Sentence of(String englishPattern, String chinesePattern, Object... arguments) {
        List<String> texts =
                java.util.Arrays.stream(arguments).map(String::valueOf).toList();
        return new Sentence(englishPattern, chinesePattern, texts);
    }

    /** The English sentence. */
    public String english() {
        return MessageFormat.format(englishPattern, arguments.toArray());
    }

    /** The Chinese sentence. */
    public String chinese() {
        return MessageFormat.format(chinesePattern, arguments.toArray());
    }
}
