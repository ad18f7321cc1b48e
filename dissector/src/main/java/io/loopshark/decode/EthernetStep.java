package io.loopshark.decode;

import io.loopshark.ksy.wire.EthernetHeader;
import org.jspecify.annotations.Nullable;

/** Ethernet II, and IEEE 802.3 where the type field is a length. */
final class EthernetStep extends Step {

    private static final int LENGTH = 14;

    private final Steps steps;
    private final EthernetHeader header;

    EthernetStep(Steps steps) {
        this.steps = steps;
        header = new EthernetHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.ETHERNET, start, LENGTH);
        }
        header._read();
        int type = header.typeLength();
        if (type == EtherTypes.IPV4) {
            walk.pass(Layer.ETHERNET, start, LENGTH);
            return steps.ipv4;
        }
        walk.pass(type < EtherTypes.FIRST ? Layer.IEEE_802_3 : Layer.ETHERNET, start, LENGTH);
        return steps.etherTypes.step(type, walk);
    }
}
