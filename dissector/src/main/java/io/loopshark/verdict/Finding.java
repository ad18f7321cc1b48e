package io.loopshark.verdict;

import io.loopshark.connection.Side;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule has to say about one segment.
 *
 * @param kind what it is; the kind has the severity and the sentence it rests on
 * @param frame the guilty frame's number, from 1
 * @param by who sent it; null where nobody is to blame
 * @param expected the number that the rule expects, raw and unsigned; null where it is not about a number
 * @param actual the number that was there, raw and unsigned; null where it is not about a number
 * @param citation what it rests on
 * @param sentence what happened, in one plain sentence, in both languages
 */
public record Finding(
        FindingKind kind,
        long frame,
        @Nullable Side by,
        @Nullable Long expected,
        @Nullable Long actual,
        Citation citation,
        Sentence sentence) {

    /** A finding that rests on its kind's own citation. */
    public Finding(
            FindingKind kind,
            long frame,
            @Nullable Side by,
            @Nullable Long expected,
            @Nullable Long actual,
            Sentence sentence) {
        this(kind, frame, by, expected, actual, kind.citation(), sentence);
    }

    /** The kind's severity. */
    public Severity severity() {
        return kind.severity();
    }

    /** The sentence in English. */
    public String message() {
        return sentence.english();
    }

    /** The sentence in Simplified Chinese. */
    public String messageZh() {
        return sentence.chinese();
    }

    @Override
    public String toString() {
        return kind + " at frame " + frame + ": " + message() + " (" + citation() + ")";
    }
}
