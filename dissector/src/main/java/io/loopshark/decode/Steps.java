package io.loopshark.decode;

import io.loopshark.capture.LinkType;
import org.jspecify.annotations.Nullable;

/** Every step that one decoder has, and which number in which header leads to it. */
final class Steps {

    /** From this number on a type field of Ethernet is an EtherType; up to 1500 it is a length (IEEE 802.3 §3.2.6). */
    static final int FIRST_ETHER_TYPE = 0x600;

    static final int MAX_802_3_LENGTH = 1500;

    final Walk walk = new Walk();
    final TcpStep tcp = new TcpStep();
    final Ipv4Step ipv4 = new Ipv4Step(this);
    final Ipv6Step ipv6 = new Ipv6Step(this);
    final EthernetStep ethernet = new EthernetStep(this);

    private final LlcStep llc = new LlcStep(this);
    private final VlanStep vlan = new VlanStep(this, Layer.VLAN);
    private final VlanStep serviceVlan = new VlanStep(this, Layer.SERVICE_VLAN);
    private final CookedStep cooked = new CookedStep(this);
    private final Cooked2Step cooked2 = new Cooked2Step(this);
    private final LoopbackStep loopback = new LoopbackStep(this);
    private final RawIpStep rawIp = new RawIpStep(this);
    private final Ipv6OptionsStep hopByHop = new Ipv6OptionsStep(this, Layer.IPV6_HOP_BY_HOP);
    private final Ipv6OptionsStep destination = new Ipv6OptionsStep(this, Layer.IPV6_DESTINATION);
    private final Ipv6OptionsStep routing = new Ipv6OptionsStep(this, Layer.IPV6_ROUTING);
    private final Ipv6FragmentStep fragment = new Ipv6FragmentStep(this);
    private final AuthenticationStep authentication = new AuthenticationStep(this);

    /** What a frame of this link type begins with. */
    @Nullable
    Step byLinkType(int linkType) {
        return switch (linkType) {
            case LinkType.ETHERNET -> ethernet;
            case LinkType.NULL, LinkType.LOOP -> loopback;
            case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> rawIp;
            case LinkType.IPV4 -> ipv4;
            case LinkType.IPV6 -> ipv6;
            case LinkType.LINUX_SLL -> cooked;
            case LinkType.LINUX_SLL2 -> cooked2;
            default -> null;
        };
    }

    /** What follows this EtherType. */
    @Nullable
    Step byEtherType(int type) {
        return switch (type) {
            case 0x0800 -> ipv4;
            case 0x86dd -> ipv6;
            case 0x8100, 0x9100 -> vlan;
            case 0x88a8 -> serviceVlan;
            default -> null;
        };
    }

    /** What follows a field that is an EtherType or, below that range, the length of an 802.3 frame. */
    @Nullable
    Step byTypeOrLength(int value, Walk walk) {
        if (value >= FIRST_ETHER_TYPE) {
            return byEtherType(value);
        }
        if (value > MAX_802_3_LENGTH) {
            return null;
        }
        walk.bound(walk.position(), value, Limit.IEEE_802_3);
        return llc;
    }

    /** What follows the header of a cooked capture with this protocol. */
    @Nullable
    Step byCookedProtocol(int protocol) {
        return protocol == LINUX_802_2 ? llc : byEtherType(protocol);
    }

    /** What follows this protocol number in an IP header. */
    @Nullable
    Step byIpProtocol(int protocol) {
        return switch (protocol) {
            case 6 -> tcp;
            case 0 -> hopByHop;
            case 43 -> routing;
            case 44 -> fragment;
            case 51 -> authentication;
            case 60 -> destination;
            default -> null;
        };
    }

    /** IP whose version only its first four bits tell. */
    Step rawIp() {
        return rawIp;
    }

    // Linux' ETH_P_802_2.
    private static final int LINUX_802_2 = 4;
}
