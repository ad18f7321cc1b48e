package io.loopshark.decode;

import io.loopshark.ksy.wire.Ipv6ExtensionHead;
import io.loopshark.ksy.wire.Ipv6JumboOption;
import org.jspecify.annotations.Nullable;

/**
 * The extension headers of IPv6 that are built alike: hop-by-hop options, destination options, routing (RFC 8200 §4.3, §4.4,
 * §4.6). Of what they hold only the length of a jumbogram (RFC 2675 §2) and where a route ends matter here.
 */
final class Ipv6OptionsStep extends Step {

    private static final int UNIT = 8;
    private static final int ADDRESS = 16;
    private static final int SOURCE_ROUTE = 0;
    private static final int HOME_ADDRESS = 2;
    private static final int SEGMENT_ROUTING = 4;
    private static final int PAD_1 = 0;
    private static final int JUMBO_PAYLOAD = 0xc2;
    private static final int JUMBO_LENGTH = 6;
    private static final int MAX_PLAIN_PAYLOAD = 65_535;

    private final Steps steps;
    private final Layer layer;
    private final Ipv6ExtensionHead head;
    private final Ipv6JumboOption jumbo;

    Ipv6OptionsStep(Steps steps, Layer layer) {
        this.steps = steps;
        this.layer = layer;
        head = new Ipv6ExtensionHead(steps.walk.stream);
        jumbo = new Ipv6JumboOption(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < UNIT) {
            return walk.tooShort(layer, start, UNIT);
        }
        head._read();
        int length = (head.length() + 1) * UNIT;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(layer, start, length);
        }
        if (layer == Layer.IPV6_HOP_BY_HOP) {
            findJumboPayload(walk, start, length);
        }
        if (layer == Layer.IPV6_ROUTING) {
            findDestination(walk, start, length);
        }
        walk.pass(layer, start, length);
        return steps.ipProtocols.step(head.nextHeader());
    }

    /**
     * Where the packet goes in the end while its route isn't used up yet, which is also the address that the TCP checksum covers (RFC
     * 8200 §8.1): the last one of the route, and the first one where segment routing (RFC 8754 §2) lists them backwards.
     */
    private static void findDestination(Walk walk, int start, int length) {
        int segmentsLeft = walk.u1(start + 3);
        if (segmentsLeft == 0 || length < UNIT + ADDRESS) {
            return;
        }
        switch (walk.u1(start + 2)) {
            case SOURCE_ROUTE -> toAddress(walk, start + length - ADDRESS);
            case HOME_ADDRESS, SEGMENT_ROUTING -> toAddress(walk, start + UNIT);
            default -> {}
        }
    }

    private static void toAddress(Walk walk, int at) {
        walk.packet().setDestination(walk.u8(at), walk.u8(at + 8));
    }

    private void findJumboPayload(Walk walk, int start, int length) {
        int at = start + 2;
        int end = start + length;
        while (at + 2 <= end) {
            int type = walk.u1(at);
            if (type == JUMBO_PAYLOAD && walk.u1(at + 1) == JUMBO_LENGTH - 2 && at + JUMBO_LENGTH <= end) {
                walk.stream.seek(at);
                jumbo._read();
                if (jumbo.payloadLength() > MAX_PLAIN_PAYLOAD && jumbo.payloadLength() < Integer.MAX_VALUE) {
                    // It counts from behind the fixed header, which is where the hop-by-hop options begin.
                    walk.bound(start, (int) jumbo.payloadLength(), Limit.IPV6_JUMBO);
                }
                return;
            }
            at += type == PAD_1 ? 1 : 2 + walk.u1(at + 1);
        }
    }
}
