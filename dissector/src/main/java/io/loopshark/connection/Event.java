package io.loopshark.connection;

/** What a capture can show of a peer that makes it change its state. */
public enum Event {
    /** The peer sent a SYN without ACK. */
    SENT_SYN("snd SYN"),
    /** The peer sent a SYN with ACK. */
    SENT_SYN_ACK("rcv SYN, snd SYN,ACK"),
    /** The peer acknowledged the other side's SYN. */
    ACKNOWLEDGED_SYN("rcv SYN,ACK, snd ACK"),
    /** The other side acknowledged the peer's SYN. */
    SYN_ACKNOWLEDGED("rcv ACK of SYN"),
    /** The peer sent a FIN. */
    SENT_FIN("snd FIN"),
    /** The peer acknowledged the other side's FIN. */
    ACKNOWLEDGED_FIN("rcv FIN, snd ACK"),
    /** The other side acknowledged the peer's FIN. */
    FIN_ACKNOWLEDGED("rcv ACK of FIN"),
    /** An acceptable RST was sent, by either side. */
    RESET("rcv or snd RST"),
    /** An acceptable RST came to a peer that had opened passively and was not yet synchronized. */
    RESET_OF_PASSIVE("rcv RST");

    private final String label;

    Event(String label) {
        this.label = label;
    }

    /** The words beside the arrow in the figure of RFC 9293 §3.3.2. */
    public String label() {
        return label;
    }
}
