package io.loopshark.decode;

import io.loopshark.ksy.wire.ErfHeader;
import org.jspecify.annotations.Nullable;

/** A record of Endace's cards in front of a frame; its extension headers are passed over. */
final class ErfStep extends Step {

    private static final int FIXED = 16;
    private static final int EXTENSION = 8;
    private static final int MORE = 0x80;
    private static final int ETHERNET_OFFSET = 2;

    private final Steps steps;
    private final ErfHeader header;

    ErfStep(Steps steps) {
        this.steps = steps;
        header = new ErfHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.ERF, start, FIXED);
        }
        header._read();
        int length = FIXED;
        boolean extended = (header.kind() & MORE) != 0;
        while (extended && walk.capturedFrom(start) > length) {
            extended = (walk.u1(start + length) & MORE) != 0;
            length += EXTENSION;
        }
        Step next = next(header.kind() & ~MORE);
        length += next == steps.ethernet ? ETHERNET_OFFSET : 0;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.ERF, start, length);
        }
        walk.pass(Layer.ERF, start, length);
        return next;
    }

    private @Nullable Step next(int kind) {
        return switch (kind) {
            case 1 -> steps.ppp;
            // Plain, coloured, and with what a filter made of it.
            case 2, 11, 16, 20 -> steps.ethernet;
            case 22 -> steps.ipv4;
            case 23 -> steps.ipv6;
            default -> null;
        };
    }
}
