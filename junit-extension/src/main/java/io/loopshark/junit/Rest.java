package io.loopshark.junit;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import io.loopshark.verdict.JudgedConnection;

/** Whether a connection is at rest: nothing more is to be expected of it that would matter to the test. */
final class Rest {

    private Rest() {}

    static boolean isAtRest(JudgedConnection connection, TeardownPolicy policy) {
        Handshake handshake = connection.handshake();
        Teardown teardown = connection.teardown();
        if (teardown != Teardown.RESET && (handshake == Handshake.NO_REPLY || handshake == Handshake.NO_FINAL_ACK)) {
            return false;
        }
        return switch (teardown) {
            // An open connection rarely tells that it is about to be closed.
            case OPEN ->
                policy != TeardownPolicy.REQUIRED || handshake == Handshake.REFUSED || handshake == Handshake.RESET;
            case HALF_CLOSED -> policy == TeardownPolicy.IGNORED;
            case FOUR_SEGMENT, THREE_SEGMENT, SIMULTANEOUS, RESET, NOT_SEEN -> true;
        };
    }
}
