package io.loopshark.segment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The checksum of TCP: the one's complement sum of 16-bit words (RFC 9293 §3.1, RFC 1071). Words of 32 bits are added first and
 * folded at the end, which comes to the same.
 */
public final class InternetChecksum {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private InternetChecksum() {}

    /**
     * Adds {@code length} octets to a sum; after an odd number of octets nothing may be added any more.
     *
     * @param sum what was added before, at least 0
     * @return the sum, to be added to or to be folded
     */
    public static long add(long sum, byte[] octets, int from, int length) {
        long total = sum;
        int at = from;
        int end = from + length;
        for (; at + Integer.BYTES <= end; at += Integer.BYTES) {
            total += Integer.toUnsignedLong((int) INT.get(octets, at));
        }
        for (int shift = 24; at < end; at++, shift -= Byte.SIZE) {
            total += (octets[at] & 0xFFL) << shift;
        }
        return total;
    }

    /** Folds a sum to 16 bits: 0 where nothing but zeros was added, else 1 to 65535. */
    public static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) folded;
    }

    /**
     * Whether the checksum of a segment fits.
     *
     * @param headerSum {@link SegmentView#headerSum()}
     * @param data the array that holds the segment's data, all of it
     * @param from where it begins
     * @param length octets of data
     */
    public static boolean fits(int headerSum, byte[] data, int from, int length) {
        return headerSum != 0 && fold(add(headerSum, data, from, length)) == 0xFFFF;
    }

    /** The folded sum of a segment's pseudo header and of the TCP header at {@code from}. */
    public static int headerSum(SegmentView segment, byte[] octets, int from) {
        long sum = addresses(segment) + 6 + segment.headerLength() + segment.payloadLength();
        return fold(add(sum, octets, from, segment.headerLength()));
    }

    /**
     * Whether a sender may have left this checksum to its network card, so that it is not right yet where the capture was made: it is
     * 0, or the sum of the pseudo header, with the length or without, from which the card goes on.
     *
     * @param segment a segment between the same addresses
     * @param length octets of TCP header and data
     */
    public static boolean mayBeLeftToTheCard(int checksum, SegmentView segment, int length) {
        long sum = addresses(segment) + 6;
        return checksum == 0 || checksum == fold(sum) || checksum == fold(sum + length);
    }

    private static long addresses(SegmentView segment) {
        return words(segment.sourceHigh())
                + words(segment.sourceLow())
                + words(segment.destinationHigh())
                + words(segment.destinationLow());
    }

    private static long words(long value) {
        return (value >>> 32) + (value & 0xFFFFFFFFL);
    }
}
