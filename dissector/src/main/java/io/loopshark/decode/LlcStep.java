package io.loopshark.decode;

import io.loopshark.ksy.wire.LlcHeader;
import io.loopshark.ksy.wire.SnapHeader;
import org.jspecify.annotations.Nullable;

/** IEEE 802.2 logical link control, with SNAP where it has it (RFC 1042, RFC 2684). */
final class LlcStep extends Step {

    private static final int LENGTH = 3;
    private static final int SNAP_LENGTH = 5;
    private static final int SAP_IP = 0x06;
    private static final int SAP_SNAP = 0xaa;
    private static final int SAP_NETWORK_LAYER = 0xfe;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    private static final int ENCAPSULATED_ETHERNET = 0;
    // 802.1H: the same for protocols that a bridge may not translate.
    private static final int BRIDGE_TUNNEL = 0x0000f8;
    private static final int BRIDGED = 0x0080c2;
    private static final int BRIDGED_ETHERNET = 0x0001;
    private static final int BRIDGED_ETHERNET_WITHOUT_FCS = 0x0007;

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
            return readSnap(walk, Layer.LLC, start, LENGTH);
        }
        if (header.dsap() == SAP_NETWORK_LAYER && header.ssap() == SAP_NETWORK_LAYER) {
            return readNetworkLayer(walk, Layer.LLC, start, LENGTH);
        }
        walk.pass(Layer.LLC, start, LENGTH);
        return header.dsap() == SAP_IP ? steps.ipv4 : null;
    }

    /**
     * The five octets of SNAP, as the end of a header.
     *
     * @param layer which header
     * @param start where it begins
     * @param before its octets in front of SNAP
     */
    @Nullable
    Step readSnap(Walk walk, Layer layer, int start, int before) {
        if (walk.capturedFrom(start) < before + SNAP_LENGTH) {
            return walk.tooShort(layer, start, before + SNAP_LENGTH);
        }
        walk.stream.seek(start + before);
        snap._read();
        int organization = snap.ouiHigh() << 16 | snap.ouiLow();
        int protocol = snap.protocol();
        if (organization == BRIDGED) {
            return bridged(walk, layer, start, before + SNAP_LENGTH);
        }
        walk.pass(layer, start, before + SNAP_LENGTH);
        return organization == ENCAPSULATED_ETHERNET || organization == BRIDGE_TUNNEL
                ? steps.etherTypes.step(protocol)
                : null;
    }

    /** A whole Ethernet frame (RFC 2684 §5.2, RFC 2427 §4.2). */
    private @Nullable Step bridged(Walk walk, Layer layer, int start, int length) {
        // On ATM two octets of padding align the frame.
        int padded = layer == Layer.LLC ? length + 2 : length;
        if (walk.capturedFrom(start) < padded) {
            return walk.tooShort(layer, start, padded);
        }
        walk.pass(layer, start, padded);
        boolean ethernet = snap.protocol() == BRIDGED_ETHERNET || snap.protocol() == BRIDGED_ETHERNET_WITHOUT_FCS;
        return ethernet ? steps.ethernet : null;
    }

    /** The network layer protocol identifier, as the end of a header; parameters as in {@link #readSnap}. */
    @Nullable
    Step readNetworkLayer(Walk walk, Layer layer, int start, int before) {
        if (walk.capturedFrom(start) < before + 1) {
            return walk.tooShort(layer, start, before + 1);
        }
        int protocol = walk.u1(start + before);
        if (protocol == 0x80) {
            return readSnap(walk, layer, start, before + 1);
        }
        walk.pass(layer, start, before + 1);
        return switch (protocol) {
            case 0xcc -> steps.ipv4;
            case 0x8e -> steps.ipv6;
            case 0xcf -> steps.ppp;
            default -> null;
        };
    }
}
