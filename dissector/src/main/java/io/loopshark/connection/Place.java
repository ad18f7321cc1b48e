package io.loopshark.connection;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place beside each connection for what a package above this one keeps with it, one object of a class. There are as many places
 * as classes that ask for one, each with a number of its own, so that to look at one touches none of the others.
 *
 * @param <T> what is kept there
 */
public final class Place<T> {

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final int number = TAKEN.getAndIncrement();
    private final Class<T> type;

    /** One place more; to be kept in a constant. */
    public Place(Class<T> type) {
        this.type = type;
    }

    /** How many there are by now. */
    static int taken() {
        return TAKEN.get();
    }

    int number() {
        return number;
    }

    Class<T> type() {
        return type;
    }
}
