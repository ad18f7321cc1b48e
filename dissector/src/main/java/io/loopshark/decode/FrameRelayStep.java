package io.loopshark.decode;

import org.jspecify.annotations.Nullable;

/** Frame Relay: an address of two to four octets (Q.922 §3.3), then as RFC 2427 has it, or an EtherType as Cisco has it. */
final class FrameRelayStep extends Step {

    private static final int MAX_ADDRESS = 4;
    private static final int LAST_OF_ADDRESS = 1;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    private final Steps steps;

    FrameRelayStep(Steps steps) {
        this.steps = steps;
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        int length = 1;
        while (length <= MAX_ADDRESS
                && length < walk.capturedFrom(start)
                && (walk.u1(start + length - 1) & LAST_OF_ADDRESS) == 0) {
            length++;
        }
        if (walk.capturedFrom(start) < length + 2) {
            return walk.tooShort(Layer.FRAME_RELAY, start, length + 2);
        }
        if (walk.u1(start + length) != UNNUMBERED_INFORMATION) {
            walk.pass(Layer.FRAME_RELAY, start, length + 2);
            return steps.etherTypes.step(walk.u2(start + length));
        }
        // One octet of zeros may align what follows.
        int before = walk.u1(start + length + 1) == 0 ? length + 2 : length + 1;
        return steps.llc.readNetworkLayer(walk, Layer.FRAME_RELAY, start, before);
    }
}
