package io.loopshark.verdict;

import static io.loopshark.verdict.Severity.ANOMALY;
import static io.loopshark.verdict.Severity.NOTE;
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
    /** An option that belongs into SYNs only, or that was not agreed there. */
    OPTION_NOT_NEGOTIATED(
            VIOLATION,
            rfc9293(
                    "3.2",
                    "This field may be sent in the initial connection request (i.e., in segments with the SYN control bit set)"
                            + " and MUST NOT be sent in other segments (MUST-65).")),
    /** Timestamps were agreed, and a segment comes without. */
    TIMESTAMP_MISSING(
            ANOMALY,
            rfc7323(
                    "3.2",
                    "Once TSopt has been successfully negotiated, that is both <SYN> and <SYN,ACK> contain TSopt, the TSopt"
                            + " MUST be sent in every non-<RST> segment for the duration of the connection")),
    /** A number is acknowledged that the other side has not sent. */
    ACK_OF_UNSENT_DATA(
            VIOLATION,
            rfc9293(
                    "3.10.7.4",
                    "If the ACK acks something not yet sent (SEG.ACK > SND.NXT), then send an ACK, drop the segment, and"
                            + " return.")),
    /** Bytes are missing from the capture. */
    SEQUENCE_GAP(ANOMALY, rfc9293("3.4", "every octet of data sent over a TCP connection has a sequence number")),
    /** New data where the other side never offered room. */
    BEYOND_WINDOW(
            VIOLATION,
            rfc9293(
                    "3.8.6",
                    "The window sent in each segment indicates the range of sequence numbers the sender of the window (the data"
                            + " receiver) is currently prepared to accept.")),
    /** Room that was offered is taken back. */
    WINDOW_SHRUNK(
            ANOMALY,
            rfc9293(
                    "3.8.6",
                    "A TCP receiver SHOULD NOT shrink the window, i.e., move the right window edge to the left (SHLD-14).")),
    /** Bytes come again and are not what they were. */
    RETRANSMISSION_DIFFERS(
            VIOLATION,
            rfc9293(
                    "3.4",
                    "This mechanism allows for straightforward duplicate detection in the presence of retransmission.")),
    /** A SACK block that cannot be. */
    SACK_INVALID(
            VIOLATION,
            new Citation(
                    "RFC 2018", "3", "Each block represents received bytes of data that are contiguous and isolated")),
    /** The sender's timestamp clock runs back. */
    TIMESTAMP_REGRESSED(
            ANOMALY,
            rfc7323(
                    "5.2",
                    "every received TCP segment (including data and <ACK> segments) contains a timestamp SEG.TSval whose values"
                            + " are monotonically non-decreasing in time")),
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
                            + " length of the incoming segment")),
    /** The capture shows one and the same segment once more. */
    DUPLICATE_FRAME(
            NOTE,
            rfc9293(
                    "3.4",
                    "This mechanism allows for straightforward duplicate detection in the presence of retransmission."));

    private final Severity severity;
    private final Citation citation;

    FindingKind(Severity severity, Citation citation) {
        this.severity = severity;
        this.citation = citation;
    }

    private static Citation rfc9293(String section, String sentence) {
        return new Citation("RFC 9293", section, sentence);
    }

    private static Citation rfc7323(String section, String sentence) {
        return new Citation("RFC 7323", section, sentence);
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
