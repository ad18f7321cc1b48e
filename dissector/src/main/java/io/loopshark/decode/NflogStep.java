package io.loopshark.decode;

import io.loopshark.ksy.wire.NflogHeader;
import org.jspecify.annotations.Nullable;

/**
 * Packets logged by Linux' Netfilter: a header, then attributes of a length, a type and a value, each padded to whole words; one of
 * them is the packet. Their numbers have the byte order of the machine that captured.
 */
final class NflogStep extends Step {

    private static final int LENGTH = 4;
    private static final int ATTRIBUTE_HEAD = 4;
    private static final int PAYLOAD = 9;
    private static final int INET = 2;
    private static final int INET6 = 10;

    private final Steps steps;
    private final NflogHeader header;

    NflogStep(Steps steps) {
        this.steps = steps;
        header = new NflogHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH + ATTRIBUTE_HEAD) {
            return walk.tooShort(Layer.NFLOG, start, LENGTH + ATTRIBUTE_HEAD);
        }
        header._read();
        int at = start + LENGTH;
        // A first attribute of 4 to 255 octets has its length in the octet that comes first in little endian.
        boolean little = walk.u1(at) != 0;
        while (walk.capturedFrom(at) >= ATTRIBUTE_HEAD) {
            int size = little ? Short.toUnsignedInt(Short.reverseBytes((short) walk.u2(at))) : walk.u2(at);
            int type = little ? Short.toUnsignedInt(Short.reverseBytes((short) walk.u2(at + 2))) : walk.u2(at + 2);
            if (size < ATTRIBUTE_HEAD) {
                return walk.bogus(Layer.NFLOG, start, ATTRIBUTE_HEAD, size, Limit.NFLOG);
            }
            if (type == PAYLOAD) {
                walk.bound(at, size, Limit.NFLOG);
                walk.pass(Layer.NFLOG, start, at + ATTRIBUTE_HEAD - start);
                return packet();
            }
            at += (size + 3) & ~3;
        }
        return null;
    }

    private @Nullable Step packet() {
        return switch (header.family()) {
            case INET -> steps.ipv4;
            case INET6 -> steps.ipv6;
            default -> null;
        };
    }
}
