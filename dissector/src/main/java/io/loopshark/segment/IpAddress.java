package io.loopshark.segment;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 or IPv6 address as two 64-bit words, so that addresses compare and hash without objects.
 *
 * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address; for IPv4 the 32 bits of the address, unsigned
 * @param ipv6 which of the two it is: {@code ::1.2.3.4} and {@code 1.2.3.4} are different addresses
 */
public record IpAddress(long high, long low, boolean ipv6) {

    /** The IPv4 address with these 32 bits, most significant octet first. */
    public static IpAddress v4(int bits) {
        return new IpAddress(0, Integer.toUnsignedLong(bits), false);
    }

    /** The IPv6 address with these two words. */
    public static IpAddress v6(long high, long low) {
        return new IpAddress(high, low, true);
    }

    /** The same address as Java's networking classes know it; scope identifiers are dropped. */
    public static IpAddress of(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 4) {
            return v4((int) word(octets, 0, 4));
        }
        return v6(word(octets, 0, 8), word(octets, 8, 8));
    }

    /** This address for Java's networking classes. An IPv4-mapped IPv6 address comes back as IPv4, as Java does it. */
    public InetAddress toInetAddress() {
        byte[] octets = new byte[ipv6 ? 16 : 4];
        for (int i = 0; i < octets.length; i++) {
            int fromRight = octets.length - 1 - i;
            long word = fromRight >= 8 ? high : low;
            octets[i] = (byte) (word >>> 8 * (fromRight & 7));
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError("4 or 16 octets are always an address", e);
        }
    }

    private static long word(byte[] octets, int from, int count) {
        long word = 0;
        for (int i = from; i < from + count; i++) {
            word = word << 8 | octets[i] & 0xff;
        }
        return word;
    }

    /** Dotted decimal for IPv4; for IPv6 the canonical text of RFC 5952. */
    @Override
    public String toString() {
        return ipv6 ? Ipv6Text.of(high, low) : dotted((int) low);
    }

    static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }
}
