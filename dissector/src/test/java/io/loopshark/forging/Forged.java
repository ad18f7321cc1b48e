package io.loopshark.forging;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;
import io.loopshark.testing.AlteredSegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/** A segment of which any one thing can be changed, on a copy. */
final class Forged extends AlteredSegment {

    /** The same as {@code view}, which has to stay as it is. */
    Forged(SegmentView view) {
        super(view);
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

    /** Who forges a segment signs it anew, so that whatever was changed shows in the checksum. */
    @Override
    public int checksum() {
        int before = contents(origin());
        int now = contents(this);
        return before == now
                ? origin().checksum()
                : origin().checksum() + 1 + Math.floorMod(now - before, 0xFFFE) & 0xFFFF;
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
}
