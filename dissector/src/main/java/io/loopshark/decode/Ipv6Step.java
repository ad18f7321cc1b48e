package io.loopshark.decode;

import io.loopshark.ksy.wire.Ipv6Header;
import org.jspecify.annotations.Nullable;

/** The fixed header of IPv6 (RFC 8200 §3); what extends it are steps of their own. */
final class Ipv6Step extends Step {

    private static final int LENGTH = 40;

    private final Steps steps;
    private final Ipv6Header header;

    Ipv6Step(Steps steps) {
        this.steps = steps;
        header = new Ipv6Header(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.IPV6, start, LENGTH);
        }
        header._read();
        if (header.versionClassFlow() >>> 28 != 6) {
            return walk.bogus(Layer.IPV6, start, LENGTH, 0, Limit.IP_VERSION);
        }
        walk.packet().setIpv6(header.srcHigh(), header.srcLow(), header.dstHigh(), header.dstLow());
        walk.pass(Layer.IPV6, start, LENGTH);
        // 0 is a jumbogram, whose hop-by-hop options tell the length, or a segment that the interface was still to cut.
        int payload = (int) header.lengthNextHop() >>> 16;
        if (payload != 0) {
            walk.bound(start + LENGTH, payload, Limit.IPV6_PAYLOAD);
        }
        int next = (int) header.lengthNextHop() >>> 8 & 0xff;
        return next == IpProtocols.TCP ? steps.tcp : steps.ipProtocols.step(next);
    }
}
