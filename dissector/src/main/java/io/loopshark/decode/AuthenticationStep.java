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
        header = new AuthenticationHeader(steps.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        if (walk.captured() < FIXED) {
            return walk.tooShort(Layer.AUTHENTICATION, FIXED);
        }
        steps.stream.seek(walk.position);
        header._read();
        int length = (header.length() + 2) << 2;
        if (walk.captured() < length) {
            return walk.tooShort(Layer.AUTHENTICATION, length);
        }
        walk.pass(Layer.AUTHENTICATION, Math.max(length, 8));
        return steps.byIpProtocol(header.nextHeader());
    }
}
