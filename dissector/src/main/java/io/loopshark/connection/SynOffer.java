package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;

/** What one peer's SYN and the copies of it said and offered. Before one was captured everything is 0. */
final class SynOffer {

    private static final int LARGEST_SHIFT = 14;

    private int flags;
    private int acknowledgement;
    private int firstTimestamp;
    private boolean again;
    private int payload;
    private int shift;
    private int maximumSegmentSize;
    private int optionsInSome;
    private int optionsInEvery;

    /** Takes the SYN that opens the peer's sequence space. */
    void take(SegmentView syn) {
        flags = syn.flags();
        acknowledgement = syn.acknowledgement();
        firstTimestamp = syn.timestampValue();
        payload = syn.payloadLength();
        shift = Math.min(syn.windowShift(), LARGEST_SHIFT);
        maximumSegmentSize = syn.maximumSegmentSize();
        optionsInSome |= syn.optionBits(); // missCopy may have come first, where the capture is out of order
        optionsInEvery = syn.optionBits();
    }

    /** Takes a further copy. */
    void takeCopy(SegmentView syn) {
        again = true;
        optionsInSome |= syn.optionBits();
        optionsInEvery &= syn.optionBits();
    }

    /** A copy was not captured: it may have offered anything. */
    void missCopy() {
        optionsInSome |= TcpOption.Bit.CUT;
    }

    /** The SYN proved to be void; the next one begins anew. */
    void forget() {
        again = false;
        optionsInSome = 0;
    }

    int flags() {
        return flags;
    }

    /** Whether a further copy was captured. */
    boolean again() {
        return again;
    }

    /** The TSval of the first copy, raw; 0 where it had none. */
    int firstTimestamp() {
        return firstTimestamp;
    }

    /** Octets of data in the SYN. */
    int payload() {
        return payload;
    }

    /** The window scale offered, 0 to 14. */
    int shift() {
        return shift;
    }

    int maximumSegmentSize() {
        return maximumSegmentSize;
    }

    /** The options that each copy carried, an OR of {@link TcpOption.Bit}. */
    int optionsInEvery() {
        return optionsInEvery;
    }

    /** Whether some copy carried this option, or may have, since its options can not all be read. */
    boolean mayHave(int option) {
        return (optionsInSome & (option | TcpOption.Bit.MALFORMED | TcpOption.Bit.CUT)) != 0;
    }

    /** Whether this is a SYN-ACK that answers the given SYN. */
    boolean answers(SegmentView syn) {
        return Flags.isSynAck(flags) && inClosedRange(acknowledgement, syn.sequence() + 1, syn.nextSequence());
    }
}
