package io.loopshark.verdict;

import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Connection;
import java.time.Duration;

/**
 * What a rule sees at a connection's end.
 *
 * @param connection the connection after its last segment
 * @param caseFile what was found and remembered of it
 * @param trust what the source vouches for
 */
record Closing(Connection connection, CaseFile caseFile, Trust trust) {

    /** Whether the source would have told had it lost anything, and did not. */
    boolean nothingLost() {
        return trust.lossKnown() && trust.lost() == 0;
    }

    /** Whether the source vouches that nothing came for so long after the connection's last segment. */
    boolean silentFor(Duration duration) {
        long until = trust.untilNanos();
        return until != Long.MIN_VALUE && until - connection.lastNanos() >= duration.toNanos();
    }
}
