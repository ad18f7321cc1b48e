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
    /** Raw IPv4. */
    public static final int IPV4 = 228;
    /** Raw IPv6. */
    public static final int IPV6 = 229;
    /** Linux cooked capture, version 2. */
    public static final int LINUX_SLL2 = 276;

    private LinkType() {}
}
