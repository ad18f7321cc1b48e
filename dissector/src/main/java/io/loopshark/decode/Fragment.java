package io.loopshark.decode;

import java.util.Arrays;

/** A fragment of an IP datagram, or what of it counts. */
final class Fragment {

    /** What a length field of sixteen bits can say. */
    private static final int MAX_DATAGRAM = 65_535;

    private final int begin;
    private final int offset;
    private final byte[] octets;
    private final int protocol;

    /**
     * A fragment as it comes.
     *
     * @param offset where in the datagram it belongs, in octets
     * @param octets what it holds, at least one octet; it is kept, not copied
     * @param protocol what it says that the datagram's first header is
     */
    Fragment(int offset, byte[] octets, int protocol) {
        this(offset, offset, octets, protocol);
    }

    private Fragment(int begin, int offset, byte[] octets, int protocol) {
        this.begin = begin;
        this.offset = offset;
        this.octets = octets;
        this.protocol = protocol;
    }

    /** Where the fragment began as it came; this decides which of two that overlap counts. */
    int begin() {
        return begin;
    }

    /** Where in the datagram its octets belong. */
    int offset() {
        return offset;
    }

    /** Its octets. To be read only. */
    byte[] octets() {
        return octets;
    }

    /** What it says that the datagram's first header is. */
    int protocol() {
        return protocol;
    }

    /** The offset behind its last octet. */
    int end() {
        return offset + octets.length;
    }

    /** Whether a datagram that has it would be longer than any may be, as the "ping of death" was. */
    boolean isTooFar() {
        return end() > MAX_DATAGRAM;
    }

    /** What of it lies before {@code end}, which is beyond its offset. */
    Fragment before(int end) {
        return end >= end() ? this : new Fragment(begin, offset, Arrays.copyOf(octets, end - offset), protocol);
    }

    /** What of it lies from {@code start} on, which is before its end. */
    Fragment from(int start) {
        return start <= offset
                ? this
                : new Fragment(begin, start, Arrays.copyOfRange(octets, start - offset, octets.length), protocol);
    }
}
