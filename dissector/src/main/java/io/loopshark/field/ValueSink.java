package io.loopshark.field;

/**
 * Takes the values that one field has in one frame, one after the other, in the order of the frame. Whoever reads a field says what
 * its values are; what becomes of them, text or something to compare with, is the sink's business.
 *
 * <p>Arrays that are given belong to the giver. A sink may look into them as long as the frame is at hand.
 */
public interface ValueSink {

    /** A whole number, written in decimal. */
    void number(long value);

    /** A whole number of 64 bits that is never negative, written in decimal. */
    default void unsigned(long value) {
        number(value);
    }

    /** A whole number, written in hexadecimal with so many digits, 1 to 16. */
    void hex(long value, int digits);

    /** A flag that is set or not; of a field without a value ({@link FieldType#NONE}) that it is there. */
    void bool(boolean set);

    /** A time span, or a time since 1970, in nanoseconds. */
    void seconds(long nanos);

    /** A floating-point number. */
    void real(double value);

    /** An IPv4 address. */
    void ipv4(int bits);

    /** An IPv6 address. */
    void ipv6(long high, long low);

    /** A link-layer address: six octets from index {@code from} on. */
    void ether(byte[] array, int from);

    /** Octets from index {@code from} to {@code to}, exclusive. */
    void octets(byte[] array, int from, int to);

    /**
     * A protocol: the octets of its header from index {@code from} to {@code to}, exclusive, and all that it carries up to
     * {@code reach}, exclusive.
     */
    void protocol(byte[] array, int from, int to, int reach);

    /** Text in UTF-8, all of the array. */
    void text(byte[] utf8);

    /** Text; {@link #more} may follow it. */
    void text(String text);

    /** Goes on with the text begun last. */
    void more(String text);
}
