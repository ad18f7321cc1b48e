package io.loopshark.capture;

/** Numbers of the pcap link-type registry, for the links that Loopshark decodes. */
public final class LinkType {

    /** BSD loopback: the address family in the byte order of the machine that captured. */
    public static final int NULL = 0;
    /** Ethernet II or 802.3. */
    public static final int ETHERNET = 1;
    /** Raw IP as some systems' captures number it. */
    public static final int RAW_BSD = 12;
    /** Raw IP as OpenBSD's captures number it. */
    public static final int RAW_OPENBSD = 14;
    /** Raw IP; the first four bits tell the version. */
    public static final int RAW = 101;
    /** OpenBSD loopback: the address family in network byte order. */
    public static final int LOOP = 108;
    /** Linux cooked capture. */
    public static final int LINUX_SLL = 113;
    /** Serial Line IP. */
    public static final int SLIP = 8;
    /** PPP. */
    public static final int PPP = 9;
    /** FDDI. */
    public static final int FDDI = 10;
    /** PPP in HDLC-like framing, or Cisco HDLC by mistake. */
    public static final int PPP_HDLC = 50;
    /** PPPoE, without Ethernet. */
    public static final int PPP_ETHER = 51;
    /** ATM with LLC (RFC 2684, the former RFC 1483). */
    public static final int ATM_RFC1483 = 100;
    /** Cisco HDLC. */
    public static final int C_HDLC = 104;
    /** IEEE 802.11. */
    public static final int IEEE802_11 = 105;
    /** Frame Relay. */
    public static final int FRELAY = 107;
    /** IEEE 802.11 behind a Prism header. */
    public static final int IEEE802_11_PRISM = 119;
    /** IEEE 802.11 behind a radiotap header. */
    public static final int IEEE802_11_RADIOTAP = 127;
    /** IEEE 802.11 behind an AVS header. */
    public static final int IEEE802_11_AVS = 163;
    /** Per-packet information, then a frame of another link type. */
    public static final int PPI = 192;
    /** MPLS. */
    public static final int MPLS = 219;
    /** Netfilter's log. */
    public static final int NFLOG = 239;
    /** Darwin's pseudo-interface, then a frame of another link type. */
    public static final int PKTAP = 258;
    /** Raw IPv4. */
    public static final int IPV4 = 228;
    /** Raw IPv6. */
    public static final int IPV6 = 229;
    /** Token Ring. */
    public static final int IEEE802_5 = 6;
    /** IP over ATM on Linux. */
    public static final int LINUX_ATM_CLIP = 106;
    /** What OpenBSD's IPsec unwrapped. */
    public static final int ENC = 109;
    /** The log of OpenBSD's packet filter. */
    public static final int PFLOG = 117;
    /** IP over Fibre Channel. */
    public static final int IP_OVER_FC = 122;
    /** ATM by Sun. */
    public static final int SUNATM = 123;
    /** Juniper, ATM with a cookie of eight octets. */
    public static final int JUNIPER_ATM2 = 135;
    /** Juniper, ATM with a cookie of four octets. */
    public static final int JUNIPER_ATM1 = 137;
    /** Juniper, PPPoE with its Ethernet header. */
    public static final int JUNIPER_PPPOE = 167;
    /** Juniper, Ethernet. */
    public static final int JUNIPER_ETHER = 178;
    /** Juniper, PPP. */
    public static final int JUNIPER_PPP = 179;
    /** Juniper, Frame Relay. */
    public static final int JUNIPER_FRELAY = 180;
    /** Juniper, Cisco HDLC. */
    public static final int JUNIPER_CHDLC = 181;
    /** Endace's extensible record format. */
    public static final int ERF = 197;
    /** PPP behind one octet that tells the direction. */
    public static final int PPP_WITH_DIR = 204;
    /** Solaris' IP observability. */
    public static final int IPNET = 226;
    /** IP over InfiniBand. */
    public static final int IPOIB = 242;
    /** Linux cooked capture, version 2. */
    public static final int LINUX_SLL2 = 276;

    private LinkType() {}
}
