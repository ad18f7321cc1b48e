package io.loopshark.decode;

import io.loopshark.ksy.wire.TzspHeader;
import org.jspecify.annotations.Nullable;

/** A frame that a sniffer sends to a collector in the TaZmen Sniffer Protocol: a header and tags. */
final class TzspStep extends Step {

    private static final int FIXED = 4;
    private static final int LAST_KIND = 1;
    private static final int TAG_PADDING = 0;
    private static final int TAG_END = 1;
    private static final int ETHERNET = 1;
    private static final int WLAN = 18;

    private final Steps steps;
    private final TzspHeader header;

    TzspStep(Steps steps) {
        this.steps = steps;
        header = new TzspHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED + 1) {
            return walk.tooShort(Layer.TZSP, start, FIXED + 1);
        }
        header._read();
        if (header.kind() > LAST_KIND) {
            return null;
        }
        int length = FIXED;
        while (walk.capturedFrom(start) > length + 1 && walk.u1(start + length) != TAG_END) {
            length += walk.u1(start + length) == TAG_PADDING ? 1 : 2 + walk.u1(start + length + 1);
        }
        length++;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.TZSP, start, length);
        }
        walk.pass(Layer.TZSP, start, length);
        return switch (header.encapsulation()) {
            case ETHERNET -> steps.ethernet;
            case WLAN -> steps.wlan;
            default -> null;
        };
    }
}
