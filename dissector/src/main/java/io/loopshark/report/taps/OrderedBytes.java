package io.loopshark.report.taps;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the data of one direction of a connection in order. What comes too early waits, up to a bound; what was acknowledged without
 * ever being captured is a gap, and so is what the bound leaves no room to wait for.
 */
final class OrderedBytes {

    /** As much as the largest window that TCP can have without asking for it in vain. */
    private static final int MOST_OCTETS = 16 << 20;

    private static final int MOST_PIECES = 1 << 16;

    /** Takes the data in order. */
    interface Sink {
        void data(byte[] bytes, int from, int length) throws IOException;

        void gap(long octets) throws IOException;
    }

    /** Data that waits, the octets of which the capture kept only the first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(byte[] captured, int length) {}

    private final Sink sink;
    private final TreeMap<Long, Piece> waiting = new TreeMap<>();
    private long octetsWaiting;
    private boolean begun;
    // Where the next octet belongs, counted without wrapping around, and the number that it has in the header.
    private long next;
    private int number;

    OrderedBytes(Sink sink) {
        this.sink = sink;
    }

    /**
     * Takes data.
     *
     * @param sequence the number of its first octet
     * @param bytes holds as much of it as was captured
     * @param length how much there was on the wire
     */
    void take(int sequence, byte[] bytes, int from, int captured, int length) throws IOException {
        begin(sequence);
        long at = place(sequence);
        int known = (int) Math.min(length, Math.max(0, next - at));
        if (length > known && at + known == next) {
            give(bytes, from + Math.min(known, captured), Math.max(0, captured - known), length - known);
            release();
        } else if (length > known) {
            hold(at, Arrays.copyOfRange(bytes, from, from + captured), length);
        }
    }

    /** The first number that is seen is where the data begins. */
    void begin(int sequence) {
        if (!begun) {
            begun = true;
            number = sequence;
        }
    }

    private long place(int sequence) {
        return next + (sequence - number);
    }

    private void give(byte[] bytes, int from, int captured, int length) throws IOException {
        if (captured > 0) {
            sink.data(bytes, from, captured);
        }
        if (captured < length) {
            sink.gap(length - captured);
        }
        advance(length);
    }

    private void advance(long octets) {
        next += octets;
        number += (int) octets;
    }

    private void hold(long at, byte[] captured, int length) throws IOException {
        Piece before = waiting.get(at);
        if (before != null && before.length >= length) {
            return;
        }
        waiting.put(at, new Piece(captured, length));
        octetsWaiting += captured.length - (before == null ? 0 : before.captured.length);
        while (octetsWaiting > MOST_OCTETS || waiting.size() > MOST_PIECES) {
            skipGap();
        }
    }

    /** Gives what waited for its turn and has it now. */
    private void release() throws IOException {
        for (Map.Entry<Long, Piece> first = waiting.firstEntry();
                first != null && first.getKey() <= next;
                first = waiting.firstEntry()) {
            waiting.remove(first.getKey());
            Piece piece = first.getValue();
            octetsWaiting -= piece.captured.length;
            long known = next - first.getKey();
            if (known < piece.length) {
                int skipped = (int) Math.min(known, piece.captured.length);
                int rest = piece.captured.length - skipped;
                give(piece.captured, skipped, rest, (int) (piece.length - known));
            }
        }
    }

    private void skipGap() throws IOException {
        long missing = waiting.firstKey() - next;
        sink.gap(missing);
        advance(missing);
        release();
    }

    /** The other side acknowledged everything before {@code acknowledgement}: it will not be sent again. */
    void acknowledged(int acknowledgement) throws IOException {
        while (!waiting.isEmpty() && place(acknowledgement) > waiting.firstKey()) {
            skipGap();
        }
    }

    /** Nothing more comes. */
    void finish() throws IOException {
        while (!waiting.isEmpty()) {
            skipGap();
        }
    }
}
