package io.loopshark.filter;

import io.loopshark.field.FieldType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** Reads IP addresses with or without a prefix length. */
final class Addresses {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int MAPPED = 0xffff;

    private Addresses() {}

    /** Adds the address to {@code values}, and lets only the bits of its prefix count. */
    static void read(Term.Word word, FieldType type, String filter, Values values) throws FilterException {
        int slash = word.text().indexOf('/');
        String address = slash < 0 ? word.text() : word.text().substring(0, slash);
        int width = type == FieldType.IPV4 ? 32 : 128;
        int prefix = slash < 0
                ? width
                : Integer.parseInt("0"
                        + word.text().substring(slash + 1, Math.min(word.text().length(), slash + 5)));
        if (prefix > width) {
            throw new FilterException(
                    "a prefix of " + Literals.name(type) + " has at most " + width + " bits",
                    filter,
                    word.start(),
                    word.end());
        }
        boolean read = type == FieldType.IPV4 ? ipv4(address, values) : ipv6(address, values);
        if (!read) {
            throw new FilterException(
                    "\"" + address + "\" is not " + Literals.name(type), filter, word.start(), word.end());
        }
        if (type == FieldType.IPV4) {
            values.mask(highest(prefix + 32), 0);
        } else {
            values.mask(highest(Math.min(prefix, 64)), highest(Math.max(0, prefix - 64)));
        }
    }

    /** The highest {@code bits} of 64. */
    private static long highest(int bits) {
        return bits == 0 ? 0 : -1L << 64 - bits;
    }

    private static boolean ipv4(String address, Values values) {
        if (!IPV4.matcher(address).matches()) {
            return false;
        }
        int bits = 0;
        for (String number : address.split("\\.")) {
            int octet = Integer.parseInt(number);
            if (octet > 255) {
                return false;
            }
            bits = bits << 8 | octet;
        }
        values.ipv4(bits);
        return true;
    }

    private static boolean ipv6(String address, Values values) {
        // With a colon in it, and nothing else than numbers, Java asks no name server.
        if (!IPV6.matcher(address).matches()) {
            return false;
        }
        try {
            byte[] octets = InetAddress.getByName("[" + address + "]").getAddress();
            ByteBuffer words = ByteBuffer.wrap(octets);
            if (octets.length == 4) {
                // Java takes IPv4 out of the IPv6 addresses that it is mapped to.
                values.ipv6(0, (long) MAPPED << 32 | Integer.toUnsignedLong(words.getInt()));
            } else {
                values.ipv6(words.getLong(), words.getLong());
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
