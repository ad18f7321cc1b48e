package io.loopshark.testing;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;
import java.util.Arrays;

/** A segment that a test alters in one chain of calls: a copy of any other, with its data. */
public final class EditableSegment extends AlteredSegment {

    public EditableSegment(SegmentView view) {
        super(view);
    }

    public EditableSegment frame(long number) {
        frame = number;
        return this;
    }

    public EditableSegment at(long nanos) {
        this.nanos = nanos;
        return this;
    }

    /** Another IP datagram, not a copy of the same. */
    public EditableSegment sentAnew() {
        identification = identification + 0x5a17 & 0xffff;
        return this;
    }

    public EditableSegment sequence(int number) {
        sequence = number;
        return this;
    }

    public EditableSegment acknowledgement(int number) {
        acknowledgement = number;
        return this;
    }

    public EditableSegment flags(int bits) {
        flags = bits;
        return this;
    }

    public EditableSegment window(int field) {
        window = field;
        return this;
    }

    public EditableSegment checksum(int field) {
        checksum = field;
        return this;
    }

    /** Other data, captured whole. */
    public EditableSegment payload(byte[] octets) {
        payload = octets;
        payloadLength = octets.length;
        return this;
    }

    /** As many octets of data as given, of which these were captured. */
    public EditableSegment payload(int length, byte[] captured) {
        payload = captured;
        payloadLength = length;
        return this;
    }

    /** Only so many octets of the data were captured. */
    public EditableSegment snappedTo(int octets) {
        payload = Arrays.copyOf(payload, Math.min(octets, payload.length));
        return this;
    }

    /** Timestamps where the segment has that option. */
    public EditableSegment timestamps(int value, int echo) {
        if (hasOption(Bit.TIMESTAMPS)) {
            timestampValue = value;
            timestampEcho = echo;
        }
        return this;
    }

    /** SACK blocks, left and right edges in turn; none takes the option away. */
    public EditableSegment sack(int... edges) {
        options = edges.length > 0 ? options | Bit.SACK : options & ~Bit.SACK;
        sackEdges = edges;
        return this;
    }

    /** Without these options, an OR of {@link Bit}. */
    public EditableSegment without(int bits) {
        options &= ~bits;
        return this;
    }

    /** Every number of the sender's space moved by one distance, every number of the other's by another. */
    public EditableSegment renumbered(int own, int other) {
        sequence += own;
        if (has(Flags.ACK)) {
            acknowledgement += other;
        }
        sackEdges = Arrays.stream(sackEdges).map(edge -> edge + other).toArray();
        return this;
    }
}
