package io.loopshark.testing;

import java.io.ByteArrayOutputStream;

/** Octets written one after the other, in network byte order. */
public final class Octets {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Octets from text as RFC figures and hex dumps have it: pairs of digits, anything white between them. */
    public static byte[] hex(String text) {
        String digits = text.replaceAll("\\s", "");
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException("odd number of hex digits: " + text);
        }
        byte[] octets = new byte[digits.length() / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return octets;
    }

    /** One after the other. */
    public static byte[] join(byte[]... parts) {
        Octets all = new Octets();
        for (byte[] part : parts) {
            all.bytes(part);
        }
        return all.toArray();
    }

    /** The lowest 8 bits of {@code value}. */
    public Octets u1(int value) {
        out.write(value);
        return this;
    }

    /** The lowest 16 bits of {@code value}. */
    public Octets u2(int value) {
        return u1(value >>> 8).u1(value);
    }

    /** The lowest 32 bits of {@code value}. */
    public Octets u4(long value) {
        return u2((int) (value >>> 16)).u2((int) value);
    }

    /** All of {@code value}. */
    public Octets u8(long value) {
        return u4(value >>> 32).u4(value);
    }

    /** As they are. */
    public Octets bytes(byte[] values) {
        out.writeBytes(values);
        return this;
    }

    /** How many there are so far. */
    public int size() {
        return out.size();
    }

    /** All of them. */
    public byte[] toArray() {
        return out.toByteArray();
    }

    /** The Internet checksum (RFC 1071) of some parts behind each other; only the last may have an odd length. */
    static int checksum(byte[]... parts) {
        int sum = 0;
        for (byte[] part : parts) {
            for (int i = 0; i < part.length; i++) {
                sum += (part[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
            }
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return ~sum & 0xffff;
    }
}
