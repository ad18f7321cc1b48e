package io.loopshark.decode;

import io.loopshark.ksy.wire.IpcompHeader;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** A compressed payload of IP (RFC 3173), by DEFLATE (RFC 2394). */
final class IpCompStep extends Step {

    private static final int LENGTH = 4;

    /** No payload of IP is longer. */
    private static final int MAX_PAYLOAD = 65_535;

    private final Steps steps;
    private final IpcompHeader header;

    IpCompStep(Steps steps) {
        this.steps = steps;
        header = new IpcompHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.IPCOMP, start, LENGTH);
        }
        header._read();
        int next = header.nextHeader();
        walk.pass(Layer.IPCOMP, start, LENGTH);
        byte[] payload = inflated(walk);
        if (payload == null) {
            return null;
        }
        walk.goOnIn(payload);
        return steps.ipProtocols.step(next);
    }

    /** The rest of the layer, decompressed; null where that isn't possible. */
    private static byte @Nullable [] inflated(Walk walk) {
        int from = walk.position();
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(walk.stream.array(), from, Math.max(walk.capturedFrom(from), 0));
            byte[] octets = new byte[MAX_PAYLOAD];
            int length = 0;
            while (length < MAX_PAYLOAD) {
                int more = inflater.inflate(octets, length, MAX_PAYLOAD - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            return inflater.finished() ? Arrays.copyOf(octets, length) : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
