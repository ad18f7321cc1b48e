package io.loopshark.decode;

import org.jspecify.annotations.Nullable;

/** Every step that one decoder has: those that several others lead to, and the tables of which number leads where. */
final class Steps {

    final Walk walk = new Walk();

    final TcpStep tcp = new TcpStep();
    final Ipv4Step ipv4 = new Ipv4Step(this);
    final Ipv6Step ipv6 = new Ipv6Step(this);
    final EthernetStep ethernet = new EthernetStep(this);
    final LlcStep llc = new LlcStep(this);
    final PppStep ppp = new PppStep(this);
    final WlanStep wlan = new WlanStep(this);
    final FrameRelayStep frameRelay = new FrameRelayStep(this);

    final LinkTypes linkTypes = new LinkTypes(this);
    final EtherTypes etherTypes = new EtherTypes(this);
    final IpProtocols ipProtocols = new IpProtocols(this);
    final UdpPorts udpPorts = new UdpPorts(this);

    /** IP without a header in front that tells its version; the first four bits do. Null where it is neither version. */
    @Nullable
    Step ipByVersion() {
        int start = walk.position();
        if (walk.capturedFrom(start) < 1) {
            return walk.tooShort(Layer.IPV4, start, 1);
        }
        return switch (walk.u1(start) >>> 4) {
            case 4 -> ipv4;
            case 6 -> ipv6;
            default -> null;
        };
    }
}
