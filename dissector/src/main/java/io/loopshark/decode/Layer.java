package io.loopshark.decode;

/** The protocol layers that the decoder walks through, each with the name that Wireshark gives it in {@code frame.protocols}. */
public enum Layer {
    /** Ethernet II. */
    ETHERNET("eth"),
    /** IEEE 802.3 with a length; LLC follows. */
    IEEE_802_3("eth"),
    /** IEEE 802.2 logical link control, with SNAP where it has it. */
    LLC("llc"),
    /** One 802.1Q tag. */
    VLAN("vlan"),
    /** One 802.1ad tag, a provider's; built as {@link #VLAN}. */
    SERVICE_VLAN("ieee8021ad"),
    /** Linux cooked capture. */
    LINUX_SLL("sll"),
    /** Linux cooked capture, version 2. */
    LINUX_SLL2("sll"),
    /** BSD or OpenBSD loopback. */
    LOOPBACK("null"),
    /** A provider backbone bridge's service tag (802.1ah), with the customer's addresses. */
    BACKBONE_TAG("ieee8021ah"),
    /** A tag between bridges and their port extenders (802.1BR). */
    BRIDGE_PORT_TAG("etag"),
    /** Cisco FabricPath, behind an Ethernet header of its own. */
    FABRIC_PATH("cfp"),
    /** One MPLS label. */
    MPLS("mpls"),
    /** PPP over Ethernet, a session. */
    PPPOE("pppoes"),
    /** PPP's protocol field, with address and control where they are. */
    PPP("ppp"),
    /** Cisco HDLC. */
    CISCO_HDLC("chdlc"),
    /** Frame Relay, with what tells the protocol. */
    FRAME_RELAY("fr"),
    /** SLIP, as captures show it. */
    SLIP("slip"),
    /** FDDI. */
    FDDI("fddi"),
    /** A packet logged by Netfilter, with the attributes before it. */
    NFLOG("nflog"),
    /** Darwin's pseudo-interface for captures. */
    PKTAP("pktap"),
    /** What a radio knew of a frame. */
    RADIOTAP("radiotap"),
    /** Per-packet information in front of a frame. */
    PPI("ppi"),
    /** What a radio knew, as the Prism driver has it. */
    PRISM("prism"),
    /** What a radio knew, as AbsoluteValue Systems have it. */
    AVS("wlancap"),
    /** IEEE 802.11. */
    WLAN("wlan"),
    /** The first of several packets in one frame of IEEE 802.11. */
    WLAN_AGGREGATE("wlan_aggregate"),
    /** IPv4 with its options. */
    IPV4("ip"),
    /** IPv6, the fixed header. */
    IPV6("ipv6"),
    /** Hop-by-hop options, jumbo payload included. */
    IPV6_HOP_BY_HOP("ipv6.hopopts"),
    /** Routing header. */
    IPV6_ROUTING("ipv6.routing"),
    /** Fragment header. */
    IPV6_FRAGMENT("ipv6.fraghdr"),
    /** Destination options. */
    IPV6_DESTINATION("ipv6.dstopts"),
    /** Authentication header. */
    AUTHENTICATION("ah"),
    /** ICMP. */
    ICMP("icmp"),
    /** ICMPv6. */
    ICMPV6("icmpv6"),
    /** GRE, with what always follows it for one protocol. */
    GRE("gre"),
    /** A mirroring switch's header behind GRE. */
    ERSPAN("erspan"),
    /** UDP. */
    UDP("udp"),
    /** VXLAN. */
    VXLAN("vxlan"),
    /** Geneve with its options. */
    GENEVE("geneve"),
    /** GTP's user plane. */
    GTP("gtp"),
    /** L2TP. */
    L2TP("l2tp"),
    /** The TCP header with its options. */
    TCP("tcp");

    private final String protocol;

    Layer(String protocol) {
        this.protocol = protocol;
    }

    /** Wireshark's short name of the protocol. */
    public String protocol() {
        return protocol;
    }
}
