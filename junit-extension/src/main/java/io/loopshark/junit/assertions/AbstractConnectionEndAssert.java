package io.loopshark.junit.assertions;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Side;
import io.loopshark.connection.Teardown;
import io.loopshark.junit.LoopbackTraffic.Whole;
import io.loopshark.junit.Phase;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.time.Duration;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on how a connection ended.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractConnectionEndAssert<SELF extends AbstractConnectionEndAssert<SELF>>
        extends AbstractConnectionAssert<SELF> {

    AbstractConnectionEndAssert(@Nullable JudgedConnection actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Nothing is left of the connection: both peers closed it, one reset it, or it was refused.
     *
     * <pre>{@code
     * socket.close();
     * assertThat(traffic).connection(0).isClosed(); // passes, once the server has closed too
     * assertThat(traffic).connection(0).isClosed(); // fails while one of the peers has not
     * }</pre>
     */
    public SELF isClosed() {
        JudgedConnection now = once(Course::isOver);
        if (!Course.isOver(now)) {
            throwAssertionError(EndErrors.notClosed(withLadder(now)));
        }
        return myself;
    }

    /**
     * The connection was opened, and nobody has sent a FIN or a RST so far.
     *
     * <pre>{@code
     * socket = new Socket("127.0.0.1", port);
     * assertThat(traffic).connection(0).isOpen(); // passes
     *
     * socket.close();
     * assertThat(traffic).connection(0).isOpen(); // fails
     * }</pre>
     */
    public SELF isOpen() {
        once(Course::isOpened);
        JudgedConnection now = atRest();
        if (!Course.isOpened(now) || now.teardown() != Teardown.OPEN) {
            throwAssertionError(EndErrors.notOpen(withLadder(now)));
        }
        return myself;
    }

    /**
     * Both peers closed with a FIN, and each FIN was acknowledged. How many segments that took does not matter.
     *
     * <pre>{@code
     * socket.close();
     * assertThat(traffic).connection(0).closedGracefully(); // passes, once the server has closed too
     *
     * socket.setSoLinger(true, 0);
     * socket.close();
     * assertThat(traffic).connection(0).closedGracefully(); // fails: RESET
     * }</pre>
     */
    public SELF closedGracefully() {
        JudgedConnection now = once(Course::isOver);
        if (!Course.isClosed(now)) {
            throwAssertionError(EndErrors.notClosedGracefully(withLadder(now)));
        }
        return myself;
    }

    /**
     * This peer was the first to end the connection, by a FIN or a RST; {@link Closer#BOTH} for FINs that crossed.
     *
     * <pre>{@code
     * client.close();
     * assertThat(traffic).connection(0).closedFirstBy(Closer.CLIENT); // passes
     * assertThat(traffic).connection(0).closedFirstBy(Closer.SERVER); // fails
     * }</pre>
     */
    public SELF closedFirstBy(Closer expected) {
        JudgedConnection now = once(connection -> connection.closedFirstBy() != null);
        if (now.closedFirstBy() != expected) {
            throwAssertionError(EndErrors.closedFirstByAnother(withLadder(now), expected));
        }
        return myself;
    }

    /**
     * This peer ended its part of the connection in this way, first or second: {@link Ending#FIN} means with a FIN and without a RST
     * that ended the connection, {@link Ending#RST} means with such a RST, whether or not a FIN came before it.
     *
     * <pre>{@code
     * client.close();
     * assertThat(traffic).connection(0).closedBy(CLIENT, FIN); // passes
     *
     * client.setSoLinger(true, 0);
     * client.close();
     * assertThat(traffic).connection(0).closedBy(CLIENT, FIN); // fails: it sent a RST
     * }</pre>
     */
    public SELF closedBy(Side side, Ending how) {
        Course course = course(once(Course::isOver));
        Step fin = course.fin(side);
        Step reset = resetOf(course, side);
        boolean holds = how == Ending.RST ? reset != null : fin != null && reset == null;
        if (!holds) {
            throwAssertionError(EndErrors.closedOtherwise(course.connection(), side, how, fin, reset));
        }
        return myself;
    }

    private static @Nullable Step resetOf(Course course, Side side) {
        Step reset = course.reset();
        return reset != null && reset.from() == side ? reset : null;
    }

    /**
     * No RST ended the connection or refused it.
     *
     * <pre>{@code
     * socket.close();
     * assertThat(traffic).connection(0).neverReset(); // passes
     *
     * socket.setSoLinger(true, 0);
     * socket.close();
     * assertThat(traffic).connection(0).neverReset(); // fails
     * }</pre>
     */
    public SELF neverReset() {
        JudgedConnection now = atRest();
        if (Course.isReset(now)) {
            throwAssertionError(EndErrors.reset(withLadder(now)));
        }
        return myself;
    }

    /**
     * No RST ended or refused the connection in this phase of the test.
     *
     * <pre>{@code
     * traffic.mark("shutdown");
     * server.stop();
     * assertThat(traffic).connection(0).neverResetDuring("shutdown"); // passes when the server closed with a FIN
     * assertThat(traffic).connection(0).neverResetDuring("shutdown"); // fails when it sent a RST
     * }</pre>
     *
     * @param phase as it was marked ({@link io.loopshark.junit.LoopbackTraffic#mark})
     * @throws IllegalArgumentException when the test did not mark it
     * @throws IllegalStateException when the connection is not from {@link io.loopshark.junit.LoopbackTraffic}
     */
    public SELF neverResetDuring(String phase) {
        if (traffic == null) {
            throw new IllegalStateException(
                    "a connection by itself knows of no phases; begin with assertThat(traffic)");
        }
        JudgedConnection atRest = atRest();
        if (!Course.isReset(atRest)) {
            traffic.phase(phase); // Was it marked at all?
            return myself;
        }
        Whole whole = whole(atRest);
        Phase marked = whole.phase(phase);
        JudgedConnection now = whole.connections().get(0);
        Step reset = new Course(now).reset();
        if (reset != null && marked.contains(Text.frame(reset))) {
            throwAssertionError(EndErrors.resetDuring(now, marked));
        }
        return myself;
    }

    /**
     * A RST of this peer ended the connection or refused it.
     *
     * <pre>{@code
     * client.setSoLinger(true, 0);
     * client.close();
     * assertThat(traffic).connection(0).resetBy(CLIENT); // passes
     * assertThat(traffic).connection(0).resetBy(SERVER); // fails
     * }</pre>
     */
    public SELF resetBy(Side side) {
        Course course = course(once(Course::isOver));
        if (resetOf(course, side) == null) {
            throwAssertionError(EndErrors.notResetBy(course.connection(), side, course.reset()));
        }
        return myself;
    }

    /**
     * A RST of this peer ended the connection after it had been opened; a RST that refuses it is none of that kind.
     *
     * <pre>{@code
     * client.setSoLinger(true, 0);
     * client.close();
     * assertThat(traffic).connection(0).abortedBy(CLIENT).withoutFin(); // passes
     * assertThat(traffic).connection(0).abortedBy(SERVER); // fails
     * }</pre>
     */
    public SELF abortedBy(Side side) {
        Course course = course(once(Course::isOver));
        if (resetOf(course, side) == null || !Course.isOpened(course.connection())) {
            throwAssertionError(EndErrors.notAbortedBy(course.connection(), side, course.reset()));
        }
        return myself;
    }

    /**
     * Who reset the connection had not sent a FIN before. (Some clients that linger for no time at all send both.)
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).abortedBy(CLIENT).withoutFin(); // passes for a RST alone
     * assertThat(traffic).connection(0).abortedBy(CLIENT).withoutFin(); // fails for a FIN and a RST behind it
     * }</pre>
     */
    public SELF withoutFin() {
        Course course = course(once(Course::isOver));
        Step reset = course.reset();
        if (reset == null) {
            throwAssertionError(EndErrors.neverReset(course.connection(), "without a FIN before"));
        } else {
            Step fin = course.fin(reset.from());
            if (fin != null && Course.precedes(fin, reset)) {
                throwAssertionError(EndErrors.finBeforeReset(course.connection(), fin, reset));
            }
        }
        return myself;
    }

    /**
     * Nobody sent anything for at least so long before the RST.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).resetBy(CLIENT).idleBeforeResetAtLeast(ofSeconds(2)); // passes for a time-out
     * assertThat(traffic).connection(0).resetBy(CLIENT).idleBeforeResetAtLeast(ofSeconds(2)); // fails in mid-stream
     * }</pre>
     */
    public SELF idleBeforeResetAtLeast(Duration least) {
        return idleBeforeReset("at least", least, nanos -> nanos >= least.toNanos());
    }

    /**
     * The last segment before the RST was sent at most so long before it.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).resetBy(CLIENT).idleBeforeResetAtMost(ofSeconds(2)); // passes in mid-stream
     * assertThat(traffic).connection(0).resetBy(CLIENT).idleBeforeResetAtMost(ofSeconds(2)); // fails after 2.5 s
     * }</pre>
     */
    public SELF idleBeforeResetAtMost(Duration most) {
        return idleBeforeReset("at most", most, nanos -> nanos <= most.toNanos());
    }

    private SELF idleBeforeReset(String bound, Duration expected, LongPredicate fits) {
        Course course = course(once(Course::isOver));
        Step reset = course.reset();
        if (reset == null) {
            String wanted = "after an idle time of " + bound + " " + Text.time(expected);
            throwAssertionError(EndErrors.neverReset(course.connection(), wanted));
        } else {
            long idle = course.predecessor(reset)
                    .map(last -> Course.nanosBetween(last, reset))
                    .orElse(0L);
            if (!fits.test(idle)) {
                throwAssertionError(EndErrors.idleOtherwise(course.connection(), bound, expected, idle, reset));
            }
        }
        return myself;
    }

    /**
     * Whoever received a FIN sent its own within this time; a leak of sockets in CLOSE-WAIT is what this finds. A RST is no answer.
     *
     * <pre>{@code
     * server.close();
     * assertThat(traffic).connection(0).answersFinWithin(ofSeconds(1)); // passes when the client closes, too
     * assertThat(traffic).connection(0).answersFinWithin(ofSeconds(1)); // fails when it leaks the connection
     * }</pre>
     *
     * @param limit waited for even where the grace time is shorter
     */
    public SELF answersFinWithin(Duration limit) {
        Course course = course(once(Course::isOver, limit));
        JudgedConnection now = course.connection();
        Step fin = course.firstFin();
        if (fin == null) {
            throwAssertionError(EndErrors.finMissing(now, limit));
            return myself;
        }
        Step answer = course.fin(fin.from().other());
        if (answer == null) {
            throwAssertionError(EndErrors.finUnanswered(now, limit, fin, course.reset()));
        } else if (Course.nanosBetween(fin, answer) > limit.toNanos()) {
            throwAssertionError(EndErrors.finAnsweredLate(now, limit, fin, answer));
        }
        return myself;
    }

    /**
     * This peer closed its direction while the other one was still open, whether or not that one used it any further.
     *
     * <pre>{@code
     * client.shutdownOutput();
     * assertThat(traffic).connection(0).halfClosedBy(CLIENT).thenServerSentAtLeast(1); // passes
     * assertThat(traffic).connection(0).halfClosedBy(SERVER); // fails
     * }</pre>
     */
    public SELF halfClosedBy(Side side) {
        Course course = course(once(connection -> Course.isDone(connection, side)));
        Step own = course.fin(side);
        Step other = course.fin(side.other());
        boolean crossed = course.connection().closedFirstBy() == Closer.BOTH;
        if (own == null || crossed || other != null && Course.precedes(other, own)) {
            throwAssertionError(EndErrors.notHalfClosedBy(course.connection(), side, own, other));
        }
        return myself;
    }

    /**
     * No peer was left without an answer for longer than this before somebody ended the connection with a FIN or a RST. The time counts
     * from the first segment that was never acknowledged; where all were, from the last sign of who did not end it.
     *
     * <pre>{@code
     * client.setSoTimeout(5000); // and the server says nothing
     * assertThat(traffic).connection(0).givesUpWithin(ofSeconds(10)); // passes when the client closes after the time-out
     * assertThat(traffic).connection(0).givesUpWithin(ofSeconds(1)); // fails
     * }</pre>
     *
     * @param limit waited for even where the grace time is shorter
     */
    public SELF givesUpWithin(Duration limit) {
        JudgedConnection now = once(
                connection -> Course.isDone(connection, Side.CLIENT) || Course.isDone(connection, Side.SERVER), limit);
        Course course = course(now);
        Silence silence = Silence.of(course);
        if (silence.end() == null || silence.nanos() > limit.toNanos()) {
            throwAssertionError(EndErrors.notGivenUp(course.connection(), limit, silence));
        }
        return myself;
    }
}
