package io.loopshark.report;

import io.loopshark.field.Language;
import java.util.regex.Pattern;

/**
 * The same words in both languages.
 *
 * @param english in English
 * @param chinese in Simplified Chinese
 */
record Bilingual(String english, String chinese) {

    static final Bilingual NOTHING = new Bilingual("", "");

    // A name such as "the client" may come to stand at a beginning.
    private static final Pattern BEGINNING = Pattern.compile("(?:^|[.!?] |[\\ue002\\ue003])the ");

    /**
     * Words with arguments: {@code {0}} is the first. An argument that is bilingual itself is put in by language, any other as its
     * text is.
     */
    static Bilingual say(String english, String chinese, Object... arguments) {
        return new Bilingual(fill(english, Language.ENGLISH, arguments), fill(chinese, Language.CHINESE, arguments));
    }

    private static String fill(String pattern, Language language, Object... arguments) {
        String text = pattern;
        for (int i = 0; i < arguments.length; i++) {
            String value = arguments[i] instanceof Bilingual words ? words.in(language) : String.valueOf(arguments[i]);
            text = text.replace("{" + i + "}", value);
        }
        return text;
    }

    /** The words in one language. */
    String in(Language language) {
        return language == Language.CHINESE ? chinese : english;
    }

    /** The words as sentences begin: in English with capital letters. */
    String asSentenceIn(Language language) {
        return language == Language.CHINESE
                ? chinese
                : BEGINNING
                        .matcher(english)
                        .replaceAll(beginning -> beginning.group().replace("the", "The"));
    }
}
