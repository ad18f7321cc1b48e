package io.loopshark.decode;

import io.loopshark.ksy.wire.Ipv4Header;
import org.jspecify.annotations.Nullable;

/** IPv4 with its options (RFC 791 §3.1). */
final class Ipv4Step extends Step {

    private static final int LENGTH = 20;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1fff;

    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int LOOSE_ROUTE = 131;
    private static final int STRICT_ROUTE = 137;
    private static final int SHORTEST_ROUTE = 7;

    private final Steps steps;
    private final Ipv4Header header;

    Ipv4Step(Steps steps) {
        this.steps = steps;
        header = new Ipv4Header(steps.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        if (walk.captured() < LENGTH) {
            return walk.tooShort(Layer.IPV4, LENGTH);
        }
        steps.stream.seek(walk.position);
        header._read();
        int length = (header.versionLength() & 0xf) << 2;
        if (header.versionLength() >>> 4 != 4) {
            return walk.bogus(Layer.IPV4, LENGTH, 0, "ip.version");
        }
        if (length < LENGTH) {
            return walk.bogus(Layer.IPV4, LENGTH, length, "ip.hdr_len");
        }
        int total = header.totalLength();
        if (total != 0) {
            if (total < length) {
                return walk.bogus(Layer.IPV4, length, total, "ip.len");
            }
            walk.bound(total, "ip.len");
        }
        // A total length of 0 is left by an interface that was still to cut the segment: the frame's own length tells.
        if (walk.captured() < length) {
            return walk.tooShort(Layer.IPV4, length);
        }
        return enter(walk, length);
    }

    private @Nullable Step enter(Walk walk, int length) {
        if (++walk.ipHeaders > Walk.MAX_IP_HEADERS) {
            return walk.bogus(Layer.IPV4, length, 0, "number of IP headers");
        }
        walk.packet.setIpv4(header.src(), length > LENGTH ? finalDestination(walk, length) : header.dst());
        walk.pass(Layer.IPV4, length);
        int fragment = header.flagsFragment();
        walk.packet.fragment = (fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0;
        if ((fragment & FRAGMENT_OFFSET) != 0) {
            return null;
        }
        return header.protocol() == 6 ? steps.tcp : steps.byIpProtocol(header.protocol());
    }

    /**
     * Where the datagram goes in the end: the last address of a source route that isn't used up yet, which is also the one that the
     * TCP checksum covers (RFC 1122 §4.2.3.8); without a route the destination address itself.
     */
    private long finalDestination(Walk walk, int length) {
        int at = LENGTH;
        while (at + 1 < length && walk.u1(at) != END_OF_OPTIONS) {
            int type = walk.u1(at);
            if (type == NO_OPERATION) {
                at++;
                continue;
            }
            int size = walk.u1(at + 1);
            if (size < 2 || at + size > length) {
                break;
            }
            if ((type == LOOSE_ROUTE || type == STRICT_ROUTE) && size >= SHORTEST_ROUTE && walk.u1(at + 2) <= size) {
                return Integer.toUnsignedLong(walk.u4(at + size - 4));
            }
            at += size;
        }
        return header.dst();
    }
}
