package io.loopshark.decode;

import io.loopshark.ksy.wire.TeredoAuthentication;
import org.jspecify.annotations.Nullable;

/** Teredo (RFC 4380 §5.1.1): indications, if any, and then IPv6. */
final class TeredoStep extends Step {

    private static final int HEAD = 4;
    private static final int NONCE_AND_CONFIRMATION = 9;
    private static final int ORIGIN_LENGTH = 8;
    private static final int AUTHENTICATION = 1;
    private static final int ORIGIN = 0;

    private final Steps steps;
    private final TeredoAuthentication authentication;

    TeredoStep(Steps steps) {
        this.steps = steps;
        authentication = new TeredoAuthentication(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        int length = 0;
        if (begins(walk, start, AUTHENTICATION)) {
            authentication._read();
            length = HEAD + authentication.identifierLength() + authentication.valueLength() + NONCE_AND_CONFIRMATION;
        }
        if (begins(walk, start + length, ORIGIN)) {
            length += ORIGIN_LENGTH;
        }
        if (walk.capturedFrom(start) < length + 1) {
            return walk.tooShort(Layer.TEREDO, start, length + 1);
        }
        walk.pass(Layer.TEREDO, start, length);
        return walk.u1(start + length) >>> 4 == 6 ? steps.ipv6 : null;
    }

    private static boolean begins(Walk walk, int at, int indicator) {
        return walk.capturedFrom(at) >= HEAD && walk.u2(at) == indicator;
    }
}
