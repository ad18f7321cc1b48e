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
    /** Data, SYN or FIN that was sent before. */
    RETRANSMISSION(
            ANOMALY,
            rfc9293(
                    "3.10.8",
                    "if the retransmission timeout expires on a segment in the retransmission queue, send the segment at the"
                            + " front of the retransmission queue again")),
    /** A retransmission that duplicate acknowledgements asked for. */
    FAST_RETRANSMISSION(
            ANOMALY,
            new Citation(
                    "RFC 5681",
                    "3.2",
                    "The fast retransmit algorithm uses the arrival of 3 duplicate ACKs (as defined in section 2, without any"
                            + " intervening ACKs which move SND.UNA) as an indication that a segment has been lost.")),
    /** A retransmission of data that was acknowledged already. */
    SPURIOUS_RETRANSMISSION(
            ANOMALY,
            rfc9293(
                    "3.10.7.4",
                    "Any segments on the retransmission queue that are thereby entirely acknowledged are removed.")),
    /** Data that comes late but was not seen before. */
    OUT_OF_ORDER(
            ANOMALY,
            rfc9293(
                    "3.10.7.4",
                    "Segments with higher beginning sequence numbers SHOULD be held for later processing (SHLD-31).")),
    /** The same acknowledgement again, without news. */
    DUPLICATE_ACK(
            ANOMALY,
            new Citation(
                    "RFC 5681",
                    "3.2",
                    "A TCP receiver SHOULD send an immediate duplicate ACK when an out-of-order segment arrives.")),
    /** Bytes come again and are not what they were. */
    RETRANSMISSION_DIFFERS(
            VIOLATION,
            rfc9293(
                    "3.4",
                    "This mechanism allows for straightforward duplicate detection in the presence of retransmission.")),
    /** A segment from one below the next sequence number, to provoke an answer. */
    KEEP_ALIVE(
            NOTE,
            rfc9293(
                    "3.8.4",
                    "Such a segment generally contains SEG.SEQ = SND.NXT-1 and may or may not contain one garbage octet of"
                            + " data.")),
    /** The answer to a keep-alive. */
    KEEP_ALIVE_ACK(
            NOTE,
            rfc9293(
                    "3.8.4",
                    "To confirm that an idle connection is still active, these implementations send a probe segment designed to"
                            + " elicit a response from the TCP peer.")),
    /** The sender has no room left to receive. */
    ZERO_WINDOW(
            NOTE,
            rfc9293(
                    "3.8.6",
                    "The window sent in each segment indicates the range of sequence numbers the sender of the window (the data"
                            + " receiver) is currently prepared to accept.")),
    /** One octet sent into a closed window. */
    ZERO_WINDOW_PROBE(
            NOTE,
            rfc9293(
                    "3.8.6.1",
                    "The sending TCP peer must regularly transmit at least one octet of new data (if available), or retransmit"
                            + " to the receiving TCP peer even if the send window is zero, in order to \"probe\" the window.")),
    /** The answer to such a probe: the window is still closed. */
    ZERO_WINDOW_PROBE_ACK(
            NOTE,
            rfc9293(
                    "3.8.6.1",
                    "When the receiving TCP peer has a zero window and a segment arrives, it must still send an acknowledgment"
                            + " showing its next expected sequence number and current window (zero).")),
    /** Nothing new but the window. */
    WINDOW_UPDATE(NOTE, rfc9293("3.10.7.4", "If SND.UNA =< SEG.ACK =< SND.NXT, the send window should be updated.")),
    /** The data fills the receiver's window to its edge. */
    WINDOW_FULL(
            NOTE,
            rfc9293(
                    "3.8.6",
                    "The sending TCP endpoint packages the data to be transmitted into segments that fit the current window")),
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
    /** New data for a peer whose FIN has already arrived. */
    DATA_AFTER_PEER_CLOSED(
            NOTE,
            rfc9293(
                    "3.6.1",
                    "if new data is received after CLOSE is called, its TCP implementation SHOULD send a RST to show that data"
                            + " was lost")),
    /** Data that was never acknowledged when a RST came. */
    DATA_LOST_BY_RESET(NOTE, rfc9293("3.10.7.4", "All segment queues should be flushed.")),
    /** A RST with a number that its receiver has to ignore. */
    RESET_UNACCEPTABLE(
            VIOLATION,
            rfc9293(
                    "3.5.2",
                    "the reset takes its sequence number from the ACK field of the segment; otherwise, the reset has"
                            + " sequence number zero and the ACK field is set to the sum of the sequence number and segment"
                            + " length of the incoming segment")),
    /** A SYN from earlier that its sender does not stand by. */
    OLD_DUPLICATE_SYN(
            NOTE,
            rfc9293(
                    "3.5",
                    "The principal reason for the three-way handshake is to prevent old duplicate connection initiations from"
                            + " causing confusion.")),
    /** One peer no longer knows a connection that the other still has. */
    HALF_OPEN_DISCOVERED(
            NOTE,
            rfc9293(
                    "3.5.1",
                    "An established connection is said to be \"half-open\" if one of the TCP peers has closed or aborted the"
                            + " connection at its end without the knowledge of the other")),
    /** An ACK in answer to a SYN or a RST that is not believed. */
    CHALLENGE_ACK(
            NOTE,
            new Citation(
                    "RFC 5961",
                    "4.2",
                    "If the SYN bit is set, irrespective of the sequence number, TCP MUST send an ACK (also referred to as"
                            + " challenge ACK) to the remote peer")),
    /** A new connection between the endpoints of an earlier one. */
    PORT_REUSED(
            NOTE,
            rfc9293(
                    "3.4.1",
                    "Connections can be reused. New instances of a connection will be referred to as incarnations of the"
                            + " connection.")),
    /** Data in a SYN, with a Fast Open cookie. */
    FAST_OPEN(
            NOTE,
            new Citation("RFC 7413", "3", "The client sends a SYN with data and the cookie in the Fast Open option.")),
    /** Both peers have agreed on Explicit Congestion Notification. */
    ECN_NEGOTIATED(
            NOTE,
            new Citation(
                    "RFC 3168",
                    "6.1.1",
                    "Before a TCP connection can use ECN, Host A sends an ECN-setup SYN packet, and Host B sends an ECN-setup"
                            + " SYN-ACK packet.")),
    /** Both peers open the connection at the same time. */
    SIMULTANEOUS_OPEN(
            NOTE,
            rfc9293(
                    "3.5",
                    "When simultaneous open occurs, each TCP peer receives a SYN segment that carries no acknowledgment after it"
                            + " has sent a SYN.")),
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
