package io.loopshark.decode;

import io.loopshark.ksy.wire.JuniperHeader;
import org.jspecify.annotations.Nullable;

/** What routers of Juniper put in front of a captured frame, in one of their many link types. */
final class JuniperStep extends Step {

    private static final int FIXED = 4;
    private static final int EXTENSIONS_HEAD = 2;
    private static final int MAGIC_NUMBER = 0x4d4743;
    private static final int HAS_EXTENSIONS = 0x80;
    private static final int WITHOUT_LINK_LAYER = 0x02;

    private final int cookie;
    private final Step next;
    private final JuniperHeader header;

    /**
     * Makes the step.
     *
     * @param cookie octets between the header and the frame
     * @param next reads the frame
     */
    JuniperStep(Steps steps, int cookie, Step next) {
        this.cookie = cookie;
        this.next = next;
        header = new JuniperHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < FIXED + EXTENSIONS_HEAD) {
            return walk.tooShort(Layer.JUNIPER, start, FIXED + EXTENSIONS_HEAD);
        }
        header._read();
        int flags = (int) header.magicFlags();
        if (flags >>> 8 != MAGIC_NUMBER || (flags & WITHOUT_LINK_LAYER) != 0) {
            return null;
        }
        int extensions = (flags & HAS_EXTENSIONS) != 0 ? EXTENSIONS_HEAD + walk.u2(start + FIXED) : 0;
        int length = FIXED + extensions + cookie;
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.JUNIPER, start, length);
        }
        walk.pass(Layer.JUNIPER, start, length);
        return next;
    }
}
