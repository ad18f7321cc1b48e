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
 *  entry:  | previous entry 8 | frame 8 | sequence 4 | captured 4 | data 4 | checksum sum 4 | captured data … |
 * </pre>
 *
 * <p>The length of data that may be padding has a minus sign.
 */
final class PayloadMemory {

    private static final int FIRST_CAPACITY = 1 << 16;
    private static final int MOST_CAPACITY = 1 << 24;

    private static final int FRAME = 8;
    private static final int SEQUENCE = 16;
    private static final int CAPTURED = 20;
    private static final int LENGTH = 24;
    private static final int SUM = 28;
    private static final int HEAD = 32;

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
     * @param padding whether it may have been padding before
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
        INT.set(ring, at + LENGTH, Padding.mayBe(segment) ? -segment.payloadLength() : segment.payloadLength());
        INT.set(ring, at + SUM, segment.headerSum());
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
     * when there is none. Where just one of the two copies has a checksum that fits, the other was damaged on its way, and differs
     * for that; where one was cut, there is no telling whether it was. Padding is told apart by itself.
     */
    @Nullable
    Difference compare(SegmentView segment, Peer from) {
        long position = from.rememberedAt();
        for (int i = 0; i < MOST_COMPARED && remembered(position); i++) {
            int at = (int) (position & ring.length - 1);
            Difference difference = compare(segment, at);
            if (difference != null && (difference.padding() || alike(segment, at))) {
                return difference;
            }
            position = (long) LONG.get(ring, at);
        }
        return null;
    }

    private boolean remembered(long position) {
        return position > 0 && position >= end - ring.length;
    }

    private @Nullable Difference compare(SegmentView segment, int at) {
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
                        (int) INT.get(ring, at + LENGTH) < 0);
    }

    /** Whether both copies are equally good, or one is no more than padding, which has no right checksum. */
    private boolean alike(SegmentView segment, int at) {
        return whole(at) == whole(segment) && fits(at) == fits(segment) || Padding.mayBe(segment);
    }

    private boolean whole(int at) {
        return Math.abs((int) INT.get(ring, at + LENGTH)) == (int) INT.get(ring, at + CAPTURED);
    }

    private static boolean whole(SegmentView segment) {
        return segment.capturedPayloadLength() == segment.payloadLength();
    }

    private boolean fits(int at) {
        int captured = (int) INT.get(ring, at + CAPTURED);
        return whole(at) && InternetChecksum.fits((int) INT.get(ring, at + SUM), ring, at + HEAD, captured);
    }

    private static boolean fits(SegmentView segment) {
        return whole(segment)
                && InternetChecksum.fits(
                        segment.headerSum(),
                        segment.payloadArray(),
                        segment.payloadOffset(),
                        segment.capturedPayloadLength());
    }
}
