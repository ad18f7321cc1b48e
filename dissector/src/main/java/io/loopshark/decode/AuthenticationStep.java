package io.loopshark.decode;

import io.loopshark.ksy.wire.AuthenticationHeader;
import org.jspecify.annotations.Nullable;

/** The authentication header (RFC 4302 §2), which leaves what follows readable. */
final class AuthenticationStep extends Step {

    private static final int FIXED = 12;

    private final Steps steps;
    private final AuthenticationHeader header;

    AuthenticationStep(Steps steps) {
        this.steps = steps;
        header = new AuthenticationHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.AUTHENTICATION, start, FIXED);
        }
        header._read();
        int length = (header.length() + 2) << 2;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.AUTHENTICATION, start, length);
        }
        walk.pass(Layer.AUTHENTICATION, start, length);
        return steps.ipProtocols.step(header.nextHeader());
    }
}
