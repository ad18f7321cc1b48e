package io.loopshark.junit;

import java.util.HashSet;
import java.util.Set;

/**
 * Which watches look at all connections of this JVM at the same time from different threads. Nobody can tell whose connection is
 * whose then, so none of them may count. Tests under the annotation exclude each other; recordings and registered extensions do not.
 * A watch within another of the same thread is meant that way.
 */
final class Overlap {
    private static final Set<Overlap> ACTIVE = new HashSet<>();

    private final Thread thread = Thread.currentThread();
    private boolean disturbed;

    private Overlap() {}

    static Overlap begin() {
        Overlap fresh = new Overlap();
        synchronized (ACTIVE) {
            for (Overlap other : ACTIVE) {
                if (other.thread != fresh.thread) {
                    other.disturbed = true;
                    fresh.disturbed = true;
                }
            }
            ACTIVE.add(fresh);
        }
        return fresh;
    }

    /** Whether another one was there meanwhile. */
    boolean disturbed() {
        synchronized (ACTIVE) {
            return disturbed;
        }
    }

    void end() {
        synchronized (ACTIVE) {
            ACTIVE.remove(this);
        }
    }
}
