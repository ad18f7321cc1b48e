package io.loopshark.forging;

import static io.loopshark.forging.Original.CLIENT;
import static io.loopshark.forging.Original.SERVER;

import java.util.ArrayList;
import java.util.List;

/** Moves a connection's numbers so that the wrap of 2^32, or the turn at 2^31, falls where it hurts. */
final class Wraps {

    private static final int[] TURNS = {0, Integer.MIN_VALUE};

    private Wraps() {}

    /** Where a number may turn, counted from the ISN. */
    private record Place(String name, int client, int server) {}

    /** The connection with each turn at each interesting place, in both directions at once. */
    static List<Original> of(Original original) {
        List<Original> shifted = new ArrayList<>();
        for (Place place : places(original)) {
            for (int turn : TURNS) {
                shifted.add(original.shifted(
                        place.name + " at " + Integer.toUnsignedString(turn),
                        turn - original.iss[CLIENT] - place.client,
                        turn - original.iss[SERVER] - place.server));
            }
        }
        return shifted;
    }

    private static List<Place> places(Original original) {
        int[] sent = {lastData(original, CLIENT), lastData(original, SERVER)};
        return List.of(
                new Place("SYN", 0, 0),
                new Place("behind the SYN", 1, 1),
                new Place("second octet", 2, 2),
                new Place("mid data", (1 + sent[CLIENT]) / 2, (1 + sent[SERVER]) / 2),
                new Place("last data", sent[CLIENT], sent[SERVER]),
                new Place("FIN", end(original, CLIENT) - 1, end(original, SERVER) - 1),
                new Place("behind all", end(original, CLIENT), end(original, SERVER)));
    }

    /** The number at which the last segment with data begins. */
    private static int lastData(Original original, int side) {
        return original.segments.stream()
                .filter(segment -> original.side(segment) == side && segment.payloadLength > 0)
                .mapToInt(original::sequence)
                .max()
                .orElse(1);
    }

    private static int end(Original original, int side) {
        return original.segments.stream()
                .filter(segment -> original.side(segment) == side)
                .mapToInt(original::end)
                .max()
                .orElse(1);
    }
}
