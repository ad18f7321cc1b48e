package io.loopshark.forging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Edits of a list of segments; each gives a new list, its frames numbered from 1. */
final class Edits {

    private Edits() {}

    /** The segment at {@code index} is changed. */
    static List<Forged> changed(List<Forged> segments, int index, Consumer<Forged> change) {
        List<Forged> changed = new ArrayList<>(segments);
        changed.set(index, segments.get(index).with(change));
        return changed;
    }

    /** Behind the segment at {@code index} comes a copy of it with this change. */
    static List<Forged> inserted(List<Forged> segments, int index, Consumer<Forged> change) {
        List<Forged> changed = new ArrayList<>(segments);
        changed.add(index + 1, segments.get(index).with(change));
        return renumbered(changed);
    }

    /** The segment at {@code index} is missing. */
    static List<Forged> without(List<Forged> segments, int index) {
        List<Forged> rest = new ArrayList<>(segments);
        rest.remove(index);
        return renumbered(rest);
    }

    /** The segment at {@code index} and the next have changed places and times. */
    static List<Forged> swapped(List<Forged> segments, int index) {
        List<Forged> swapped = new ArrayList<>(segments);
        Collections.swap(swapped, index, index + 1);
        long first = segments.get(index).nanos;
        long second = segments.get(index + 1).nanos;
        swapped.set(index, swapped.get(index).with(copy -> copy.nanos = first));
        swapped.set(index + 1, swapped.get(index + 1).with(copy -> copy.nanos = second));
        return renumbered(swapped);
    }

    /** The segment at {@code index} and the next have changed places, each with its own time. */
    static List<Forged> outOfTime(List<Forged> segments, int index) {
        List<Forged> swapped = new ArrayList<>(segments);
        Collections.swap(swapped, index, index + 1);
        return renumbered(swapped);
    }

    /** Frames from 1 on. */
    static List<Forged> renumbered(List<Forged> segments) {
        List<Forged> renumbered = new ArrayList<>();
        for (Forged segment : segments) {
            int frame = renumbered.size() + 1;
            renumbered.add(segment.frame == frame ? segment : segment.with(copy -> copy.frame = frame));
        }
        return renumbered;
    }
}
