package io.loopshark.wireshark;

import io.loopshark.segment.SequenceNumber;

/**
 * The segments of one sender that have not been acknowledged yet, oldest first. Like Wireshark's list it takes no more than
 * {@value #LIMIT}: where the acknowledgements are not in the capture, it doesn't grow for ever.
 *
 * <p>As long as the segments came in the order of their sequence numbers, what is acknowledged leaves at the front and nothing
 * has to be searched for; only a list in disorder is walked through.
 */
final class UnacknowledgedSegments {

    static final int LIMIT = 1000;

    private int[] sequences = {};
    private int[] nexts = {};
    private long[] frames = {};
    private long[] times = {};
    private int first;
    private int end;
    private boolean ordered = true;

    /** The frame that the last {@link #acknowledge} found acknowledged exactly; 0 when there was none. */
    private long acknowledgedFrame;

    private long acknowledgedTime;

    boolean isEmpty() {
        return first == end;
    }

    int count() {
        return end - first;
    }

    /** Adds a segment that takes the sequence numbers from {@code sequence} up to, not including, {@code next}. */
    void add(int sequence, int next, long frame, long time) {
        if (count() >= LIMIT) {
            return;
        }
        makeRoom();
        ordered &= isEmpty()
                || SequenceNumber.atOrAfter(sequence, sequences[end - 1])
                        && SequenceNumber.atOrAfter(next, nexts[end - 1]);
        sequences[end] = sequence;
        nexts[end] = next;
        frames[end] = frame;
        times[end] = time;
        end++;
    }

    private void makeRoom() {
        if (end < sequences.length) {
            return;
        }
        int count = count();
        // Half of the array must be free after moving, so that each segment is moved once on the average at most.
        int capacity = count >= sequences.length / 2 ? Math.max(4, 2 * sequences.length) : sequences.length;
        sequences = moved(sequences, capacity);
        nexts = moved(nexts, capacity);
        frames = moved(frames, capacity);
        times = moved(times, capacity);
        first = 0;
        end = count;
    }

    private int[] moved(int[] from, int capacity) {
        int[] to = capacity == from.length ? from : new int[capacity];
        System.arraycopy(from, first, to, 0, count());
        return to;
    }

    private long[] moved(long[] from, int capacity) {
        long[] to = capacity == from.length ? from : new long[capacity];
        System.arraycopy(from, first, to, 0, count());
        return to;
    }

    /**
     * Takes out what {@code acknowledgement} covers; of a segment covered in part, the rest stays. The oldest segment that ends
     * exactly there is remembered as the one acknowledged.
     */
    void acknowledge(int acknowledgement) {
        acknowledgedFrame = 0;
        if (ordered) {
            acknowledgeInOrder(acknowledgement);
        } else {
            acknowledgeByWalk(acknowledgement);
        }
        if (first == end) {
            first = 0;
            end = 0;
            ordered = true;
        }
    }

    private void acknowledgeInOrder(int acknowledgement) {
        while (first < end && SequenceNumber.atOrBefore(nexts[first], acknowledgement)) {
            noteAcknowledged(first, acknowledgement);
            first++;
        }
        for (int i = first; i < end && SequenceNumber.before(sequences[i], acknowledgement); i++) {
            sequences[i] = acknowledgement;
        }
    }

    private void acknowledgeByWalk(int acknowledgement) {
        int kept = first;
        for (int i = first; i < end; i++) {
            if (SequenceNumber.atOrBefore(nexts[i], acknowledgement)) {
                noteAcknowledged(i, acknowledgement);
                continue;
            }
            sequences[kept] = SequenceNumber.later(sequences[i], acknowledgement);
            nexts[kept] = nexts[i];
            frames[kept] = frames[i];
            times[kept] = times[i];
            kept++;
        }
        end = kept;
    }

    private void noteAcknowledged(int index, int acknowledgement) {
        if (acknowledgedFrame == 0 && nexts[index] == acknowledgement) {
            acknowledgedFrame = frames[index];
            acknowledgedTime = times[index];
        }
    }

    /** The frame that was acknowledged exactly by the last {@link #acknowledge}; 0 when there was none. */
    long acknowledgedFrame() {
        return acknowledgedFrame;
    }

    /** When that frame was captured, nanoseconds since 1970. */
    long acknowledgedTime() {
        return acknowledgedTime;
    }

    /**
     * Sequence numbers from the lowest to the highest in the list, holes between them included; 0 for an empty list. Which one is
     * the lowest is told by the distance from {@code base}, 0 to 4294967295: what lies before it counts as far beyond.
     */
    long span(int base) {
        if (first == end) {
            return 0;
        }
        long low = SequenceNumber.unsigned(sequences[first] - base);
        long high = SequenceNumber.unsigned(nexts[end - 1] - base);
        if (ordered && low <= high) {
            return high - low;
        }
        for (int i = first; i < end; i++) {
            low = Math.min(low, SequenceNumber.unsigned(sequences[i] - base));
            high = Math.max(high, SequenceNumber.unsigned(nexts[i] - base));
        }
        return high - low & 0xffff_ffffL;
    }
}
