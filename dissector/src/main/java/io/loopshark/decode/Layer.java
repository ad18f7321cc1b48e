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
