package io.loopshark.connection;

/** How a connection ended. */
public enum Teardown {
    /** Each FIN has a segment of its own that acknowledges it first: FIN, ACK, FIN, ACK. */
    FOUR_SEGMENT,
    /** The second FIN's segment is the first to acknowledge the first FIN: FIN, FIN+ACK, ACK. */
    THREE_SEGMENT,
    /** The FINs crossed: neither peer had seen the other's when it sent its own (RFC 9293 §3.6, Figure 13). */
    SIMULTANEOUS,
    /** One peer closed, the other did not; or a FIN was never acknowledged. */
    HALF_CLOSED,
    /** A RST came before both FINs were acknowledged. */
    RESET,
    /** Nobody closed within the capture. */
    OPEN,
    /** The capture does not tell. */
    NOT_SEEN;

    /** Whether both peers closed by a FIN, and both FINs were acknowledged. */
    public boolean graceful() {
        return this == FOUR_SEGMENT || this == THREE_SEGMENT || this == SIMULTANEOUS;
    }
}
