package io.loopshark.segment;

/**
 * The canonical text of an IPv6 address (RFC 5952 §4): lower case, no leading zeros, the longest run of two or more zero groups
 * (the first of equals) shortened to {@code ::}, and IPv4-mapped addresses with a dotted tail (§5).
 */
final class Ipv6Text {

    private Ipv6Text() {}

    static String of(long high, long low) {
        if (high == 0 && low >>> 32 == 0xffff) {
            return "::ffff:" + IpAddress.dotted((int) low);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> 16 * (3 - (i & 3)) & 0xffff);
        }
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = zeros(groups, i);
            if (length > runLength) {
                runStart = i;
                runLength = length;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private static int zeros(int[] groups, int from) {
        int i = from;
        while (i < 8 && groups[i] == 0) {
            i++;
        }
        return i - from;
    }
}
