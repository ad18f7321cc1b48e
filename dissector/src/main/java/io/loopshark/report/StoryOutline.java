package io.loopshark.report;

import io.loopshark.connection.Side;
import io.loopshark.field.Language;
import io.loopshark.field.Words;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Story} in its parts, for those who show it in their own way. Sequence numbers in it stand between {@link #MARK} and
 * {@link #END_OF_MARK}, raw behind their owner's initial ({@code c} or {@code s}), so that they can be shown as the reader likes. Words
 * that suit relative numbers alone stand between {@link #EITHER} and {@link #OR}, those that say it with raw ones between that and
 * {@link #END_OF_EITHER}; either may be none.
 *
 * @param introduction the first words
 * @param parts what happened, part by part; together they cover every segment, in order
 * @param conclusion the last words
 * @param clientBase the number that counts as 0 of what the client sends; null where nothing is seen of it
 * @param serverBase the same of the server
 */
public record StoryOutline(
        List<Words> introduction,
        List<Part> parts,
        List<Words> conclusion,
        @Nullable SequenceNumber clientBase,
        @Nullable SequenceNumber serverBase) {

    /** Stands before a number. */
    public static final char MARK = NumberView.MARK;

    /** Stands behind a number. */
    public static final char END_OF_MARK = NumberView.END_OF_MARK;

    /** Stands before words for relative numbers. */
    public static final char EITHER = NumberView.EITHER;

    /** Stands between words for relative numbers and those for raw ones. */
    public static final char OR = NumberView.OR;

    /** Stands behind words for raw numbers. */
    public static final char END_OF_EITHER = NumberView.END_OF_EITHER;

    /**
     * One segment, or several that are told together.
     *
     * @param from the index of the first one among the connection's steps
     * @param to the index behind the last one
     * @param chapter the heading that it belongs under
     * @param sentences what is to be said
     * @param changes how the peers' states changed
     */
    public record Part(int from, int to, Words chapter, List<Words> sentences, List<Words> changes) {}

    /** The story of a connection whose segments were kept, in this voice. */
    public static StoryOutline of(JudgedConnection connection, Voice voice) {
        NumberView numbers = NumberView.marked(connection);
        StoryTeller teller = new StoryTeller(new Telling(connection, numbers), voice);
        Narrator narrator = teller.narrator();
        List<Words> introduction = words(narrator.introduction());
        List<Part> parts = new ArrayList<>();
        for (StoryPart part : teller.tell()) {
            parts.add(new Part(
                    part.from(),
                    part.to(),
                    words(narrator.title(part.chapter())),
                    words(part.sentences()),
                    words(part.changes())));
        }
        return new StoryOutline(
                introduction,
                parts,
                words(narrator.conclusion()),
                numbers.base(Side.CLIENT),
                numbers.base(Side.SERVER));
    }

    private static List<Words> words(List<Bilingual> sentences) {
        return sentences.stream().map(StoryOutline::words).toList();
    }

    private static Words words(Bilingual sentence) {
        return new Words(sentence.asSentenceIn(Language.ENGLISH), sentence.asSentenceIn(Language.CHINESE));
    }
}
