package io.loopshark.zeek;

/** What Zeek counts of an endpoint and writes down at the first, the tenth, the hundredth … time. */
final class Tally {

    private long retransmissions;
    private long zeroWindows;
    private long gaps;

    /** Counts; whether this one is to be written down. */
    boolean retransmission() {
        return isPowerOfTen(++retransmissions);
    }

    /** Counts; whether this one is to be written down. */
    boolean zeroWindow() {
        return isPowerOfTen(++zeroWindows);
    }

    /** Counts; whether this one is to be written down. */
    boolean gap() {
        return isPowerOfTen(++gaps);
    }

    private static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
