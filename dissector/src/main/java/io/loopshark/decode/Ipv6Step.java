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
        header = new Ipv6Header(steps.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        if (walk.captured() < LENGTH) {
            return walk.tooShort(Layer.IPV6, LENGTH);
        }
        steps.stream.seek(walk.position);
        header._read();
        if (header.versionClassFlow() >>> 28 != 6) {
            return walk.bogus(Layer.IPV6, LENGTH, 0, "ipv6.version");
        }
        if (++walk.ipHeaders > Walk.MAX_IP_HEADERS) {
            return walk.bogus(Layer.IPV6, LENGTH, 0, "number of IP headers");
        }
        walk.packet.setIpv6(header.srcHigh(), header.srcLow(), header.dstHigh(), header.dstLow());
        walk.pass(Layer.IPV6, LENGTH);
        walk.packet.fragment = false;
        // 0 is a jumbogram, whose hop-by-hop options tell the length, or a segment that the interface was still to cut.
        if (header.payloadLength() != 0) {
            walk.bound(header.payloadLength(), "ipv6.plen");
        }
        return header.nextHeader() == 6 ? steps.tcp : steps.byIpProtocol(header.nextHeader());
    }
}
