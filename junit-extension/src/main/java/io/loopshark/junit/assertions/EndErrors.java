package io.loopshark.junit.assertions;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Side;
import io.loopshark.junit.Phase;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** What failed assertions on a connection say of how it ended. */
final class EndErrors {

    private EndErrors() {}

    static ErrorMessageFactory notClosed(JudgedConnection connection) {
        return Message.on(connection, "to be closed, but " + howItStands(connection));
    }

    static ErrorMessageFactory notOpen(JudgedConnection connection) {
        return Message.on(connection, "to be open, but " + howItStands(connection));
    }

    /** {@code its teardown is OPEN, the client is in ESTABLISHED and the server in ESTABLISHED}. */
    private static String howItStands(JudgedConnection connection) {
        String handshake = Course.isOpened(connection) ? "" : "its handshake is " + connection.handshake() + " and ";
        return handshake + "its teardown is " + connection.teardown() + ", the client is " + in(connection, Side.CLIENT)
                + " and the server " + in(connection, Side.SERVER);
    }

    private static String in(JudgedConnection connection, Side side) {
        return "in "
                + Optional.ofNullable(Course.state(connection, side))
                        .map(Object::toString)
                        .orElse("an unknown state");
    }

    static ErrorMessageFactory notClosedGracefully(JudgedConnection connection) {
        return Message.on(
                connection,
                new Course(connection).reset(),
                "to be closed by a FIN of each peer, but its teardown is " + connection.teardown());
    }

    static ErrorMessageFactory closedFirstByAnother(JudgedConnection connection, Closer expected) {
        Closer actual = connection.closedFirstBy();
        String but = actual == null ? "nobody has closed it" : "it was closed first by " + actual;
        Step first = actual == null ? null : new Course(connection).firstEnd();
        return Message.on(connection, first, "to be closed first by " + expected + ", but " + but);
    }

    static ErrorMessageFactory closedOtherwise(
            JudgedConnection connection, Side side, Ending how, @Nullable Step fin, @Nullable Step reset) {
        String what = Stream.of(sent("a FIN", fin), sent("a RST", reset))
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + " and then " + second)
                .orElse("neither a FIN nor a RST");
        Step other = how == Ending.FIN ? reset : fin;
        return Message.on(
                connection, other, "to be closed by " + side + " with a " + how + ", but " + side + " sent " + what);
    }

    private static Optional<String> sent(String what, @Nullable Step step) {
        return Optional.ofNullable(step).map(sent -> what + " in frame " + Text.frame(sent));
    }

    static ErrorMessageFactory reset(JudgedConnection connection) {
        Step reset = new Course(connection).reset();
        return Message.on(connection, reset, "never to be reset, but it was" + by(reset));
    }

    private static String by(@Nullable Step reset) {
        return reset == null ? "" : ", by " + Text.at(reset);
    }

    static ErrorMessageFactory resetDuring(JudgedConnection connection, Phase phase) {
        Step reset = new Course(connection).reset();
        return Message.on(connection, reset, "not to be reset during \"" + phase.name() + "\", but it was" + by(reset));
    }

    static ErrorMessageFactory notResetBy(JudgedConnection connection, Side side, @Nullable Step reset) {
        return Message.on(connection, reset, "to be reset by " + side + ", but " + resetter(connection, reset));
    }

    static ErrorMessageFactory notAbortedBy(JudgedConnection connection, Side side, @Nullable Step reset) {
        String but = reset != null && reset.from() == side
                ? "it was never open: the RST of " + Text.at(reset) + " refused it"
                : resetter(connection, reset);
        return Message.on(connection, reset, "to be aborted by " + side + ", but " + but);
    }

    private static String resetter(JudgedConnection connection, @Nullable Step reset) {
        return reset == null
                ? "nobody has reset it: its teardown is " + connection.teardown()
                : "it was reset by " + Text.at(reset);
    }

    static ErrorMessageFactory neverReset(JudgedConnection connection, String expected) {
        return Message.on(connection, "to be reset " + expected + ", but " + resetter(connection, null));
    }

    static ErrorMessageFactory finBeforeReset(JudgedConnection connection, Step fin, Step reset) {
        return Message.on(
                connection,
                fin,
                "to be reset without a FIN before, but " + fin.from() + " sent a FIN in frame " + Text.frame(fin)
                        + " and the RST in frame " + Text.frame(reset));
    }

    static ErrorMessageFactory idleOtherwise(
            JudgedConnection connection, String bound, Duration expected, long actual, Step reset) {
        return Message.on(
                connection,
                reset,
                "to be idle for " + bound + " " + Text.time(expected) + " before it was reset, but " + Text.time(actual)
                        + " passed between the segment before and the RST of " + Text.at(reset));
    }

    static ErrorMessageFactory notHalfClosedBy(
            JudgedConnection connection, Side side, @Nullable Step fin, @Nullable Step other) {
        String but;
        if (other == null) {
            but = side + " has sent no FIN";
        } else if (fin != null && connection.closedFirstBy() == Closer.BOTH) {
            but = "the FINs crossed, in frames " + Text.frame(fin) + " and " + Text.frame(other);
        } else {
            but = side.other() + " sent the first FIN, in frame " + Text.frame(other);
        }
        return Message.on(connection, other, "to be half-closed by " + side + ", but " + but);
    }

    static ErrorMessageFactory finMissing(JudgedConnection connection, Duration within) {
        return Message.on(
                connection, "to have its FIN answered within " + Text.time(within) + ", but nobody has sent a FIN");
    }

    static ErrorMessageFactory finUnanswered(
            JudgedConnection connection, Duration within, Step fin, @Nullable Step reset) {
        String but = fin.from().other() + " has not answered the FIN of " + Text.at(fin)
                + (reset == null ? "" : " before the RST of " + Text.at(reset));
        return Message.on(connection, fin, "to have its FIN answered within " + Text.time(within) + ", but " + but);
    }

    static ErrorMessageFactory finAnsweredLate(JudgedConnection connection, Duration within, Step fin, Step answer) {
        return Message.on(
                connection,
                answer,
                "to have its FIN answered within " + Text.time(within) + ", but " + answer.from()
                        + " answered the FIN of " + Text.at(fin) + " in frame " + Text.frame(answer) + ", "
                        + Text.time(Course.nanosBetween(fin, answer)) + " later");
    }

    static ErrorMessageFactory notGivenUp(JudgedConnection connection, Duration within, Silence silence) {
        Step end = silence.end();
        String but = end == null
                ? "nobody has sent a FIN or a RST since frame " + Text.frame(silence.since())
                : end.from() + " sent a " + (end.segment().has(Flags.RST) ? "RST" : "FIN")
                        + " in frame " + Text.frame(end) + " only, " + Text.time(silence.nanos()) + " after frame "
                        + Text.frame(silence.since());
        return Message.on(connection, end, "to be given up within " + Text.time(within) + ", but " + but);
    }
}
