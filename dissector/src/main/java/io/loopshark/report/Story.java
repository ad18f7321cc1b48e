package io.loopshark.report;

import io.loopshark.field.Language;
import io.loopshark.verdict.JudgedConnection;

/**
 * How a connection is told, step by step, in plain words: what is sent, why this number, what each peer knows then and which state
 * it enters. What the rules found is told where it happened; long stretches in order are summed up.
 *
 * <pre>{@code
 * System.out.println(Story.ENGLISH.of(connection));
 * }</pre>
 *
 * @param rawNumbers whether sequence numbers stand as they are in the header; else they count from each side's ISN
 * @param language the language
 * @param palette the colours
 * @param voice plain words, or letters
 */
public record Story(boolean rawNumbers, Language language, Palette palette, Voice voice) {

    /** A story in plain words. */
    public Story(boolean rawNumbers, Language language, Palette palette) {
        this(rawNumbers, language, palette, Voice.PLAIN);
    }

    /** In English, with relative numbers and without colours. */
    public static final Story ENGLISH = new Story(false, Language.ENGLISH, Palette.PLAIN);

    /** The same in Simplified Chinese. */
    public static final Story CHINESE = new Story(false, Language.CHINESE, Palette.PLAIN);

    /** This story with the numbers as they stand in the header. */
    public Story withRawNumbers() {
        return new Story(true, language, palette, voice);
    }

    /** This story in other colours. */
    public Story with(Palette other) {
        return new Story(rawNumbers, language, other, voice);
    }

    /**
     * This story in another voice.
     *
     * <pre>{@code
     * System.out.println(Story.CHINESE.in(Voice.LETTERS).of(connection));
     * }</pre>
     */
    public Story in(Voice other) {
        return new Story(rawNumbers, language, palette, other);
    }

    /**
     * The story of one connection, lines ended by {@code \n}. Its segments must have been kept
     * ({@link io.loopshark.AnalysisOptions#keepingSteps()}); else there is only the beginning and the end to tell.
     */
    public String of(JudgedConnection connection) {
        return new StoryDrawing(this, connection).draw();
    }
}
