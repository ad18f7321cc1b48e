package io.loopshark.decode;

import io.loopshark.ksy.wire.ErspanHeader;
import io.loopshark.ksy.wire.ErspanTrailer;
import org.jspecify.annotations.Nullable;

/** What mirroring switches put between GRE and the frame, types II and III. */
final class ErspanStep extends Step {

    private static final int TYPE_2_LENGTH = 8;
    private static final int TYPE_3_LENGTH = 12;
    private static final int PLATFORM_LENGTH = 8;
    private static final int HAS_PLATFORM = 1;
    private static final int TYPE_3 = 2;
    private static final int FRAME_TYPE_IP = 2;

    private final Steps steps;
    private final ErspanHeader header;
    private final ErspanTrailer trailer;

    ErspanStep(Steps steps) {
        this.steps = steps;
        header = new ErspanHeader(steps.walk.stream);
        trailer = new ErspanTrailer(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < TYPE_2_LENGTH) {
            return walk.tooShort(Layer.ERSPAN, start, TYPE_2_LENGTH);
        }
        header._read();
        if (header.versionVlan() >>> 12 != TYPE_3) {
            walk.pass(Layer.ERSPAN, start, TYPE_2_LENGTH);
            return steps.ethernet;
        }
        if (walk.capturedFrom(start) < TYPE_3_LENGTH) {
            return walk.tooShort(Layer.ERSPAN, start, TYPE_3_LENGTH);
        }
        trailer._read();
        int flags = trailer.typeFlags();
        int length = TYPE_3_LENGTH + ((flags & HAS_PLATFORM) != 0 ? PLATFORM_LENGTH : 0);
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(Layer.ERSPAN, start, length);
        }
        walk.pass(Layer.ERSPAN, start, length);
        return (flags >>> 10 & 0x1f) == FRAME_TYPE_IP ? steps.ipByVersion() : steps.ethernet;
    }
}
