package io.loopshark.verdict;

import static io.loopshark.verdict.Severity.VIOLATION;

/** The stable names of what rules find, each with its severity and the sentence it rests on. */
public enum FindingKind {
    /** A SYN-ACK acknowledges ISS+1 of no SYN that was sent. */
    SYN_ACK_NUMBER(
            VIOLATION, new Citation("RFC 9293", "3.10.7.3", "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset"));

    private final Severity severity;
    private final Citation citation;

    FindingKind(Severity severity, Citation citation) {
        this.severity = severity;
        this.citation = citation;
    }

    /** How much a finding of this kind weighs. */
    public Severity severity() {
        return severity;
    }

    /** The sentence that the kind rests on. */
    public Citation citation() {
        return citation;
    }
}
