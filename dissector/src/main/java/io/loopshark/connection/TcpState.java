package io.loopshark.connection;

/** The states of RFC 9293 §3.3.2. */
public enum TcpState {
    /** Waiting for a connection request from any remote peer. */
    LISTEN("LISTEN"),
    /** A SYN was sent, its answer is awaited. */
    SYN_SENT("SYN-SENT"),
    /** A SYN was received and one was sent; the acknowledgement of the own one is awaited. */
    SYN_RECEIVED("SYN-RECEIVED"),
    /** Open: data flows both ways. */
    ESTABLISHED("ESTABLISHED"),
    /** The own FIN was sent, neither its acknowledgement nor the peer's FIN has come. */
    FIN_WAIT_1("FIN-WAIT-1"),
    /** The own FIN was acknowledged; the peer may go on sending. */
    FIN_WAIT_2("FIN-WAIT-2"),
    /** The peer's FIN was received; the own application has yet to close. */
    CLOSE_WAIT("CLOSE-WAIT"),
    /** Both FINs crossed; the acknowledgement of the own one is awaited. */
    CLOSING("CLOSING"),
    /** The peer's FIN was received first, the own one was sent; its acknowledgement is awaited. */
    LAST_ACK("LAST-ACK"),
    /** Both FINs are acknowledged; waiting for old segments to die out (2 MSL). */
    TIME_WAIT("TIME-WAIT"),
    /** No connection. */
    CLOSED("CLOSED");

    private final String rfcName;

    TcpState(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as the RFC writes it, {@code FIN-WAIT-2}. */
    public String rfcName() {
        return rfcName;
    }

    /** Whether both ISNs are agreed: ESTABLISHED and everything after it, CLOSED excepted (RFC 9293 §3.5.2 "synchronized"). */
    public boolean synchronizedState() {
        return ordinal() >= ESTABLISHED.ordinal() && this != CLOSED;
    }

    @Override
    public String toString() {
        return rfcName;
    }
}
