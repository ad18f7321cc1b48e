package io.loopshark.decode;

import io.loopshark.ksy.wire.CapwapHeader;
import org.jspecify.annotations.Nullable;

/** A data packet of CAPWAP (RFC 5415 §4.3) that is neither encrypted nor a fragment. */
final class CapwapStep extends Step {

    private static final int FIXED = 8;
    private static final int ENCRYPTED = 1 << 24;
    private static final int NATIVE_FRAME = 1 << 8;
    private static final int FRAGMENT = 1 << 7;
    private static final int KIND_MASK = 0x0f;
    private static final int KIND_DATA = 0x08;

    private final Steps steps;
    private final CapwapHeader header;

    CapwapStep(Steps steps) {
        this.steps = steps;
        header = new CapwapHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.CAPWAP, start, FIXED);
        }
        header._read();
        int first = (int) header.lengthsFlags();
        if ((first & (ENCRYPTED | FRAGMENT)) != 0) {
            return null;
        }
        int length = Math.max((first >>> 19 & 0x1f) * 4, FIXED);
        if (walk.capturedFrom(start) < length + 2) {
            return walk.tooShort(Layer.CAPWAP, start, length + 2);
        }
        walk.pass(Layer.CAPWAP, start, length);
        if ((first & NATIVE_FRAME) == 0) {
            return steps.ethernet;
        }
        // Controllers of one maker turn the two octets of the frame control field round.
        int at = walk.position();
        steps.wlan.swapped((walk.u1(at) & KIND_MASK) != KIND_DATA && (walk.u1(at + 1) & KIND_MASK) == KIND_DATA);
        return steps.wlan;
    }
}
