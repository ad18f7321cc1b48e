package io.loopshark.decode;

import io.loopshark.ksy.wire.Ipv6FragmentHeader;
import org.jspecify.annotations.Nullable;

/** The fragment header of IPv6 (RFC 8200 §4.5). */
final class Ipv6FragmentStep extends Step {

    private static final int LENGTH = 8;

    private final Steps steps;
    private final Ipv6FragmentHeader header;

    Ipv6FragmentStep(Steps steps) {
        this.steps = steps;
        header = new Ipv6FragmentHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.IPV6_FRAGMENT, start, LENGTH);
        }
        header._read();
        walk.pass(Layer.IPV6_FRAGMENT, start, LENGTH);
        boolean more = (header.offsetMore() & 1) != 0;
        int offset = header.offsetMore() & 0xfff8;
        int next = header.nextHeader();
        if (more || offset != 0) {
            if (walk.holdsFragment()) {
                next = walk.reassemble((int) header.identification(), 0, offset, more, next);
                return next < 0 ? null : steps.ipProtocols.step(next);
            }
            walk.packet().markFragment();
        }
        return offset == 0 ? steps.ipProtocols.step(next) : null;
    }
}
