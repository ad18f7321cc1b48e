package io.loopshark.capture;

/**
 * AIX's tcpdump writes pcap of version 2.2 with numbers of its own for the link types (the interface types of RFC 1573), and with
 * nanoseconds. Its numbers are none that libpcap's own version 2.2 could have written.
 */
final class AixLinkType {

    private AixLinkType() {}

    /** Whether AIX wrote a file of this version and with this number as its link type. */
    static boolean isAix(int major, int minor, int network) {
        return major == 2 && minor == 2 && toLinkType(network) != network;
    }

    /** The registered link type for AIX's number; numbers that AIX does not write come back unchanged. */
    static int toLinkType(int network) {
        return switch (network) {
            case 6 -> LinkType.ETHERNET;
            case 9 -> 6; // token ring
            case 15 -> 10; // FDDI
            case 24 -> LinkType.NULL;
            default -> network;
        };
    }
}
