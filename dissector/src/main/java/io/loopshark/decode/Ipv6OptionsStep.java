package io.loopshark.decode;

import io.loopshark.ksy.wire.Ipv6ExtensionHead;
import io.loopshark.ksy.wire.Ipv6JumboOption;
import org.jspecify.annotations.Nullable;

/**
 * The extension headers of IPv6 that are built alike: hop-by-hop options, destination options, routing (RFC 8200 §4.3, §4.4,
 * §4.6). Of what they hold only the length of a jumbogram matters here (RFC 2675 §2).
 */
final class Ipv6OptionsStep extends Step {

    private static final int UNIT = 8;
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
        walk.pass(layer, start, length);
        return steps.ipProtocols.step(head.nextHeader());
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
