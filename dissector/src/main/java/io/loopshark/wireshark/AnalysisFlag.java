package io.loopshark.wireshark;

/** The flags of Wireshark's TCP analysis: what each one is called and which bit of {@link WiresharkAnalysis#observe} stands for it. */
public enum AnalysisFlag {
    /** Data, SYN or FIN that was sent before. */
    RETRANSMISSION("retransmission", "TCP Retransmission"),
    /** A retransmission that duplicate acknowledgements asked for. */
    FAST_RETRANSMISSION("fast_retransmission", "TCP Fast Retransmission"),
    /** A retransmission of data that was acknowledged already. */
    SPURIOUS_RETRANSMISSION("spurious_retransmission", "TCP Spurious Retransmission"),
    /** Data that comes late but was not seen before. */
    OUT_OF_ORDER("out_of_order", "TCP Out-Of-Order"),
    /** The segment begins beyond the highest sequence number seen. */
    LOST_SEGMENT("lost_segment", "TCP Previous segment not captured"),
    /** The segment acknowledges what was never captured. */
    ACK_LOST_SEGMENT("ack_lost_segment", "TCP ACKed unseen segment"),
    /** The same acknowledgement again, without news. */
    DUPLICATE_ACK("duplicate_ack", "TCP Dup ACK"),
    /** A segment from one below the next sequence number, to provoke an answer. */
    KEEP_ALIVE("keep_alive", "TCP Keep-Alive"),
    /** The answer to a keep-alive. */
    KEEP_ALIVE_ACK("keep_alive_ack", "TCP Keep-Alive ACK"),
    /** The sender has no room left to receive. */
    ZERO_WINDOW("zero_window", "TCP ZeroWindow"),
    /** One octet sent into a closed window. */
    ZERO_WINDOW_PROBE("zero_window_probe", "TCP ZeroWindowProbe"),
    /** The answer to such a probe: the window is still closed. */
    ZERO_WINDOW_PROBE_ACK("zero_window_probe_ack", "TCP ZeroWindowProbeAck"),
    /** Nothing new but the window. */
    WINDOW_UPDATE("window_update", "TCP Window Update"),
    /** The data fills the receiver's window to its edge. */
    WINDOW_FULL("window_full", "TCP Window Full"),
    /** A new SYN on ports that an earlier stream had. */
    REUSED_PORTS("reused_ports", "TCP Port numbers reused");

    private static final AnalysisFlag[] ALL = values();

    private final String word;
    private final String title;

    AnalysisFlag(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** The bit that stands for this flag in a mask. */
    public int mask() {
        return 1 << ordinal();
    }

    /** Whether the flag is set in {@code mask}. */
    public boolean in(int mask) {
        return (mask & mask()) != 0;
    }

    /** Wireshark's name of the field: {@code tcp.analysis.retransmission}. */
    public String fieldName() {
        return "tcp.analysis." + word;
    }

    /** How Wireshark's Info column says it: {@code TCP Retransmission}. */
    public String title() {
        return title;
    }

    /** Whether {@code mask} holds one of the three kinds of retransmission; Wireshark sets the plain one's field for each. */
    public static boolean retransmits(int mask) {
        return RETRANSMISSION.in(mask) || FAST_RETRANSMISSION.in(mask) || SPURIOUS_RETRANSMISSION.in(mask);
    }

    /** Whether Wireshark shows this flag's field where {@code mask} is set. */
    public boolean shownIn(int mask) {
        return this == RETRANSMISSION ? retransmits(mask) : in(mask);
    }

    /** The flags of a mask as their short names, joined by commas: {@code zero_window,duplicate_ack}; empty for 0. */
    public static String names(int mask) {
        StringBuilder names = new StringBuilder();
        for (AnalysisFlag flag : ALL) {
            if (flag.in(mask)) {
                names.append(names.isEmpty() ? "" : ",").append(flag.word);
            }
        }
        return names.toString();
    }
}
