package io.loopshark.junit;

import io.loopshark.live.CaptureSettings;
import io.loopshark.live.EngineChoice;
import io.loopshark.live.Scope;
import io.loopshark.verdict.FindingKind;
import java.time.Duration;
import java.util.Set;

/**
 * What one test asks, with every default filled in.
 *
 * @param notation how it is asked
 * @param scope which connections are looked at
 * @param least fewest connections that the test opens
 * @param most most connections that the test opens; {@link #ANY} without limit
 * @param maySeeNone whether it is all right when no connection is seen at all
 * @param teardown what is asked of their end, never {@link TeardownPolicy#AS_CONFIGURED}
 * @param allowReset whether a RST may end a connection
 * @param allowIncomplete whether a connection may fail to open
 * @param allowed findings that do not fail the test
 * @param forbidden findings that fail the test beside the violations
 * @param grace how long to wait for connections to come to rest
 * @param payload whether data is captured, not the headers alone
 * @param keep when the capture is kept, never {@link Keep#AS_CONFIGURED}
 * @param folder where it is kept
 * @param engine what captures
 * @param onMissingCapture never {@link Unverifiable#AS_CONFIGURED}
 * @param onInconclusive never {@link Unverifiable#AS_CONFIGURED}
 */
record Expectations(
        Notation notation,
        Scope scope,
        int least,
        int most,
        boolean maySeeNone,
        TeardownPolicy teardown,
        boolean allowReset,
        boolean allowIncomplete,
        Set<FindingKind> allowed,
        Set<FindingKind> forbidden,
        Duration grace,
        boolean payload,
        Keep keep,
        CaptureFolder folder,
        EngineChoice engine,
        Unverifiable onMissingCapture,
        Unverifiable onInconclusive) {

    /** {@link #most} where there is no limit. */
    static final int ANY = Integer.MAX_VALUE;

    Expectations {
        allowed = Set.copyOf(allowed);
        forbidden = Set.copyOf(forbidden);
    }

    /** Whether the test says how many connections it opens. */
    boolean counts() {
        return least > 0 || most < ANY;
    }

    CaptureSettings settings() {
        return payload ? CaptureSettings.PAYLOAD : CaptureSettings.HEADERS;
    }

    boolean fits(int connections) {
        return connections >= least && connections <= most;
    }

    /** The number asked for in words, {@code exactly 1 connection}. */
    String count() {
        if (least == most) {
            return (least == 0 ? "" : "exactly ") + Count.of(least, "connection");
        }
        if (most == ANY) {
            return "at least " + Count.of(least, "connection");
        }
        return least <= 1 ? "at most " + Count.of(most, "connection") : least + " to " + most + " connections";
    }
}
