package io.loopshark.verdict;

import static io.loopshark.verdict.Severity.ANOMALY;
import static io.loopshark.verdict.Severity.VIOLATION;

/** The stable names of what rules find, each with its severity and the sentence it rests on. */
public enum FindingKind {
    /** A SYN-ACK acknowledges no SYN that was sent. */
    SYN_ACK_NUMBER(VIOLATION, rfc9293("3.10.7.3", "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset")),
    /** The third segment acknowledges something else than the SYN-ACK. */
    HANDSHAKE_ACK_NUMBER(
            VIOLATION, rfc9293("3.10.7.4", "If SND.UNA < SEG.ACK =< SND.NXT, then enter ESTABLISHED state")),
    /** The third segment does not begin where the SYN ended. */
    HANDSHAKE_ACK_SEQUENCE(VIOLATION, rfc9293("3.10.7.3", "form an ACK segment <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>")),
    /** SYN-ACKs to one and the same SYN carry different ISNs. */
    ISN_CHANGED(
            ANOMALY,
            rfc9293(
                    "3.4.1",
                    "When new connections are created, an initial sequence number (ISN) generator is employed that selects"
                            + " a new 32-bit ISN.")),
    /** Flags that no segment may have together, or in this state. */
    ILLEGAL_FLAGS(VIOLATION, rfc9293("3.10.7.4", "if the ACK bit is off, drop the segment and return")),
    /** A number is acknowledged that the other side has not sent. */
    ACK_OF_UNSENT_DATA(
            VIOLATION,
            rfc9293(
                    "3.10.7.4",
                    "If the ACK acks something not yet sent (SEG.ACK > SND.NXT), then send an ACK, drop the segment, and"
                            + " return.")),
    /** Bytes are missing from the capture. */
    SEQUENCE_GAP(ANOMALY, rfc9293("3.4", "every octet of data sent over a TCP connection has a sequence number")),
    /** Bytes come again and are not what they were. */
    RETRANSMISSION_DIFFERS(
            VIOLATION,
            rfc9293(
                    "3.4",
                    "This mechanism allows for straightforward duplicate detection in the presence of retransmission.")),
    /** A FIN is acknowledged with the wrong number. */
    FIN_ACK_NUMBER(
            VIOLATION, rfc9293("3.10.7.4", "advance RCV.NXT over the FIN, and send an acknowledgment for the FIN")),
    /** Data that lies beyond the sender's own FIN. */
    DATA_AFTER_FIN(VIOLATION, rfc9293("3.1", "No more data from sender.")),
    /** A sequence number beyond the sender's own FIN. */
    SEQUENCE_AFTER_FIN(
            VIOLATION, rfc9293("3.4", "the FIN is considered to occur after the last actual data octet in a segment")),
    /** A RST with a number that its receiver has to ignore. */
    RESET_UNACCEPTABLE(
            VIOLATION,
            rfc9293(
                    "3.5.2",
                    "the reset takes its sequence number from the ACK field of the segment; otherwise, the reset has"
                            + " sequence number zero and the ACK field is set to the sum of the sequence number and segment"
                            + " length of the incoming segment"));

    private final Severity severity;
    private final Citation citation;

    FindingKind(Severity severity, Citation citation) {
        this.severity = severity;
        this.citation = citation;
    }

    private static Citation rfc9293(String section, String sentence) {
        return new Citation("RFC 9293", section, sentence);
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
