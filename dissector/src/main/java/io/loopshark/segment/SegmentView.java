package io.loopshark.segment;

/**
 * What there is to know about one TCP segment, whoever holds it: the decoder's reused object on the path of every packet, or an
 * immutable {@link Segment}. Accessors return primitives, so that tracking and judging allocate nothing.
 *
 * <p>A view handed to a method is valid during that call only; {@link Segment#of} keeps it.
 */
public interface SegmentView {

    /** The number of the frame in its capture, from 1. */
    long frameNumber();

    /** When the frame was captured: nanoseconds since 1970-01-01 UTC; 0 where the capture has no time. */
    long timestampNanos();

    /** Whether the segment came over IPv6. */
    boolean ipv6();

    /** Upper 64 bits of the source address; 0 for IPv4. */
    long sourceHigh();

    /** Lower 64 bits of the source address; for IPv4 the unsigned 32 bits. */
    long sourceLow();

    /** Upper 64 bits of the destination address; 0 for IPv4. */
    long destinationHigh();

    /** Lower 64 bits of the destination address; for IPv4 the unsigned 32 bits. */
    long destinationLow();

    /**
     * Which virtual network the addresses belong to: 0 outside of tunnels, else a number made of the keys of the tunnels around
     * the segment (VXLAN or Geneve network, GRE key). The same four-tuple in two networks is two connections.
     */
    int network();

    /** The identification of the IPv4 header around the segment, 0 to 65535; 0 where there is none, as with IPv6. */
    default int identification() {
        return 0;
    }

    /** Source port, 0 to 65535. */
    int sourcePort();

    /** Destination port, 0 to 65535. */
    int destinationPort();

    /** SEG.SEQ, raw (see {@link SequenceNumber}). */
    int sequence();

    /** SEG.ACK, raw; significant only with the ACK flag. */
    int acknowledgement();

    /** The twelve control and reserved bits (see {@link Flags}). */
    int flags();

    /** SEG.WND as it stands in the header, 0 to 65535, unscaled. */
    int window();

    /** The checksum as it stands in the header, 0 to 65535. */
    int checksum();

    /**
     * The one's complement sum of the pseudo header and of the header with its options, the checksum in it included: what is missing
     * to 65535 is the sum of the data where the checksum fits. 1 to 65535; 0 where the header's octets are not at hand.
     */
    default int headerSum() {
        return 0;
    }

    /** The urgent pointer as it stands in the header, 0 to 65535. */
    int urgentPointer();

    /** Length of the TCP header with its options in octets, 20 to 60. */
    int headerLength();

    /** Octets of data in the segment as the IP header tells, captured or not. */
    int payloadLength();

    /** Octets of data that the capture holds, 0 to {@link #payloadLength()}. */
    int capturedPayloadLength();

    /**
     * Octets of data beyond {@link #payloadLength()} that the IP header counts, but the frame had no room for by its own length: some
     * tools cut frames and leave no trace of it. Wireshark goes by the frame, the sender's numbers by what it sent. 0 nearly always.
     */
    default int lostPayloadLength() {
        return 0;
    }

    /** The array that holds the captured data, beginning at {@link #payloadOffset()}. To be read only. */
    byte[] payloadArray();

    /** Where in {@link #payloadArray()} the captured data begins. */
    int payloadOffset();

    /** Which options the header carries: an OR of {@link TcpOption.Bit} masks; malformed options are left out. */
    int optionBits();

    /** The value of the MSS option in octets; 0 without {@link TcpOption.Bit#MSS}. */
    int maximumSegmentSize();

    /** The shift count of the window scale option as sent, 0 to 255; 0 without {@link TcpOption.Bit#WINDOW_SCALE}. */
    int windowShift();

    /** TSval, raw; 0 without {@link TcpOption.Bit#TIMESTAMPS}. */
    int timestampValue();

    /** TSecr, raw; 0 without {@link TcpOption.Bit#TIMESTAMPS}. */
    int timestampEcho();

    /** How many SACK blocks there are, 0 to 4. */
    int sackBlocks();

    /** Left edge of SACK block {@code index}, raw. */
    int sackLeft(int index);

    /** Right edge of SACK block {@code index}, raw. */
    int sackRight(int index);

    /** Sequence numbers that the segment takes: data, and one each for SYN and FIN (RFC 9293's SEG.LEN). */
    default int sequenceLength() {
        int flags = flags();
        // FIN is bit 0 and SYN bit 1: adding the bits themselves spares two branches on the path of every segment.
        return payloadLength() + (flags & Flags.FIN) + (flags >>> 1 & 1);
    }

    /** The sequence number after the segment's last one: SEG.SEQ + SEG.LEN. */
    default int nextSequence() {
        return sequence() + sequenceLength();
    }

    /** {@link #nextSequence()}, with the octets counted that the frame was cut short of: where its sender goes on. */
    default int endSequence() {
        return nextSequence() + lostPayloadLength();
    }

    /** Whether the header carries this option, one of {@link TcpOption.Bit}. */
    default boolean hasOption(int bit) {
        return (optionBits() & bit) != 0;
    }

    /** Whether every bit of {@code mask} is set among the flags. */
    default boolean has(int mask) {
        return (flags() & mask) == mask;
    }

    /** Where the segment comes from. Allocates. */
    default Endpoint source() {
        return new Endpoint(new IpAddress(sourceHigh(), sourceLow(), ipv6()), sourcePort());
    }

    /** Where the segment goes to. Allocates. */
    default Endpoint destination() {
        return new Endpoint(new IpAddress(destinationHigh(), destinationLow(), ipv6()), destinationPort());
    }
}
