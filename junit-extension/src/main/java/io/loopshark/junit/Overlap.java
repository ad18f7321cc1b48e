package io.loopshark.junit;

import java.util.HashSet;
import java.util.Set;

/**
 * Which watches look at all connections of this JVM at the same time from different threads. Nobody can tell whose connection is
 * whose then, so none of them may count; nor may one that looks at all while another thread's looks at some ports. Tests under the
 * annotation exclude each other; recordings and registered extensions do not. A watch within another of the same thread is meant that
 * way.
 */
final class Overlap {
    private static final Set<Overlap> ACTIVE = new HashSet<>();

    private final Thread thread = Thread.currentThread();
    private final boolean all;
    private boolean disturbed;

    private Overlap(boolean all) {
        this.all = all;
    }

    /** @param all whether the watch looks at all connections, and not just at those of some ports */
    static Overlap begin(boolean all) {
        Overlap fresh = new Overlap(all);
        synchronized (ACTIVE) {
            for (Overlap other : ACTIVE) {
                if (other.thread != fresh.thread) {
                    other.disturbed |= other.all;
                    fresh.disturbed |= all;
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
