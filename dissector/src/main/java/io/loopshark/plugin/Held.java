package io.loopshark.plugin;

import java.util.Map;
import java.util.TreeMap;

/** Data of one direction that lies beyond what was captured so far without a gap. Bounded: beyond that somebody has to give up waiting. */
final class Held {

    /** So many segments may come before the one that was due; more than real networks put out of order. */
    private static final int MAX_SEGMENTS = 64;

    private static final int MAX_OCTETS = 1 << 18;

    // By distance from a fixed point of the direction's data, which, unlike a sequence number, doesn't wrap.
    private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
    private int octets;

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    int octets() {
        return octets;
    }

    boolean isFull() {
        return pieces.size() >= MAX_SEGMENTS || octets >= MAX_OCTETS;
    }

    /** Keeps the data at {@code position}; of two pieces at one place the longer. */
    void add(long position, byte[] data) {
        byte[] known = pieces.get(position);
        if (known == null || known.length < data.length) {
            octets += data.length - (known == null ? 0 : known.length);
            pieces.put(position, data);
        }
    }

    /** Where the first piece lies. */
    long first() {
        return pieces.firstKey();
    }

    /** Takes the first piece out. */
    byte[] removeFirst() {
        Map.Entry<Long, byte[]> entry = pieces.pollFirstEntry();
        octets -= entry.getValue().length;
        return entry.getValue();
    }

    void clear() {
        pieces.clear();
        octets = 0;
    }
}
