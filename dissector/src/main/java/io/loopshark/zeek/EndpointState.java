package io.loopshark.zeek;

/** How Zeek sees one end of a connection; the names are those of its script constants without {@code TCP_}. */
enum EndpointState {
    /** Has not sent anything. */
    INACTIVE,
    /** Has sent a SYN. */
    SYN_SENT,
    /** Has sent a SYN-ACK that no captured SYN asked for. */
    SYN_ACK_SENT,
    /** Has sent something, but no SYN before it. */
    PARTIAL,
    /** Has taken its part in a handshake. */
    ESTABLISHED,
    /** Has sent a FIN. */
    CLOSED,
    /** Has sent a RST. */
    RESET
}
