package io.loopshark.junit;

/** Numbers of things in words. */
final class Count {

    private Count() {}

    /** {@code 1 connection}, {@code 2 connections}, {@code no connection}. */
    static String of(long number, String thing) {
        if (number == 0) {
            return "no " + thing;
        }
        return number == 1 ? "1 " + thing : number + " " + thing + "s";
    }
}
