package io.loopshark.forging;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing forged in a healthy connection, and what the judge owes us for it.
 *
 * @param kind which class of forgery it is
 * @param what what was changed, for messages
 * @param segments the forged connection
 * @param owed what has to be said of it
 * @param twin the healthy trace that looks just so, where the judge may keep silent; null where it may not
 */
record Forgery(
        ForgeryClass kind,
        String what,
        List<Forged> segments,
        Owed owed,
        @Nullable LeftOut twin) {

    /** What the judge owes. */
    sealed interface Owed {}

    /** A finding of one of these kinds at one of these frames. */
    record Found(Set<String> kinds, Set<Long> frames) implements Owed {}

    /** Not to call the connection VERIFIED, nor any peer guilty: the capture has a gap. */
    record Gap() implements Owed {}

    /** Not to call any peer guilty. */
    record Calm() implements Owed {}
}
