package io.loopshark.forging;

/** By how much numbers are forged: by one, by a little, by a segment, by a window, across 2^31. */
final class Amounts {

    /** Either way. */
    static final int[] ANY = {
        1, -1, 2, -7, 1000, -1000, 65_536, -65_536, 1 << 30, Integer.MAX_VALUE, -Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    /** Upwards, as far as a number counts as later. */
    static final int[] UP = {1, 2, 7, 100, 1460, 65_536, 100_000, 1 << 30, Integer.MAX_VALUE};

    private Amounts() {}
}
