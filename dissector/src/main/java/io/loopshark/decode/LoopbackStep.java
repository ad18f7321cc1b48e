package io.loopshark.decode;

import io.loopshark.ksy.wire.LoopbackHeader;
import org.jspecify.annotations.Nullable;

/**
 * The four octets of address family in front of a packet of the BSDs' loopback interface. In LINKTYPE_NULL they have the byte
 * order of the machine that captured, so that both orders are tried; no family's number reads as another one in the other order.
 */
final class LoopbackStep extends Step {

    private static final int LENGTH = 4;

    private final Steps steps;
    private final LoopbackHeader header;

    LoopbackStep(Steps steps) {
        this.steps = steps;
        header = new LoopbackHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.LOOPBACK, start, LENGTH);
        }
        header._read();
        walk.pass(Layer.LOOPBACK, start, LENGTH);
        int family = (int) header.family();
        return byFamily((family & 0xffff) == 0 ? Integer.reverseBytes(family) : family);
    }

    private @Nullable Step byFamily(int family) {
        return switch (family) {
            case 2 -> steps.ipv4;
            // Linux; the BSDs, each another one; Darwin.
            case 10, 24, 28, 30 -> steps.ipv6;
            // Some programs write an EtherType.
            default -> steps.byEtherType(family);
        };
    }
}
