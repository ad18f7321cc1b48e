package io.loopshark.junit.assertions;

import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.junit.LoopbackTraffic.Whole;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the data of a connection, and on the time that it took.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractConnectionTransferAssert<SELF extends AbstractConnectionTransferAssert<SELF>>
        extends AbstractConnectionEndAssert<SELF> {

    AbstractConnectionTransferAssert(@Nullable JudgedConnection actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * At least one peer has sent data.
     *
     * <pre>{@code
     * socket.getOutputStream().write(1);
     * assertThat(traffic).connection(0).carriesData(); // passes
     * assertThat(traffic).connection(1).carriesData(); // fails for one that was opened in vain
     * }</pre>
     */
    public SELF carriesData() {
        JudgedConnection now = once(AbstractConnectionTransferAssert::hasData);
        if (!hasData(now)) {
            throwAssertionError(TransferErrors.noData(withLadder(now)));
        }
        return myself;
    }

    static boolean hasData(JudgedConnection connection) {
        return connection.clientBytes() + connection.serverBytes() > 0;
    }

    /**
     * This peer has sent exactly so many octets of data; what was sent twice counts once.
     *
     * <pre>{@code
     * client.getOutputStream().write("hello".getBytes(US_ASCII));
     * assertThat(traffic).connection(0).sentData(CLIENT, 5); // passes
     * assertThat(traffic).connection(0).sentData(CLIENT, 6); // fails
     * }</pre>
     */
    public SELF sentData(Side side, long octets) {
        once(connection -> Course.bytes(connection, side) >= octets);
        JudgedConnection now = atRest();
        if (Course.bytes(now, side) != octets) {
            throwAssertionError(TransferErrors.wrongAmount(withLadder(now), side, "", octets, Course.bytes(now, side)));
        }
        return myself;
    }

    /**
     * This peer has sent so many octets of data or more; what was sent twice counts once.
     *
     * <pre>{@code
     * client.getOutputStream().write("hello".getBytes(US_ASCII));
     * assertThat(traffic).connection(0).sentAtLeast(CLIENT, 5); // passes
     * assertThat(traffic).connection(0).sentAtLeast(CLIENT, 6); // fails
     * }</pre>
     */
    public SELF sentAtLeast(Side side, long least) {
        JudgedConnection now = once(connection -> Course.bytes(connection, side) >= least);
        if (Course.bytes(now, side) < least) {
            throwAssertionError(
                    TransferErrors.wrongAmount(withLadder(now), side, "at least ", least, Course.bytes(now, side)));
        }
        return myself;
    }

    /**
     * After the client's FIN, the server sent so many octets of data or more: it has not taken half a close for a whole one.
     *
     * <pre>{@code
     * client.shutdownOutput();
     * assertThat(traffic).connection(0).halfClosedBy(CLIENT).thenServerSentAtLeast(1); // passes when an answer comes
     * assertThat(traffic).connection(0).halfClosedBy(CLIENT).thenServerSentAtLeast(1); // fails when the server closes
     * }</pre>
     */
    public SELF thenServerSentAtLeast(long least) {
        return sentAfterFinOfOther(Side.SERVER, least);
    }

    /**
     * After the server's FIN, the client sent so many octets of data or more.
     *
     * <pre>{@code
     * server.shutdownOutput();
     * assertThat(traffic).connection(0).halfClosedBy(SERVER).thenClientSentAtLeast(1); // passes when it goes on
     * assertThat(traffic).connection(0).halfClosedBy(SERVER).thenClientSentAtLeast(1); // fails when it closes
     * }</pre>
     */
    public SELF thenClientSentAtLeast(long least) {
        return sentAfterFinOfOther(Side.CLIENT, least);
    }

    private SELF sentAfterFinOfOther(Side side, long least) {
        Side closer = side.other();
        Course course = course(once(connection -> Course.isDone(connection, closer)));
        if (course.fin(closer) == null) {
            throwAssertionError(TransferErrors.noFin(course.connection(), side, closer, least));
        }
        if (course.sentAfterFinOfOther(side) < least) {
            // What was sent before the FIN doesn't change any more.
            long before = Course.bytes(course.connection(), side) - course.sentAfterFinOfOther(side);
            course = course(once(
                    connection -> Course.isDone(connection, side) || Course.bytes(connection, side) >= before + least));
        }
        long sent = course.sentAfterFinOfOther(side);
        if (sent < least) {
            throwAssertionError(TransferErrors.tooLittleAfterFin(course.connection(), side, least, sent));
        }
        return myself;
    }

    /**
     * This peer sent no new data once it had acknowledged the other's FIN: a request on a pooled connection that the server has closed
     * is what this finds. Data that was on its way when the FIN came does not count.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).sendsNoDataAfterPeerFin(CLIENT); // passes when the pool drops the connection
     * assertThat(traffic).connection(0).sendsNoDataAfterPeerFin(CLIENT); // fails when it is used once more
     * }</pre>
     */
    public SELF sendsNoDataAfterPeerFin(Side side) {
        Course course = course(atRest());
        Step data = course.dataAfterFinOfOther(side);
        if (data != null) {
            throwAssertionError(TransferErrors.dataAfterPeerFin(course.connection(), data));
        }
        return myself;
    }

    /**
     * All data that this peer sent was acknowledged when the connection, or this peer's direction of it, ended.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).allDataAcknowledgedBeforeClose(SERVER); // passes for an orderly end
     * assertThat(traffic).connection(0).allDataAcknowledgedBeforeClose(SERVER); // fails when a RST overtook the answer
     * }</pre>
     */
    public SELF allDataAcknowledgedBeforeClose(Side side) {
        JudgedConnection now = once(connection -> Course.isOver(connection) || finAcknowledged(connection, side));
        Course course = course(now);
        long octets = course.unacknowledged(side);
        if (!Course.isOver(now) && !finAcknowledged(now, side)) {
            throwAssertionError(TransferErrors.notEnded(course.connection(), side));
        } else if (octets > 0) {
            throwAssertionError(TransferErrors.notAcknowledged(course.connection(), side, octets));
        }
        return myself;
    }

    private static boolean finAcknowledged(JudgedConnection connection, Side side) {
        TcpState state = Course.state(connection, side);
        return state == TcpState.FIN_WAIT_2 || state == TcpState.TIME_WAIT || state == TcpState.CLOSED;
    }

    /**
     * No peer with more to send waited longer than this for the acknowledgement of what it had sent: 40 ms stalls, of Nagle's algorithm
     * against delayed acknowledgements, are what this finds. Such a stall is data, an acknowledgement without data longer than
     * {@code limit} after it, and more data of the same sender at once. The other side's time to think is none, nor is that of a sender
     * that had nothing more to send.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasNoAckStallOver(ofMillis(30)); // passes when a request is written at once
     * assertThat(traffic).connection(0).hasNoAckStallOver(ofMillis(30)); // fails when it is written in two small pieces
     * }</pre>
     */
    public SELF hasNoAckStallOver(Duration limit) {
        Whole whole = whole(atRest());
        JudgedConnection now = whole.connections().get(0);
        AckStall stall = AckStall.first(Course.stepsWhere(now, whole.inTest()), limit.toNanos());
        if (stall != null) {
            throwAssertionError(TransferErrors.stalled(now, limit, stall));
        }
        return myself;
    }

    /**
     * At least one keep-alive probe was sent, by whichever peer.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).sendsKeepAliveProbes(); // passes when a peer probes an idle connection
     * assertThat(traffic).connection(0).sendsKeepAliveProbes(); // fails when none was idle for long enough
     * }</pre>
     */
    public SELF sendsKeepAliveProbes() {
        JudgedConnection now = once(connection -> connection.has(FindingKind.KEEP_ALIVE));
        if (!now.has(FindingKind.KEEP_ALIVE)) {
            throwAssertionError(TransferErrors.noProbes(withLadder(now), ""));
        }
        return myself;
    }

    /**
     * This peer sent at least one keep-alive probe.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).sendsKeepAliveProbes(CLIENT); // passes when the client has SO_KEEPALIVE
     * assertThat(traffic).connection(0).sendsKeepAliveProbes(CLIENT); // fails when only the server has
     * }</pre>
     */
    public SELF sendsKeepAliveProbes(Side side) {
        JudgedConnection now = once(connection -> probes(connection, side));
        if (!probes(now, side)) {
            throwAssertionError(TransferErrors.noProbes(withLadder(now), " of " + side));
        }
        return myself;
    }

    private static boolean probes(JudgedConnection connection, Side side) {
        return connection.findings().stream()
                .anyMatch(finding -> finding.kind() == FindingKind.KEEP_ALIVE && finding.by() == side);
    }

    /**
     * At most so long passed between the first segment and the last, so far.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).lastsAtMost(ofSeconds(1)); // passes for a short one
     * assertThat(traffic).connection(0).lastsAtMost(ofSeconds(1)); // fails when a SYN had to be sent again
     * }</pre>
     */
    public SELF lastsAtMost(Duration most) {
        JudgedConnection now = atRest();
        if (now.durationNanos() > most.toNanos()) {
            throwAssertionError(TransferErrors.lastsTooLong(withLadder(now), most));
        }
        return myself;
    }
}
