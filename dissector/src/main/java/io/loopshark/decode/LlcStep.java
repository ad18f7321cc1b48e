package io.loopshark.decode;

import io.loopshark.ksy.wire.LlcHeader;
import io.loopshark.ksy.wire.SnapHeader;
import org.jspecify.annotations.Nullable;

/** IEEE 802.2 logical link control, with SNAP where it has it (RFC 1042). */
final class LlcStep extends Step {

    private static final int LENGTH = 3;
    private static final int SNAP_LENGTH = 5;
    private static final int SAP_SNAP = 0xaa;
    private static final int SAP_IP = 0x06;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    private final Steps steps;
    private final LlcHeader header;
    private final SnapHeader snap;

    LlcStep(Steps steps) {
        this.steps = steps;
        header = new LlcHeader(steps.walk.stream);
        snap = new SnapHeader(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.LLC, start, LENGTH);
        }
        header._read();
        if (header.control() != UNNUMBERED_INFORMATION) {
            return null;
        }
        if (header.dsap() == SAP_SNAP && header.ssap() == SAP_SNAP) {
            return readSnap(walk, start);
        }
        walk.pass(Layer.LLC, start, LENGTH);
        return header.dsap() == SAP_IP ? steps.ipv4 : null;
    }

    private @Nullable Step readSnap(Walk walk, int start) {
        if (walk.capturedFrom(start) < LENGTH + SNAP_LENGTH) {
            return walk.tooShort(Layer.LLC, start, LENGTH + SNAP_LENGTH);
        }
        snap._read();
        walk.pass(Layer.LLC, start, LENGTH + SNAP_LENGTH);
        int organization = snap.ouiHigh() << 16 | snap.ouiLow();
        // 0 is encapsulated Ethernet; 0xf8 is Cisco's and Apple's way of saying the same (802.1H bridging).
        return organization == 0 || organization == 0xf8 ? steps.byEtherType(snap.protocol()) : null;
    }
}
