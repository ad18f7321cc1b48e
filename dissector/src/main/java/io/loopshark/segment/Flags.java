package io.loopshark.segment;

/**
 * The control bits of a TCP header (RFC 9293 §3.1), with the three bits to their left that are still reserved.
 *
 * <pre>
 *    11  10   9   8   7   6   5   4   3   2   1   0
 *  +---+---+---+---+---+---+---+---+---+---+---+---+
 *  | reserved  |AE |CWR|ECE|URG|ACK|PSH|RST|SYN|FIN|
 *  +---+---+---+---+---+---+---+---+---+---+---+---+
 * </pre>
 *
 * <p>The static methods work on the raw bits for the path of every segment; the record is for values that are kept or shown.
 *
 * @param bits the twelve bits, 0 to 0xfff
 */
public record Flags(int bits) {

    /** No more data from the sender. */
    public static final int FIN = 0x001;
    /** Synchronize sequence numbers. */
    public static final int SYN = 0x002;
    /** Reset the connection. */
    public static final int RST = 0x004;
    /** Push function. */
    public static final int PSH = 0x008;
    /** The acknowledgement number is significant. Not to be confused with that number. */
    public static final int ACK = 0x010;
    /** The urgent pointer is significant. */
    public static final int URG = 0x020;
    /** ECN-Echo (RFC 3168 §6.1). */
    public static final int ECE = 0x040;
    /** Congestion window reduced (RFC 3168 §6.1). */
    public static final int CWR = 0x080;
    /** Accurate ECN (RFC 9768); the former nonce sum NS (RFC 3540). */
    public static final int AE = 0x100;
    /** The three bits that have no meaning yet. */
    public static final int RESERVED = 0xe00;
    /** All control bits together. */
    public static final int ALL = 0xfff;

    /** Whether every bit of {@code mask} is set in {@code bits}. */
    public static boolean has(int bits, int mask) {
        return (bits & mask) == mask;
    }

    /** Whether any bit of {@code mask} is set in {@code bits}. */
    public static boolean any(int bits, int mask) {
        return (bits & mask) != 0;
    }

    /** SYN without ACK: the first segment of an opening. */
    public static boolean isSyn(int bits) {
        return (bits & (SYN | ACK)) == SYN;
    }

    /** SYN with ACK: the second segment of an opening. */
    public static boolean isSynAck(int bits) {
        return (bits & (SYN | ACK)) == (SYN | ACK);
    }

    /** The set bits as Wireshark's Info column lists them, {@code SYN, ACK}; {@code <None>} when there are none. */
    public static String names(int bits) {
        if ((bits & ALL) == 0) {
            return "<None>";
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < NAMES.length; i++) {
            if ((bits & 1 << i) != 0) {
                names.append(names.isEmpty() ? "" : ", ").append(NAMES[i]);
            }
        }
        if ((bits & RESERVED) != 0) {
            names.append(names.isEmpty() ? "" : ", ").append("Reserved");
        }
        return names.toString();
    }

    // The order in which Wireshark lists them: from the lowest bit up.
    private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};

    /** {@code [SYN, ACK]}, as Wireshark writes it. */
    @Override
    public String toString() {
        return "[" + names(bits) + "]";
    }
}
