package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.later;

import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.segment.InternetChecksum;
import io.loopshark.segment.SegmentView;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The data that was sent last, of all connections together, for comparison with what comes again: one ring of bytes, in which the
 * entries of each peer are chained from the newest backwards. What is overwritten is forgotten, so that memory is bounded however
 * many connections there are, and remembering is one copy at the end of what was copied before.
 *
 * <pre>
 *  entry:  | previous entry 8 | frame 8 | sequence 4 | captured 4 | data 4 | padding 4
 *          | sum of the header 4 | checksum 2, header's length 2 | time 8 | IP's number 4 | captured data … |
 * </pre>
 */
final class PayloadMemory {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int MOST_CAPACITY = 1 << 24;

    private static final int FRAME = 8;
    private static final int SEQUENCE = 16;
    private static final int CAPTURED = 20;
    private static final int LENGTH = 24;
    private static final int PADDING = 28;
    private static final int SUM = 32;
    private static final int CHECKSUM = 36;
    private static final int NANOS = 40;
    private static final int IDENTIFICATION = 48;
    private static final int HEAD = 52;

    /** The checksum of data of which a part is missing: it tells nothing. */
    private static final int CUT = -1;

    /** The checksum of data that has none yet. */
    private static final int UNSIGNED = 0;

    /** The sum where the checksum is right. */
    private static final int FITTING = 0xFFFF;

    /** How far back one segment is compared: bounds the work on a capture made to cause it. */
    private static final int MOST_COMPARED = 1024;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
            .withInvokeExactBehavior();

    private byte[] ring = new byte[FIRST_CAPACITY];

    /** Where the next entry goes, counted without end; an entry is there as long as it is within a ring's length of it. */
    private long end = HEAD;

    /**
     * A byte that is not what it was.
     *
     * @param sequence its sequence number, raw
     * @param frame the frame that had it first
     * @param before what it was, 0 to 255
     * @param now what it is, 0 to 255
     * @param padding whether one of the two may be padding
     */
    record Difference(int sequence, long frame, int before, int now, boolean padding) {}

    /** Keeps the captured data of this segment of {@code from}. */
    void remember(SegmentView segment, Peer from) {
        int captured = segment.capturedPayloadLength();
        if (captured == 0 || captured > MOST_CAPACITY / 4 || KeepAlive.mayBeGarbage(segment, from)) {
            return;
        }
        int at = room(HEAD + captured);
        LONG.set(ring, at, from.rememberedAt());
        LONG.set(ring, at + FRAME, segment.frameNumber());
        INT.set(ring, at + SEQUENCE, firstOctet(segment));
        INT.set(ring, at + CAPTURED, captured);
        INT.set(ring, at + LENGTH, segment.payloadLength() + segment.lostPayloadLength());
        INT.set(ring, at + PADDING, Padding.of(segment));
        INT.set(ring, at + SUM, segment.headerSum());
        INT.set(ring, at + CHECKSUM, segment.checksum() << 16 | segment.headerLength());
        LONG.set(ring, at + NANOS, segment.timestampNanos());
        INT.set(ring, at + IDENTIFICATION, segment.identification());
        System.arraycopy(segment.payloadArray(), segment.payloadOffset(), ring, at + HEAD, captured);
        from.rememberAt(end);
        end += HEAD + captured;
    }

    /** Makes room for so many bytes in one piece and returns where. */
    private int room(int bytes) {
        while (end + bytes > ring.length && ring.length < MOST_CAPACITY) {
            ring = Arrays.copyOf(ring, 2 * ring.length);
        }
        int at = (int) (end & ring.length - 1);
        if (at + bytes > ring.length) {
            end += ring.length - at;
            return 0;
        }
        return at;
    }

    /** Where the data of a segment begins: a SYN takes the number before it. */
    static int firstOctet(SegmentView segment) {
        return segment.sequence() + (segment.has(Flags.SYN) ? 1 : 0);
    }

    /**
     * The first byte of {@code segment} that differs from what {@code from} is remembered to have sent under the same number; null
     * when there is none. Copies whose checksums are not equally right differ because one of them was damaged, on its way or by the
     * capture. Padding counts only where nothing else differs, and not between two sights of one segment.
     */
    @Nullable
    Difference compare(SegmentView segment, Peer from) {
        int padding = Padding.of(segment);
        Difference padded = null;
        long position = from.rememberedAt();
        for (int i = 0; i < MOST_COMPARED && remembered(position); i++) {
            int at = (int) (position & ring.length - 1);
            Difference difference = compare(segment, padding, at);
            if (difference != null && difference.padding()) {
                padded = difference;
            } else if (difference != null && alike(flaw(segment, at), flaw(segment))) {
                return difference;
            }
            position = (long) LONG.get(ring, at);
        }
        return padded;
    }

    /** Whether nothing speaks for it that just one of two copies was damaged. */
    private static boolean alike(int flaw, int other) {
        return flaw == other || sound(flaw) && sound(other);
    }

    private static boolean sound(int flaw) {
        return flaw == UNSIGNED || flaw == FITTING;
    }

    private boolean remembered(long position) {
        return position > 0 && position >= end - ring.length;
    }

    private @Nullable Difference compare(SegmentView segment, int padding, int at) {
        int newStart = firstOctet(segment);
        int oldStart = (int) INT.get(ring, at + SEQUENCE);
        int start = later(newStart, oldStart);
        int inNew = distance(newStart, start);
        int inOld = distance(oldStart, start);
        int length = Math.min(segment.capturedPayloadLength() - inNew, (int) INT.get(ring, at + CAPTURED) - inOld);
        if (length <= 0) {
            return null;
        }
        byte[] now = segment.payloadArray();
        int nowFrom = segment.payloadOffset() + inNew;
        int beforeFrom = at + HEAD + inOld;
        int mismatch = Arrays.mismatch(now, nowFrom, nowFrom + length, ring, beforeFrom, beforeFrom + length);
        return mismatch < 0
                ? null
                : new Difference(
                        start + mismatch,
                        (long) LONG.get(ring, at + FRAME),
                        ring[beforeFrom + mismatch] & 0xFF,
                        now[nowFrom + mismatch] & 0xFF,
                        !showsAgain(segment, at)
                                && (inNew + mismatch >= segment.payloadLength() - padding
                                        || inOld + mismatch
                                                >= (int) INT.get(ring, at + LENGTH)
                                                        - (int) INT.get(ring, at + PADDING)));
    }

    /**
     * Whether the segment is the remembered one at {@code at} once more, and none that was sent again: then as much of both is
     * padding, whatever that is.
     */
    private boolean showsAgain(SegmentView segment, int at) {
        return firstOctet(segment) == (int) INT.get(ring, at + SEQUENCE)
                && segment.payloadLength() + segment.lostPayloadLength() == (int) INT.get(ring, at + LENGTH)
                && segment.identification() == (int) INT.get(ring, at + IDENTIFICATION)
                && RecentFrames.near(segment, (long) LONG.get(ring, at + NANOS));
    }

    /**
     * What is wrong with the checksum of the remembered data at {@code at}, which went the same way as {@code segment}: the sum that
     * should be 65535, or that there is none.
     */
    private int flaw(SegmentView segment, int at) {
        int captured = (int) INT.get(ring, at + CAPTURED);
        int length = (int) INT.get(ring, at + LENGTH);
        int checksum = (int) INT.get(ring, at + CHECKSUM);
        int sum = (int) INT.get(ring, at + SUM);
        if (captured < length) {
            return CUT;
        }
        boolean unsigned =
                sum == 0 || InternetChecksum.mayBeLeftToTheCard(checksum >>> 16, segment, (checksum & 0xFFFF) + length);
        return unsigned ? UNSIGNED : InternetChecksum.fold(InternetChecksum.add(sum, ring, at + HEAD, captured));
    }

    private static int flaw(SegmentView segment) {
        int captured = segment.capturedPayloadLength();
        int length = segment.payloadLength() + segment.lostPayloadLength();
        int sum = segment.headerSum();
        if (captured < length) {
            return CUT;
        }
        boolean unsigned = sum == 0
                || InternetChecksum.mayBeLeftToTheCard(segment.checksum(), segment, segment.headerLength() + length);
        return unsigned
                ? UNSIGNED
                : InternetChecksum.fold(
                        InternetChecksum.add(sum, segment.payloadArray(), segment.payloadOffset(), captured));
    }
}
