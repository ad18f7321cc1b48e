package io.loopshark.report;

import java.util.function.BiFunction;

/** In which words a {@link Story} is told. What is told, and which segments are told together, is the same in each. */
public enum Voice {
    /** In the words of RFC 9293 and of Wireshark. */
    PLAIN(PlainNarrator::new),
    /** As letters between two people, every number in its place, so that each letter can be held against its segment. */
    LETTERS(LetterNarrator::new);

    private final BiFunction<Telling, Plot, Narrator> narrator;

    Voice(BiFunction<Telling, Plot, Narrator> narrator) {
        this.narrator = narrator;
    }

    /** Somebody who tells one connection in this voice. */
    Narrator narrator(Telling telling, Plot plot) {
        return narrator.apply(telling, plot);
    }
}
