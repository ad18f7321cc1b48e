package io.loopshark.forging;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;
import io.loopshark.testing.Sums;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/** A segment of which any one thing can be changed, on a copy. */
final class Forged implements SegmentView {

    private final SegmentView origin;
    private final Sums.State sum;

    long frame;
    long nanos;
    int sequence;
    int acknowledgement;
    int flags;
    int window;
    int options;
    int maximumSegmentSize;
    int shift;
    int timestampValue;
    int timestampEcho;
    int[] sackEdges;
    byte[] payload;
    int payloadLength;

    /** The same as {@code view}, which has to stay as it is. */
    Forged(SegmentView view) {
        origin = view instanceof Forged forged ? forged.origin : view;
        sum = Sums.state(origin);
        frame = view.frameNumber();
        nanos = view.timestampNanos();
        sequence = view.sequence();
        acknowledgement = view.acknowledgement();
        flags = view.flags();
        window = view.window();
        options = view.optionBits();
        maximumSegmentSize = view.maximumSegmentSize();
        shift = view.windowShift();
        timestampValue = view.timestampValue();
        timestampEcho = view.timestampEcho();
        sackEdges = new int[2 * view.sackBlocks()];
        for (int i = 0; i < view.sackBlocks(); i++) {
            sackEdges[2 * i] = view.sackLeft(i);
            sackEdges[2 * i + 1] = view.sackRight(i);
        }
        int from = view.payloadOffset();
        payload = Arrays.copyOfRange(view.payloadArray(), from, from + view.capturedPayloadLength());
        payloadLength = view.payloadLength();
    }

    /** A copy with this change. */
    Forged with(Consumer<Forged> change) {
        Forged copy = new Forged(this);
        change.accept(copy);
        return copy;
    }

    /** Gives the segment {@code length} octets of data. */
    void carry(int length) {
        payload = Arrays.copyOf(payload, length);
        payloadLength = length;
    }

    /** Adds an option ({@link Bit}). */
    void option(int bit) {
        options |= bit;
    }

    /** Neither SYN nor RST. */
    boolean ordinary() {
        return !Flags.any(flags, Flags.SYN | Flags.RST);
    }

    /** ACK and nothing that takes a sequence number. */
    boolean pureAck() {
        return has(Flags.ACK) && ordinary() && sequenceLength() == 0;
    }

    @Override
    public long frameNumber() {
        return frame;
    }

    @Override
    public long timestampNanos() {
        return nanos;
    }

    @Override
    public boolean ipv6() {
        return origin.ipv6();
    }

    @Override
    public long sourceHigh() {
        return origin.sourceHigh();
    }

    @Override
    public long sourceLow() {
        return origin.sourceLow();
    }

    @Override
    public long destinationHigh() {
        return origin.destinationHigh();
    }

    @Override
    public long destinationLow() {
        return origin.destinationLow();
    }

    @Override
    public int network() {
        return origin.network();
    }

    @Override
    public int identification() {
        return origin.identification();
    }

    @Override
    public int sourcePort() {
        return origin.sourcePort();
    }

    @Override
    public int destinationPort() {
        return origin.destinationPort();
    }

    @Override
    public int sequence() {
        return sequence;
    }

    @Override
    public int acknowledgement() {
        return acknowledgement;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public int window() {
        return window;
    }

    /** Who forges a segment signs it anew, so that whatever was changed shows in the checksum. */
    @Override
    public int checksum() {
        int before = contents(origin);
        int now = contents(this);
        return before == now ? origin.checksum() : origin.checksum() + 1 + Math.floorMod(now - before, 0xFFFE) & 0xFFFF;
    }

    private static int contents(SegmentView segment) {
        int from = segment.payloadOffset();
        int contents = Objects.hash(
                segment.sequence(),
                segment.acknowledgement(),
                segment.flags(),
                segment.window(),
                segment.optionBits(),
                segment.maximumSegmentSize(),
                segment.windowShift(),
                segment.timestampValue(),
                segment.timestampEcho(),
                segment.payloadLength());
        for (int i = 0; i < segment.sackBlocks(); i++) {
            contents = 31 * contents + Objects.hash(segment.sackLeft(i), segment.sackRight(i));
        }
        for (int i = from; i < from + segment.capturedPayloadLength(); i++) {
            contents = 31 * contents + segment.payloadArray()[i];
        }
        return contents;
    }

    @Override
    public int headerSum() {
        return payload.length < payloadLength ? 0 : Sums.headerSum(sum, payload);
    }

    @Override
    public int urgentPointer() {
        return origin.urgentPointer();
    }

    @Override
    public int headerLength() {
        return origin.headerLength();
    }

    @Override
    public int payloadLength() {
        return payloadLength;
    }

    @Override
    public int capturedPayloadLength() {
        return payload.length;
    }

    @Override
    public byte[] payloadArray() {
        return payload;
    }

    @Override
    public int payloadOffset() {
        return 0;
    }

    @Override
    public int optionBits() {
        return options;
    }

    @Override
    public int maximumSegmentSize() {
        return maximumSegmentSize;
    }

    @Override
    public int windowShift() {
        return shift;
    }

    @Override
    public int timestampValue() {
        return timestampValue;
    }

    @Override
    public int timestampEcho() {
        return timestampEcho;
    }

    @Override
    public int sackBlocks() {
        return sackEdges.length / 2;
    }

    @Override
    public int sackLeft(int index) {
        return sackEdges[2 * index];
    }

    @Override
    public int sackRight(int index) {
        return sackEdges[2 * index + 1];
    }

    @Override
    public String toString() {
        return io.loopshark.segment.Segment.of(this).toString();
    }
}
