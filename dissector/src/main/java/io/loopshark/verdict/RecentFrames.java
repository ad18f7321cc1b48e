package io.loopshark.verdict;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * The segments captured last, over all connections, to tell when a capture shows one and the same segment twice: a mirror port that
 * sees a packet come and go, or two interfaces recorded as one.
 *
 * <p>What was sent again looks the same in its TCP header, but IPv4 counts its packets, so that its identification differs. Where that
 * is zero, or with IPv6, only time is left to tell.
 */
final class RecentFrames {

    /** Enough for a connection or two, so that who judges few segments does not wait for memory; a power of two. */
    private static final int FIRST_SLOTS = 1 << 7;

    /** Far more segments than pass between the two sights of one; a power of two. */
    private static final int MOST_SLOTS = 1 << 12;

    /** Between two sights of a segment that is numbered by IP; no retransmission timer is so short (RFC 6298 §2.4 asks for a second). */
    private static final long NUMBERED_NANOS = 100_000_000;

    /** The same for an empty segment: some peers number all their packets alike, and acknowledge thrice at once. */
    private static final long EMPTY_NANOS = 20_000_000;

    /** Between two sights of a segment that has no number of its own. */
    private static final long UNNUMBERED_NANOS = 1_000_000;

    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] marks = new long[FIRST_SLOTS];
    private long[] times = new long[FIRST_SLOTS];

    /** Notes a segment that cannot have been seen before. */
    void note(SegmentView segment) {
        note(mark(segment), segment.timestampNanos());
    }

    /** Whether the segment was captured just before; notes it otherwise. */
    boolean repeats(SegmentView segment) {
        long mark = mark(segment);
        int pair = pair(mark);
        long nanos = segment.timestampNanos();
        for (int slot = pair; slot < pair + 2; slot++) {
            if (marks[slot] == mark && near(segment, times[slot])) {
                return true;
            }
        }
        note(mark, nanos);
        return false;
    }

    /** Whether the segment comes so soon after another that is numbered alike, or before it, that the two can be sights of one. */
    static boolean near(SegmentView segment, long nanos) {
        return Math.abs(segment.timestampNanos() - nanos) <= mostApart(segment);
    }

    /** Two slots for each mark, of which the older one is given up. */
    private int pair(long mark) {
        return (int) mark & marks.length - 2;
    }

    private void note(long mark, long nanos) {
        int pair = pair(mark);
        int slot = marks[pair] == mark || marks[pair + 1] != mark && times[pair] <= times[pair + 1] ? pair : pair + 1;
        if (marks[slot] != 0 && marks[slot] != mark && marks.length < MOST_SLOTS) {
            grow();
            note(mark, nanos);
            return;
        }
        marks[slot] = mark;
        times[slot] = nanos;
    }

    /** Nothing is given up for it: the marks of one pair go to two. */
    private void grow() {
        long[] oldMarks = marks;
        long[] oldTimes = times;
        marks = new long[2 * oldMarks.length];
        times = new long[marks.length];
        for (int i = 0; i < oldMarks.length; i++) {
            int slot = pair(oldMarks[i]) + (i & 1);
            if (oldMarks[i] != 0) {
                marks[slot] = oldMarks[i];
                times[slot] = oldTimes[i];
            }
        }
    }

    private static long mostApart(SegmentView segment) {
        boolean empty = segment.sequenceLength() == 0;
        if (segment.identification() == 0) {
            // A SYN-ACK is sent again at once when its SYN comes again just as its own timer runs out.
            return empty || segment.has(Flags.SYN) ? -1 : UNNUMBERED_NANOS;
        }
        return empty ? EMPTY_NANOS : NUMBERED_NANOS;
    }

    /** Sixty-four bits that hardly two segments share. The checksum speaks for the options and the data. */
    private static long mark(SegmentView segment) {
        long numbers = (long) segment.sequence() << 32 | segment.acknowledgement() & 0xffff_ffffL;
        long header = (long) segment.identification() << 48
                | (long) segment.checksum() << 32
                | (long) segment.window() << 16
                | segment.flags();
        long ports =
                (long) segment.sourcePort() << 48 | (long) segment.destinationPort() << 32 | segment.payloadLength();
        long mark = mixed(numbers * MIX + header);
        mark = mixed(mark + ports);
        mark = mixed(mark + segment.sourceLow() * MIX + segment.destinationLow());
        return mixed(mark + ((long) segment.timestampValue() << 32 | segment.network() & 0xffff_ffffL));
    }

    private static long mixed(long bits) {
        long product = bits * MIX;
        return product ^ product >>> 32;
    }
}
