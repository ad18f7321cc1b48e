package io.loopshark.decode;

/**
 * Goes from option to option of a TCP header (RFC 9293 §3.2): the one place that knows where an option begins and ends and
 * whether it can be right. What the options mean is read elsewhere.
 *
 * <p>Positions are indices of the array given.
 */
final class OptionWalk {

    static final int END_OF_LIST = 0;
    static final int NO_OPERATION = 1;
    static final int MSS = 2;
    static final int WINDOW_SCALE = 3;
    static final int SACK_PERMITTED = 4;
    static final int SACK = 5;
    static final int TIMESTAMPS = 8;
    static final int MD5 = 19;
    static final int USER_TIMEOUT = 28;
    static final int AUTHENTICATION = 29;
    static final int MULTIPATH = 30;
    static final int FAST_OPEN = 34;
    static final int EXPERIMENT_1 = 253;
    static final int EXPERIMENT_2 = 254;

    /** The experiment that became kind 34 (RFC 6994 §3, RFC 7413 §4.1.1). */
    static final int FAST_OPEN_EXPERIMENT = 0xf989;

    private byte[] bytes = {};
    private int at;
    private int capturedEnd;
    private int end;

    private int kind;
    private int start;
    private int length;
    private int claimed;
    private State state = State.WELL_FORMED;

    /** What can be said of an option as a whole. */
    enum State {
        /** All of it is there, and its length is one that its kind may have. */
        WELL_FORMED,
        /** Its length cannot be right. */
        MALFORMED,
        /** It may be right, but the capture ends within it. */
        CUT
    }

    /**
     * Begins a walk.
     *
     * @param array holds the header
     * @param from where the options begin
     * @param captured where what was captured of them ends
     * @param headerEnd where the header ends
     */
    void begin(byte[] array, int from, int captured, int headerEnd) {
        bytes = array;
        at = from;
        capturedEnd = captured;
        end = headerEnd;
    }

    /**
     * Goes to the next option.
     *
     * @return false behind the last one
     */
    boolean next() {
        if (at >= capturedEnd) {
            return false;
        }
        start = at;
        kind = bytes[at] & 0xff;
        if (kind <= NO_OPERATION) {
            single();
            return true;
        }
        if (at + 1 >= capturedEnd) {
            return at + 1 >= end && lastOne(1, 0);
        }
        claimed = bytes[at + 1] & 0xff;
        if (claimed < 2) {
            return lastOne(2, claimed);
        }
        if (at + claimed > end) {
            return lastOne(end - at, claimed);
        }
        length = claimed;
        at += claimed;
        state = at > capturedEnd ? State.CUT : fits(kind, claimed) ? State.WELL_FORMED : State.MALFORMED;
        return true;
    }

    private void single() {
        length = 1;
        claimed = 1;
        state = State.WELL_FORMED;
        at++;
        // Behind the end of the list lies padding. Zeros are taken for more ends, as Wireshark does; the rest is not
        // looked at.
        if (kind == END_OF_LIST && at < capturedEnd && bytes[at] != 0) {
            at = capturedEnd;
        }
    }

    /** An option behind which nothing can be found. */
    private boolean lastOne(int attributed, int said) {
        length = attributed;
        claimed = said;
        state = State.MALFORMED;
        at = capturedEnd;
        return true;
    }

    /** Whether an option of this kind may have this length. */
    private static boolean fits(int kind, int length) {
        return switch (kind) {
            case MSS, USER_TIMEOUT -> length == 4;
            case WINDOW_SCALE -> length == 3;
            case SACK_PERMITTED -> length == 2;
            case SACK -> length >= 10 && (length & 7) == 2;
            case TIMESTAMPS -> length == 10;
            case MD5 -> length == 18;
            case AUTHENTICATION -> length >= 4;
            case MULTIPATH -> length >= 3;
            // A cookie of an odd or unusual length (RFC 7413 §4.1.1) is still a cookie.
            default -> true;
        };
    }

    /** The kind octet of the option at hand, 0 to 255. */
    int kind() {
        return kind;
    }

    /** Where its kind octet is. */
    int start() {
        return start;
    }

    /** How many octets belong to it, at least 1, captured or not. */
    int length() {
        return length;
    }

    /** Its length octet as sent; 1 for the kinds that have none, 0 where it is missing. */
    int claimed() {
        return claimed;
    }

    /** What can be said of it as a whole. */
    State state() {
        return state;
    }

    /** Whether this is Fast Open under an experimental kind: told by the number behind the length. */
    boolean experimentalFastOpen() {
        return (kind == EXPERIMENT_1 || kind == EXPERIMENT_2)
                && length >= 4
                && ((bytes[start + 2] & 0xff) << 8 | bytes[start + 3] & 0xff) == FAST_OPEN_EXPERIMENT;
    }
}
