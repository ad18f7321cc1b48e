package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.later;

import java.util.Arrays;

/**
 * Ranges of one peer's sequence numbers that were passed over: sent out of order, lost by the capture, or never sent. Few at any
 * time; at most {@value #MOST} are told apart, beyond that the newest grows.
 */
public final class Holes {

    private static final int MOST = 64;

    private int[] starts = new int[2];
    private int[] ends = new int[2];
    private long[] frames = new long[2];
    private int count;

    Holes() {}

    /** Whether nothing is missing. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** How many ranges are missing. */
    public int count() {
        return count;
    }

    /** The first missing number of range {@code index}, raw. */
    public int start(int index) {
        return starts[index];
    }

    /** The number after the last missing one of range {@code index}, raw. */
    public int end(int index) {
        return ends[index];
    }

    /** The frame that passed over range {@code index}. */
    public long frame(int index) {
        return frames[index];
    }

    void open(int start, int end, long frame) {
        if (count == MOST) {
            ends[count - 1] = end;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            frames = Arrays.copyOf(frames, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        frames[count] = frame;
        count++;
    }

    /** Takes [{@code from}, {@code to}) out of what is missing; returns how many numbers that filled. */
    int fill(int from, int to) {
        int filled = 0;
        for (int i = 0; i < count; i++) {
            int low = later(from, starts[i]);
            int high = before(to, ends[i]) ? to : ends[i];
            if (!after(high, low)) {
                continue;
            }
            filled += distance(low, high);
            if (low == starts[i] && high == ends[i]) {
                remove(i--);
            } else if (low == starts[i]) {
                starts[i] = high;
            } else {
                int end = ends[i];
                ends[i] = low;
                if (high != end) {
                    insert(i + 1, high, end, frames[i]);
                }
            }
        }
        return filled;
    }

    private void remove(int index) {
        count--;
        System.arraycopy(starts, index + 1, starts, index, count - index);
        System.arraycopy(ends, index + 1, ends, index, count - index);
        System.arraycopy(frames, index + 1, frames, index, count - index);
    }

    private void insert(int index, int start, int end, long frame) {
        if (count == MOST) {
            return;
        }
        open(start, end, frame);
        for (int i = count - 1; i > index; i--) {
            starts[i] = starts[i - 1];
            ends[i] = ends[i - 1];
            frames[i] = frames[i - 1];
        }
        starts[index] = start;
        ends[index] = end;
        frames[index] = frame;
    }
}
