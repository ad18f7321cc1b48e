package io.loopshark.decode;

/** What bounds how far a layer reaches; each with the name that messages give it. */
enum Limit {
    /** The frame as it was on the wire. */
    FRAME("frame.len"),
    /** What was captured of the frame. */
    CAPTURE("captured length"),
    /** The length of an IEEE 802.3 frame. */
    IEEE_802_3("eth.len"),
    /** Payload length of PPPoE. */
    PPPOE("pppoe.payload_length"),
    /** Length of an attribute of NFLOG. */
    NFLOG("nflog.tlv_length"),
    /** Length of a PKTAP header. */
    PKTAP("pktap.hdrlen"),
    /** Length of a radiotap header. */
    RADIOTAP("radiotap.length"),
    /** Length of a PPI header. */
    PPI("ppi.length"),
    /** Length of a Prism header. */
    PRISM("prism.msglen"),
    /** Length of an AVS header. */
    AVS("wlancap.length"),
    /** Length of one packet among several in a frame of IEEE 802.11. */
    WLAN_AGGREGATE("wlan_aggregate.a_mdsu.length"),
    /** Length of UDP. */
    UDP("udp.length"),
    /** Length of GTP. */
    GTP("gtp.length"),
    /** Length of an extension header of GTP. */
    GTP_EXTENSION("gtp.ext_length"),
    /** Length of L2TP. */
    L2TP("l2tp.length"),
    /** Version of an IP header. */
    IP_VERSION("ip.version"),
    /** Header length of IPv4. */
    IPV4_HEADER("ip.hdr_len"),
    /** Total length of IPv4. */
    IPV4_TOTAL("ip.len"),
    /** Payload length of IPv6. */
    IPV6_PAYLOAD("ipv6.plen"),
    /** Payload length of a jumbogram. */
    IPV6_JUMBO("ipv6.opt.jumbo"),
    /** Length of NSH. */
    NSH("nsh.length"),
    /** Length of a PFLOG header. */
    PFLOG("pflog.length"),
    /** What fragments of IP, or compressed octets, came to. */
    REASSEMBLED("reassembled length"),
    /** Data offset of TCP. */
    TCP_HEADER("tcp.hdr_len"),
    /** How many layers are followed. */
    LAYERS("number of layers");

    private static final Limit[] ALL = values();

    private final String label;

    Limit(String label) {
        this.label = label;
    }

    /** A field's filter name, or the fact in words. */
    String label() {
        return label;
    }

    /** The limit with this ordinal. */
    static Limit at(int ordinal) {
        return ALL[ordinal];
    }
}
