package io.loopshark.examples;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each example does what it says: the right variant passes, the wrong one fails, and says why. */
@Execution(ExecutionMode.CONCURRENT)
class SituationsLiveTest {

    @Test
    void fiveRequestsTakeOneConnection() throws IOException {
        PrivateSituation.check(S01ConnectionReuse.class, "Expecting the traffic to have 1 connection, but it had 5:");
    }

    // Rows 2 to 8, 12 and 13.

    @Test
    void aPoolUsesItsConnectionsAgain() throws IOException {
        PrivateSituation.check(S03PoolWithoutReuse.class, "to carry 5 requests, but it carried 1: GET / in frame");
    }

    @Test
    void callsAtOnceShareOneHttp2Connection() throws IOException {
        PrivateSituation.check(
                S02Http2ConnectionRace.class, "Expecting the traffic to have at most 1 connection, but it had 5:");
    }

    @Test
    void noSocketStaysInCloseWait() throws IOException {
        PrivateSituation.check(
                S04CloseWaitLeak.class,
                "Expecting each connection of the traffic not to be left in CLOSE-WAIT, but 1 of 1 is:",
                "HALF_CLOSED, client CLOSE-WAIT, server FIN-WAIT-2");
    }

    @Test
    void failedUpgradeClosesTheConnection() throws IOException {
        PrivateSituation.check(
                S05FailedWebSocketUpgrade.class,
                "Expecting each connection of the traffic to be closed, but 1 of 1 is not:",
                "OPEN, client ESTABLISHED, server ESTABLISHED");
    }

    @Test
    void noRequestGoesOutOnStaleConnection() throws IOException {
        PrivateSituation.check(
                S06StalePooledConnection.class, "not to carry data of CLIENT after the FIN of SERVER, but frame");
    }

    @Test
    void serverThatReadsAllClosesWithFin() throws IOException {
        PrivateSituation.check(
                S07ResetInsteadOfFin.class, "to be closed by a FIN of each peer, but its teardown is RESET");
    }

    @Test
    void lingeringForNoTimeSendsResetAlone() throws IOException {
        PrivateSituation.check(S08LingerZero.class, "to be reset without a FIN before, but CLIENT sent a FIN in frame");
    }

    @Test
    void serverClosesWebSocketFirst() throws IOException {
        PrivateSituation.check(
                S12WhoClosesFirst.class, "to be closed first by SERVER, but it was closed first by CLIENT");
    }

    @Test
    void serverAnswersAfterHalfClose() throws IOException {
        PrivateSituation.check(
                S13HalfCloseMisread.class,
                "to carry at least 6 octets of SERVER after the FIN of CLIENT, but SERVER sent 0");
    }

    // Rows 9, 11, and 14 to 21.

    @Test
    void theServerAnswersBeforeItCloses() throws IOException {
        PrivateSituation.check(
                S19PrematureClose.class,
                "to carry no FIN of SERVER before the whole response, but GET / in frame",
                ", no response, and the FIN came in frame");
    }

    @Test
    void noResetOvertakesTheAnswerToAnUpload() throws IOException {
        PrivateSituation.check(
                S10UnreadUpload.class,
                "to carry a response that was acknowledged before the reset, but 72 octets of it were not when SERVER sent"
                        + " the RST in frame");
    }

    @Test
    void lingeringClientClosesWithFin() throws IOException {
        PrivateSituation.check(S09Linger.class, "to be closed by CLIENT with a FIN, but CLIENT sent a", "RST in frame");
    }

    @Test
    void lastWriteArrivesBeforeTheClose() throws IOException {
        PrivateSituation.check(
                S11LastWrite.class, "to end when all data of SERVER was acknowledged, but 15 octets never were.");
    }

    @Test
    void requestInTwoPiecesDoesNotStall() throws IOException {
        PrivateSituation.check(
                S14AckStall.class,
                "not to stall for more than 30 ms, but the data of CLIENT in frame",
                "and CLIENT had more to send: frame");
    }

    @Test
    void gracefulShutdownResetsNothing() throws IOException {
        PrivateSituation.check(
                S15GracefulShutdown.class, "not to be reset during \"shutdown\", but it was, by SERVER in frame");
    }

    @Test
    void acceptQueueHoldsAllClients() throws IOException {
        PrivateSituation.check(
                S16AcceptQueue.class,
                "to open without a retransmission, but 3 of 5 did not:",
                "SYN sent again by CLIENT in frame");
    }

    @Test
    void deadConnectionIsGivenUp() throws IOException {
        PrivateSituation.check(
                S17HalfOpen.class,
                "to be given up within 5 s, but nobody has sent a FIN or a RST since frame",
                "RETRANSMISSION");
    }

    @Test
    void shortOutageCostsNoConnection() throws IOException {
        PrivateSituation.check(
                S18ClientReset.class, "never to be reset, but 1 of 1 was:", "by CLIENT in frame", "KEEP_ALIVE");
    }

    @Test
    void clientAsksWhetherTheDatabaseIsStillThere() throws IOException {
        PrivateSituation.check(S20KeepAlive.class, "to carry keep-alive probes of CLIENT, but none was sent.");
    }

    @Test
    void firstDataTravelsInTheSyn() throws IOException {
        PrivateSituation.check(S21FastOpen.class, "to carry data in its SYN, but that carried none.");
    }
}
