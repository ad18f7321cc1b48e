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
    /** The control word of a pseudowire, or of a channel beside it. */
    PSEUDOWIRE("pwethcw"),
    /** A tag between a switch and a virtual port. */
    VN_TAG("vntag"),
    /** Cisco's tag with the security group of the sender. */
    SECURITY_GROUP_TAG("cmd"),
    /** The tag of a frame that comes on two ways (HSR, FRER). */
    REDUNDANCY_TAG("hsr"),
    /** A tag of MACsec. */
    MACSEC("macsec"),
    /** The network service header. */
    NSH("nsh"),
    /** TRILL with its options. */
    TRILL("trill"),
    /** PPP over Ethernet, a session. */
    PPPOE("pppoes"),
    /** PPP's protocol field, with address and control where they are. */
    PPP("ppp"),
    /** A bridged frame in PPP. */
    PPP_BRIDGED("bcp_bpdu"),
    /** PPP over several lines. */
    PPP_MULTILINK("mp"),
    /** Cisco HDLC. */
    CISCO_HDLC("chdlc"),
    /** Frame Relay, with what tells the protocol. */
    FRAME_RELAY("fr"),
    /** SLIP, as captures show it. */
    SLIP("slip"),
    /** FDDI. */
    FDDI("fddi"),
    /** Token Ring with its route. */
    TOKEN_RING("tr"),
    /** IP over Fibre Channel. */
    IPFC("ipfc"),
    /** ATM, as SunATM has it. */
    SUN_ATM("atm"),
    /** IP over InfiniBand. */
    IPOIB("ipoib"),
    /** A packet that came out of OpenBSD's IPsec. */
    ENC("enc"),
    /** A packet logged by OpenBSD's filter. */
    PFLOG("pflog"),
    /** A packet that Solaris observed. */
    IPNET("ipnet"),
    /** A record of Endace's cards. */
    ERF("erf"),
    /** What routers of Juniper put in front. */
    JUNIPER("juniper"),
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
    /** Ethernet in IP. */
    ETHER_IP("etherip"),
    /** A compressed payload. */
    IPCOMP("ipcomp"),
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
    /** Teredo with its indications. */
    TEREDO("teredo"),
    /** A data packet of LISP. */
    LISP("lisp-data"),
    /** A data packet of CAPWAP. */
    CAPWAP("capwap.data"),
    /** The TaZmen Sniffer Protocol with its tags. */
    TZSP("tzsp"),
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
