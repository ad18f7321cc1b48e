package io.loopshark.connection;

import io.loopshark.segment.SegmentView;
import org.jspecify.annotations.Nullable;

/**
 * Finds a connection by the two endpoints of a segment, in either direction: open addressing with linear probing, so that looking
 * one up allocates nothing and touches few cache lines.
 */
final class ConnectionTable {

    private @Nullable Connection[] slots = new Connection[1 << 6];
    // Beside the slots, so that probing past another connection does not touch that connection's memory.
    private int[] hashes = new int[slots.length];
    private int size;

    int size() {
        return size;
    }

    static int hash(SegmentView segment) {
        // Symmetric in the two ends, since both directions must meet.
        long mixed = end(segment.sourceHigh(), segment.sourceLow(), segment.sourcePort())
                + end(segment.destinationHigh(), segment.destinationLow(), segment.destinationPort());
        mixed += segment.network();
        mixed *= 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) ^ (int) mixed;
    }

    private static long end(long high, long low, int port) {
        long mixed = (low ^ high * 0xc2b2ae3d27d4eb4fL) + ((long) port << 32 | port) * 0x165667b19e3779f9L;
        mixed *= 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    @Nullable
    Connection find(SegmentView segment, int hash) {
        int mask = slots.length - 1;
        for (int i = hash & mask; ; i = i + 1 & mask) {
            Connection candidate = slots[i];
            if (candidate == null) {
                return null;
            }
            if (hashes[i] == hash && candidate.matches(segment)) {
                return candidate;
            }
        }
    }

    void add(Connection connection) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        place(connection);
        size++;
    }

    private void place(Connection connection) {
        int mask = slots.length - 1;
        int i = connection.hash & mask;
        while (slots[i] != null) {
            i = i + 1 & mask;
        }
        slots[i] = connection;
        hashes[i] = connection.hash;
    }

    private void grow() {
        @Nullable Connection[] old = slots;
        slots = new Connection[2 * old.length];
        hashes = new int[slots.length];
        for (Connection connection : old) {
            if (connection != null) {
                place(connection);
            }
        }
    }

    /** Takes a connection out, and moves later ones of its run back, so that no tombstones are needed. */
    void remove(Connection connection) {
        int mask = slots.length - 1;
        int hole = connection.hash & mask;
        while (slots[hole] != connection) {
            if (slots[hole] == null) {
                return;
            }
            hole = hole + 1 & mask;
        }
        size--;
        int i = hole;
        while (true) {
            i = i + 1 & mask;
            Connection next = slots[i];
            if (next == null) {
                break;
            }
            int home = hashes[i] & mask;
            boolean mayMove = (i - home & mask) >= (i - hole & mask);
            if (mayMove) {
                slots[hole] = next;
                hashes[hole] = hashes[i];
                hole = i;
            }
        }
        slots[hole] = null;
    }

    /** Every connection, in no order. */
    java.util.List<Connection> all() {
        java.util.List<Connection> all = new java.util.ArrayList<>(size);
        for (Connection connection : slots) {
            if (connection != null) {
                all.add(connection);
            }
        }
        return all;
    }
}
