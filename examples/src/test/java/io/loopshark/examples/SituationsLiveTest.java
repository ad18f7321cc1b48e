package io.loopshark.examples;

import org.junit.jupiter.api.Test;

/** Each example does what it says: the right variant passes, the wrong one fails, and says why. */
class SituationsLiveTest {

    @Test
    void fiveRequestsTakeOneConnection() {
        Situation.run(S01ConnectionReuse.class)
                .rightOnesPass()
                .wrongOnesFailWith("Expecting the traffic to have 1 connection, but it had 5:");
    }

    // Rows 2, 4 to 8, 12 and 13.

    @Test
    void callsAtOnceShareOneHttp2Connection() {
        Situation.run(S02Http2ConnectionRace.class)
                .rightOnesPass()
                .wrongOnesFailWith("Expecting the traffic to have at most 1 connection, but it had 5:");
    }

    @Test
    void noSocketStaysInCloseWait() {
        Situation.run(S04CloseWaitLeak.class)
                .rightOnesPass()
                .wrongOnesFailWith(
                        "Expecting each connection of the traffic not to be left in CLOSE-WAIT, but 1 of 1 are:",
                        "HALF_CLOSED, client CLOSE-WAIT, server FIN-WAIT-2");
    }

    @Test
    void failedUpgradeClosesTheConnection() {
        Situation.run(S05FailedWebSocketUpgrade.class)
                .rightOnesPass()
                .wrongOnesFailWith(
                        "Expecting each connection of the traffic to be closed, but 1 of 1 are not:",
                        "OPEN, client ESTABLISHED, server ESTABLISHED");
    }

    @Test
    void noRequestGoesOutOnStaleConnection() {
        Situation.run(S06StalePooledConnection.class)
                .rightOnesPass()
                .wrongOnesFailWith("not to carry data of CLIENT after the FIN of SERVER, but frame");
    }

    @Test
    void serverThatReadsAllClosesWithFin() {
        Situation.run(S07ResetInsteadOfFin.class)
                .rightOnesPass()
                .wrongOnesFailWith("to be closed by a FIN of each peer, but its teardown is RESET");
    }

    @Test
    void lingeringForNoTimeSendsResetAlone() {
        Situation.run(S08LingerZero.class)
                .rightOnesPass()
                .wrongOnesFailWith("to be reset without a FIN before, but CLIENT sent a FIN in frame");
    }

    @Test
    void serverClosesWebSocketFirst() {
        Situation.run(S12WhoClosesFirst.class)
                .rightOnesPass()
                .wrongOnesFailWith("to be closed first by SERVER, but it was closed first by CLIENT");
    }

    @Test
    void serverAnswersAfterHalfClose() {
        Situation.run(S13HalfCloseMisread.class)
                .rightOnesPass()
                .wrongOnesFailWith("to carry at least 6 octets of SERVER after the FIN of CLIENT, but SERVER sent 0");
    }
}
