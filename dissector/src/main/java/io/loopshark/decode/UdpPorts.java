package io.loopshark.decode;

import io.loopshark.ksy.wire.VxlanHeader;
import org.jspecify.annotations.Nullable;

/** The tunnels over UDP, by port. */
final class UdpPorts {

    private static final int NETWORK_SHIFT = 8;

    private final Steps steps;
    private final Step vxlan;
    private final Step geneve;
    private final Step gtp;
    private final Step l2tp;

    UdpPorts(Steps steps) {
        this.steps = steps;
        VxlanHeader header = new VxlanHeader(steps.walk.stream);
        vxlan = new PlainStep(Layer.VXLAN, 8, header, walk -> {
            walk.packet().enterNetwork(Layer.VXLAN, (int) header.network() >>> NETWORK_SHIFT);
            return steps.ethernet;
        });
        geneve = new GeneveStep(steps);
        gtp = new GtpStep(steps);
        l2tp = new L2tpStep(steps);
    }

    /** The tunnel between these ports; the lower one is asked first, as Wireshark does. */
    @Nullable
    Step step(int sourcePort, int destinationPort) {
        Step step = step(Math.min(sourcePort, destinationPort));
        return step != null ? step : step(Math.max(sourcePort, destinationPort));
    }

    private @Nullable Step step(int port) {
        return switch (port) {
            case 1701 -> l2tp;
            case 2152 -> gtp;
            case 4754 -> steps.ipProtocols.gre();
            case 4789 -> vxlan;
            case 6081 -> geneve;
            case 6635 -> steps.etherTypes.mpls();
            default -> null;
        };
    }
}
