package io.loopshark.decode;

import io.loopshark.ksy.wire.LispDataHeader;
import io.loopshark.ksy.wire.VxlanGpeHeader;
import io.loopshark.ksy.wire.VxlanHeader;
import org.jspecify.annotations.Nullable;

/** The tunnels over UDP, by port. */
final class UdpPorts {

    private static final int NETWORK_SHIFT = 8;
    private static final int LISP_INSTANCE = 0x0800_0000;

    private final Steps steps;
    private final Step vxlan;
    private final Step geneve;
    private final Step gtp;
    private final Step l2tp;
    private final Step vxlanExtended;
    private final Step lisp;
    private final Step teredo;
    private final Step capwap;
    private final Step tzsp;

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
        VxlanGpeHeader extended = new VxlanGpeHeader(steps.walk.stream);
        vxlanExtended = new PlainStep(Layer.VXLAN, 8, extended, walk -> {
            walk.packet().enterNetwork(Layer.VXLAN, (int) extended.network() >>> NETWORK_SHIFT);
            return NshStep.next(steps, extended.nextProtocol());
        });
        LispDataHeader tunnel = new LispDataHeader(steps.walk.stream);
        lisp = new PlainStep(Layer.LISP, 8, tunnel, walk -> {
            if ((tunnel.flagsNonce() & LISP_INSTANCE) != 0) {
                walk.packet().enterNetwork(Layer.LISP, (int) tunnel.instanceLocators() >>> NETWORK_SHIFT);
            }
            return steps.ipByVersion();
        });
        teredo = new TeredoStep(steps);
        capwap = new CapwapStep(steps);
        tzsp = new TzspStep(steps);
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
            case 2123, 2152 -> gtp;
            case 3544 -> teredo;
            case 4341 -> lisp;
            case 4754 -> steps.ipProtocols.gre();
            case 4789 -> vxlan;
            case 4790 -> vxlanExtended;
            case 5247 -> capwap;
            case 6081 -> geneve;
            case 6635 -> steps.etherTypes.mpls();
            case 37008 -> tzsp;
            default -> null;
        };
    }
}
