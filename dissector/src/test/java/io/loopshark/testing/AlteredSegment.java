package io.loopshark.testing;

import io.loopshark.segment.Segment;
import io.loopshark.segment.SegmentView;
import java.util.Arrays;

/** A copy of a segment, with its data, of which a test may alter what it likes: the fields are what there is to see. */
public abstract class AlteredSegment implements SegmentView {

    private final SegmentView origin;
    private final Sums.State sum;

    public long frame;
    public long nanos;
    public int identification;
    public int sequence;
    public int acknowledgement;
    public int flags;
    public int window;
    public int checksum;
    public int options;
    public int maximumSegmentSize;
    public int shift;
    public int timestampValue;
    public int timestampEcho;
    public int[] sackEdges;
    public byte[] payload;
    public int payloadLength;

    /** The same as {@code view}, which has to stay as it is where that is no altered one itself. */
    protected AlteredSegment(SegmentView view) {
        origin = view instanceof AlteredSegment altered ? altered.origin : view;
        sum = view instanceof AlteredSegment altered ? altered.sum : Sums.state(view);
        frame = view.frameNumber();
        nanos = view.timestampNanos();
        identification = view.identification();
        sequence = view.sequence();
        acknowledgement = view.acknowledgement();
        flags = view.flags();
        window = view.window();
        checksum = view.checksum();
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

    /** What this is a copy of, or a copy of a copy. */
    protected final SegmentView origin() {
        return origin;
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
        return identification;
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

    @Override
    public int checksum() {
        return checksum;
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
        return Segment.of(this).toString();
    }
}
