package io.loopshark.filter;

/** Looks for octets in others. */
final class Search {

    private Search() {}

    /** Whether the octets of the left value, or what the protocol carries, have those of the right one within them. */
    static boolean contains(Values left, int i, Values right, int j) {
        byte[] array = left.array(i);
        byte[] wanted = right.array(j);
        int from = right.from(j);
        int length = right.length(j);
        if (length == 0) {
            return true;
        }
        int last = left.reach(i) - length;
        for (int at = left.from(i); at <= last; at++) {
            if (array[at] == wanted[from] && equal(array, at, wanted, from, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(byte[] array, int at, byte[] wanted, int from, int length) {
        for (int i = 1; i < length; i++) {
            if (array[at + i] != wanted[from + i]) {
                return false;
            }
        }
        return true;
    }
}
