package io.loopshark.decode;

import io.kaitai.struct.KaitaiStruct;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A header that always has the same length and of which nothing matters but what it says of the one behind it. */
final class PlainStep extends Step {

    private final Layer layer;
    private final int length;
    private final KaitaiStruct.ReadOnly header;
    private final Function<Walk, @Nullable Step> next;

    /**
     * Makes the step.
     *
     * @param layer what the header is
     * @param length its octets
     * @param header reads it
     * @param next looks at {@code header}, which was read, and tells what comes next; the walk is behind the header then
     */
    PlainStep(Layer layer, int length, KaitaiStruct.ReadOnly header, Function<Walk, @Nullable Step> next) {
        this.layer = layer;
        this.length = length;
        this.header = header;
        this.next = next;
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < length) {
            return walk.tooShort(layer, start, length);
        }
        header._read();
        walk.pass(layer, start, length);
        return next.apply(walk);
    }
}
