package io.loopshark.decode;

import io.loopshark.ksy.wire.Ipv4Header;
import io.loopshark.segment.InternetChecksum;
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
        header = new Ipv4Header(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.IPV4, start, LENGTH);
        }
        header._read();
        int first = (int) header.versionLength();
        int length = (first >>> 24 & 0xf) << 2;
        int total = first & 0xffff;
        if (first >>> 28 != 4 || length < LENGTH || total < length && total != 0) {
            return bogus(walk, start, first >>> 28, length, total);
        }
        // A total length of 0 is left by an interface that was still to cut the segment: the frame's own length tells.
        if (total != 0) {
            walk.bound(start, total, Limit.IPV4_TOTAL);
        }
        long destination = header.dst();
        if (length > LENGTH) {
            if (walk.capturedFrom(start) < length) {
                return walk.tooShort(Layer.IPV4, start, length);
            }
            destination = finalDestination(walk, start + LENGTH, start + length);
        }
        int beyond = walk.beyondFrame(start, total);
        if (beyond > 0 && checksumFits(walk, start, length)) {
            walk.packet().lose(beyond);
        }
        walk.packet().setIpv4(header.src(), destination, (int) header.identificationFragment() >>> 16);
        walk.pass(Layer.IPV4, start, length);
        return next(walk);
    }

    /** Whether the total length can be believed: it says more than the frame does. */
    private static boolean checksumFits(Walk walk, int start, int length) {
        return InternetChecksum.fold(InternetChecksum.add(0, walk.stream.array(), start, length)) == 0xFFFF;
    }

    private @Nullable Step next(Walk walk) {
        int fragment = (int) header.identificationFragment();
        int protocol = (int) header.ttlProtocol() >>> 16 & 0xff;
        if ((fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0) {
            return readFragment(walk, fragment, protocol);
        }
        return protocol == IpProtocols.TCP ? steps.tcp : steps.ipProtocols.step(protocol);
    }

    private @Nullable Step readFragment(Walk walk, int fragment, int protocol) {
        int offset = (fragment & FRAGMENT_OFFSET) << 3;
        if (walk.holdsFragment()) {
            boolean more = (fragment & MORE_FRAGMENTS) != 0;
            int next = walk.reassemble(fragment >>> 16, protocol, offset, more, protocol);
            return next < 0 ? null : steps.ipProtocols.step(next);
        }
        walk.packet().markFragment();
        return offset == 0 ? steps.ipProtocols.step(protocol) : null;
    }

    private static @Nullable Step bogus(Walk walk, int start, int version, int length, int total) {
        if (version != 4) {
            return walk.bogus(Layer.IPV4, start, LENGTH, 0, Limit.IP_VERSION);
        }
        return length < LENGTH
                ? walk.bogus(Layer.IPV4, start, LENGTH, length, Limit.IPV4_HEADER)
                : walk.bogus(Layer.IPV4, start, length, total, Limit.IPV4_TOTAL);
    }

    /**
     * Where the datagram goes in the end: the last address of a source route that isn't used up yet, which is also the one that the
     * TCP checksum covers (RFC 1122 §4.2.3.8); without a route the destination address itself.
     */
    private long finalDestination(Walk walk, int from, int end) {
        int at = from;
        while (at + 1 < end && walk.u1(at) != END_OF_OPTIONS) {
            int type = walk.u1(at);
            if (type == NO_OPERATION) {
                at++;
                continue;
            }
            int size = walk.u1(at + 1);
            if (size < 2 || at + size > end) {
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
