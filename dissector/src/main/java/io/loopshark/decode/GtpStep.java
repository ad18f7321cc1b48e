package io.loopshark.decode;

import io.loopshark.ksy.wire.GtpHeader;
import org.jspecify.annotations.Nullable;

/**
 * A packet of a mobile user in GTP version 1 (3GPP TS 29.281 §5). The tunnel's number is chosen by the receiver, so that it says
 * nothing about which network the packet belongs to.
 */
final class GtpStep extends Step {

    private static final int FIXED = 8;
    private static final int OPTIONAL = 4;
    // Version 1, and the protocol type that tells it from GTP', which carries no packets of users.
    private static final int VERSION_AND_TYPE = 0xf0;
    private static final int VERSION_1_GTP = 0x30;
    private static final int ANY_OPTIONAL = 0x07;
    private static final int EXTENDED = 0x04;
    private static final int PACKET_OF_THE_USER = 0xff;

    private final Steps steps;
    private final GtpHeader header;

    GtpStep(Steps steps) {
        this.steps = steps;
        header = new GtpHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED) {
            return walk.tooShort(Layer.GTP, start, FIXED);
        }
        header._read();
        if ((header.flags() & VERSION_AND_TYPE) != VERSION_1_GTP || header.messageType() != PACKET_OF_THE_USER) {
            return null;
        }
        walk.bound(start + FIXED, header.length(), Limit.GTP);
        int length = FIXED;
        if ((header.flags() & ANY_OPTIONAL) != 0) {
            length += OPTIONAL;
            boolean extended = (header.flags() & EXTENDED) != 0;
            while (extended && walk.capturedFrom(start) > length && walk.u1(start + length - 1) != 0) {
                // An extension header of no length leads nowhere.
                int size = walk.u1(start + length) * 4;
                if (size == 0) {
                    return walk.bogus(Layer.GTP, start, 4, 0, Limit.GTP_EXTENSION);
                }
                length += size;
            }
        }
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.GTP, start, length);
        }
        walk.pass(Layer.GTP, start, length);
        Step ip = steps.ipByVersion();
        // What is neither version of IP is a frame (3GPP TS 29.281 §5.1).
        return ip == null && walk.capturedFrom(walk.position()) > 0 ? steps.ethernet : ip;
    }
}
