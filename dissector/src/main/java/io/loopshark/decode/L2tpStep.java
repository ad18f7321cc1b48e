package io.loopshark.decode;

import io.loopshark.ksy.wire.L2tpHead;
import org.jspecify.annotations.Nullable;

/** A data message of L2TP version 2 (RFC 2661 §3.1), which carries PPP. */
final class L2tpStep extends Step {

    private static final int HEAD = 2;
    private static final int CONTROL = 0x8000;
    private static final int HAS_LENGTH = 0x4000;
    private static final int HAS_SEQUENCE = 0x0800;
    private static final int HAS_OFFSET = 0x0200;
    private static final int VERSION = 0x000f;
    private static final int IDENTIFIERS = 4;

    private final Steps steps;
    private final L2tpHead head;

    L2tpStep(Steps steps) {
        this.steps = steps;
        head = new L2tpHead(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < HEAD) {
            return walk.tooShort(Layer.L2TP, start, HEAD);
        }
        head._read();
        int flags = head.flagsVersion();
        if ((flags & CONTROL) != 0 || (flags & VERSION) != 2) {
            return null;
        }
        int length = HEAD
                + ((flags & HAS_LENGTH) != 0 ? 2 : 0)
                + IDENTIFIERS
                + ((flags & HAS_SEQUENCE) != 0 ? 4 : 0)
                + ((flags & HAS_OFFSET) != 0 ? 2 : 0);
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.L2TP, start, length);
        }
        if ((flags & HAS_LENGTH) != 0) {
            walk.bound(start, Math.max(walk.u2(start + HEAD), length), Limit.L2TP);
        }
        int padding = (flags & HAS_OFFSET) != 0 ? walk.u2(start + length - 2) : 0;
        if (walk.capturedFrom(start) < length + padding) {
            return walk.tooShort(Layer.L2TP, start, length + padding);
        }
        walk.pass(Layer.L2TP, start, length + padding);
        return steps.ppp;
    }
}
