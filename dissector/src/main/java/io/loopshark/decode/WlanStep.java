package io.loopshark.decode;

import io.loopshark.ksy.wire.WlanHeader;
import org.jspecify.annotations.Nullable;

/**
 * A data frame of IEEE 802.11 (§9.3.2). What is encrypted or in pieces is not followed; of several packets aggregated in one frame
 * only the first is.
 */
final class WlanStep extends Step {

    private static final int LENGTH = 24;
    private static final int FOURTH_ADDRESS = 6;
    private static final int QOS_CONTROL = 2;
    private static final int HT_CONTROL = 4;
    private static final int AGGREGATE_HEAD = 14;

    private static final int KIND_MASK = 0x0f;
    private static final int KIND_DATA = 0x08;
    private static final int SUBTYPE_NO_DATA = 0x40;
    private static final int SUBTYPE_QOS = 0x80;
    private static final int BOTH_DIRECTIONS = 0x03;
    private static final int MORE_FRAGMENTS = 0x04;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;
    private static final int FRAGMENT_NUMBER = 0x0f;
    private static final int AGGREGATE = 0x80;

    private final Steps steps;
    private final WlanHeader header;
    private boolean padded;
    private boolean swapped;

    WlanStep(Steps steps) {
        this.steps = steps;
        header = new WlanHeader(steps.walk.stream);
    }

    /** Whether in the next frame padding behind the header aligns what follows to whole words, as some radios have it. */
    void padded(boolean aligned) {
        padded = aligned;
    }

    /** Whether in the next frame the two octets of the frame control field are turned round. */
    void swapped(boolean turned) {
        swapped = turned;
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        boolean aligned = padded;
        boolean turned = swapped;
        padded = false;
        swapped = false;
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.WLAN, start, LENGTH);
        }
        header._read();
        int kind = turned ? header.flags() : header.kind();
        int flags = turned ? header.kind() : header.flags();
        boolean data = (kind & KIND_MASK) == KIND_DATA && (kind & SUBTYPE_NO_DATA) == 0;
        boolean inPieces = (flags & MORE_FRAGMENTS) != 0 || (header.sequence() & FRAGMENT_NUMBER) != 0;
        if (!data || inPieces || (flags & PROTECTED) != 0) {
            walk.pass(Layer.WLAN, start, LENGTH);
            return null;
        }
        boolean qos = (kind & SUBTYPE_QOS) != 0;
        int length = LENGTH + ((flags & BOTH_DIRECTIONS) == BOTH_DIRECTIONS ? FOURTH_ADDRESS : 0);
        int qosControl = start + length;
        if (qos) {
            length += QOS_CONTROL + ((flags & ORDER) != 0 ? HT_CONTROL : 0);
        }
        length = aligned ? (length + 3) & ~3 : length;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.WLAN, start, length);
        }
        walk.pass(Layer.WLAN, start, length);
        return qos && (walk.u1(qosControl) & AGGREGATE) != 0 ? firstOfAggregate(walk) : steps.llc;
    }

    private @Nullable Step firstOfAggregate(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < AGGREGATE_HEAD) {
            return walk.tooShort(Layer.WLAN_AGGREGATE, start, AGGREGATE_HEAD);
        }
        int length = walk.u2(start + AGGREGATE_HEAD - 2);
        walk.pass(Layer.WLAN_AGGREGATE, start, AGGREGATE_HEAD);
        walk.bound(walk.position(), length, Limit.WLAN_AGGREGATE);
        return steps.llc;
    }
}
