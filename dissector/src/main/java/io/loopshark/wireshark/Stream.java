package io.loopshark.wireshark;

import io.loopshark.segment.SegmentView;
import org.jspecify.annotations.Nullable;

/** One numbered stream: its two ends in a fixed order, its analysis, and its places in the table and in the list by last use. */
final class Stream {

    private final boolean ipv6;
    private final long lowHigh;
    private final long lowLow;
    private final long highHigh;
    private final long highLow;
    private final int lowPort;
    private final int highPort;

    final long number;
    final int hash;
    final WiresharkAnalysis analysis = new WiresharkAnalysis();

    @Nullable
    Stream nextInBucket;

    @Nullable
    Stream older;

    @Nullable
    Stream newer;

    Stream(SegmentView segment, int hash, long number) {
        boolean fromLow = fromLow(segment);
        this.ipv6 = segment.ipv6();
        this.lowHigh = fromLow ? segment.sourceHigh() : segment.destinationHigh();
        this.lowLow = fromLow ? segment.sourceLow() : segment.destinationLow();
        this.lowPort = fromLow ? segment.sourcePort() : segment.destinationPort();
        this.highHigh = fromLow ? segment.destinationHigh() : segment.sourceHigh();
        this.highLow = fromLow ? segment.destinationLow() : segment.sourceLow();
        this.highPort = fromLow ? segment.destinationPort() : segment.sourcePort();
        this.hash = hash;
        this.number = number;
    }

    /** Whether the segment's sender is the lower of the two ends. A socket connected to itself has only this one. */
    static boolean fromLow(SegmentView segment) {
        int order = Long.compareUnsigned(segment.sourceHigh(), segment.destinationHigh());
        if (order == 0) {
            order = Long.compareUnsigned(segment.sourceLow(), segment.destinationLow());
        }
        return order == 0 ? segment.sourcePort() <= segment.destinationPort() : order < 0;
    }

    /** Whether the segment runs between the stream's two ends, in this direction or the other. */
    boolean joins(SegmentView segment, boolean fromLow) {
        return fromLow
                ? matches(
                                segment.sourceLow(),
                                segment.destinationLow(),
                                segment.sourcePort(),
                                segment.destinationPort())
                        && lowHigh == segment.sourceHigh()
                        && highHigh == segment.destinationHigh()
                        && ipv6 == segment.ipv6()
                : matches(
                                segment.destinationLow(),
                                segment.sourceLow(),
                                segment.destinationPort(),
                                segment.sourcePort())
                        && lowHigh == segment.destinationHigh()
                        && highHigh == segment.sourceHigh()
                        && ipv6 == segment.ipv6();
    }

    private boolean matches(long low, long high, int portOfLow, int portOfHigh) {
        return lowLow == low && highLow == high && lowPort == portOfLow && highPort == portOfHigh;
    }

    /** The same for both directions. */
    static int hash(SegmentView segment) {
        long source = (segment.sourceHigh() * 31 + segment.sourceLow()) * 0x9E3779B97F4A7C15L + segment.sourcePort();
        long destination = (segment.destinationHigh() * 31 + segment.destinationLow()) * 0x9E3779B97F4A7C15L
                + segment.destinationPort();
        long mixed = scramble(source) + scramble(destination);
        return (int) (mixed >>> 32);
    }

    private static long scramble(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        return (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    }
}
