package io.loopshark.decode;

import io.loopshark.ksy.wire.EtheripHeader;
import io.loopshark.ksy.wire.UdpHeader;
import org.jspecify.annotations.Nullable;

/** What follows a protocol number in an IP header. */
final class IpProtocols {

    static final int TCP = 6;

    private final Steps steps;
    private final Step hopByHop;
    private final Step destination;
    private final Step routing;
    private final Step fragment;
    private final Step authentication;
    private final Step udp;
    private final Step icmp;
    private final Step icmp6;
    private final GreStep gre;
    private final Step etherIp;
    private final Step compressed;

    IpProtocols(Steps steps) {
        this.steps = steps;
        hopByHop = new Ipv6OptionsStep(steps, Layer.IPV6_HOP_BY_HOP);
        destination = new Ipv6OptionsStep(steps, Layer.IPV6_DESTINATION);
        routing = new Ipv6OptionsStep(steps, Layer.IPV6_ROUTING);
        fragment = new Ipv6FragmentStep(steps);
        authentication = new AuthenticationStep(steps);
        UdpHeader header = new UdpHeader(steps.walk.stream);
        udp = new PlainStep(Layer.UDP, 8, header, walk -> {
            walk.bound(walk.position() - 8, Math.max(header.length(), 8), Limit.UDP);
            return steps.udpPorts.step(header.srcPort(), header.dstPort());
        });
        icmp = new QuotingStep(steps, Layer.ICMP);
        icmp6 = new QuotingStep(steps, Layer.ICMPV6);
        gre = new GreStep(steps);
        etherIp = new PlainStep(Layer.ETHER_IP, 2, new EtheripHeader(steps.walk.stream), walk -> steps.ethernet);
        compressed = new IpCompStep(steps);
    }

    /** What follows this protocol number, "next header" in IPv6. */
    @Nullable
    Step step(int protocol) {
        return switch (protocol) {
            case TCP -> steps.tcp;
            case 0 -> hopByHop;
            case 1 -> icmp;
            case 4 -> steps.ipv4;
            case 17 -> udp;
            case 41 -> steps.ipv6;
            case 43 -> routing;
            case 44 -> fragment;
            case 47 -> gre;
            case 51 -> authentication;
            case 58 -> icmp6;
            case 60 -> destination;
            case 97 -> etherIp;
            case 108 -> compressed;
            case 137 -> steps.etherTypes.mpls();
            case 143 -> steps.ethernet;
            default -> null;
        };
    }

    /** GRE, which UDP may carry too (RFC 8086). */
    Step gre() {
        return gre;
    }
}
