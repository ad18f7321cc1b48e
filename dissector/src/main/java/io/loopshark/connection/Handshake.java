package io.loopshark.connection;

/** How far the opening of a connection got, by its flags, whatever the numbers in it are. */
public enum Handshake {
    /** SYN, SYN-ACK, ACK. */
    COMPLETE,
    /** Both peers sent a SYN of their own accord (RFC 9293 §3.5, Figure 7). */
    SIMULTANEOUS_OPEN,
    /** SYN and SYN-ACK, and never the third segment. */
    NO_FINAL_ACK,
    /** A SYN that nothing answered. */
    NO_REPLY,
    /** A SYN answered by a RST. */
    REFUSED,
    /** SYN and SYN-ACK, then a RST instead of the third segment. */
    RESET,
    /** The capture holds no SYN: it began later. */
    NOT_SEEN
}
