package io.loopshark.verdict;

/**
 * The sentence that a rule rests on.
 *
 * @param document the document, e.g. {@code RFC 9293}
 * @param section its section without the sign, e.g. {@code 3.10.7.4}
 * @param sentence the sentence itself, word for word
 */
public record Citation(String document, String section, String sentence) {

    /** {@code RFC 9293 §3.10.7.4}. */
    @Override
    public String toString() {
        return document + " §" + section;
    }
}
