package io.loopshark.decode;

import io.loopshark.ksy.wire.MacsecTag;
import org.jspecify.annotations.Nullable;

/** MACsec (IEEE 802.1AE §9.3) where it only authenticates. */
final class MacsecStep extends Step {

    private static final int TAG = 6;
    private static final int CHANNEL = 8;
    private static final int TYPE = 2;
    private static final int CHECK_VALUE = 16;
    private static final int HAS_CHANNEL = 0x20;
    private static final int ENCRYPTED_OR_CHANGED = 0x0c;

    private final Steps steps;
    private final MacsecTag tag;

    MacsecStep(Steps steps) {
        this.steps = steps;
        tag = new MacsecTag(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < TAG) {
            return walk.tooShort(Layer.MACSEC, start, TAG);
        }
        tag._read();
        if ((tag.control() & ENCRYPTED_OR_CHANGED) != 0) {
            walk.pass(Layer.MACSEC, start, TAG);
            return null;
        }
        int length = TAG + ((tag.control() & HAS_CHANNEL) != 0 ? CHANNEL : 0) + TYPE;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.MACSEC, start, length);
        }
        walk.pass(Layer.MACSEC, start, length);
        int rest = walk.lengthFrom(walk.position());
        walk.bound(walk.position(), Math.max(rest - CHECK_VALUE, 0), Limit.FRAME);
        return steps.etherTypes.step(walk.u2(start + length - TYPE), walk);
    }
}
