package io.loopshark.calm;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a right connection on its way into a capture.
 *
 * @param name what happens
 * @param harmless whether all that happened is still in the capture, so that the verdict may not fall below INCONCLUSIVE
 * @param once whether it happens to the connection as a whole; else at each of its segments
 * @param change how it happens
 */
record Disturbance(String name, boolean harmless, boolean once, Change change) {

    /** How a recording changes. */
    interface Change {
        /** The recording with the disturbance at {@code index}; null where it cannot happen there. */
        @Nullable
        Recording apply(Recording recording, int index, Random random);
    }

    /** Something in the capture is lost by it. */
    static Disturbance losing(String name, Change change) {
        return new Disturbance(name, false, false, change);
    }

    static Disturbance losingOnce(String name, Change change) {
        return new Disturbance(name, false, true, change);
    }

    /** Nothing is lost by it. */
    static Disturbance harmless(String name, Change change) {
        return new Disturbance(name, true, false, change);
    }

    static Disturbance harmlessOnce(String name, Change change) {
        return new Disturbance(name, true, true, change);
    }

    @Override
    public String toString() {
        return name;
    }
}
