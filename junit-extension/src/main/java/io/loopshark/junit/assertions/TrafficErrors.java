package io.loopshark.junit.assertions;

import io.loopshark.connection.TcpState;
import io.loopshark.junit.Phase;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** What failed assertions on all connections of a test say. */
final class TrafficErrors {
    private static final int MOST_LISTED = 10;

    private TrafficErrors() {}

    /** Of connections, either those that were {@code opened} or others; {@code which} begins with a space or is empty. */
    static ErrorMessageFactory wrongCount(
            String bound, int expected, String which, List<JudgedConnection> connections) {
        return Message.of(
                "Expecting the traffic to have " + bound + Text.count(expected, which + "connection") + ", but it had "
                        + connections.size() + (connections.isEmpty() ? "" : ":" + list(connections, same -> "")),
                "");
    }

    /** Of one to this port there were none, or several. */
    static ErrorMessageFactory notTheOnlyOne(int port, List<JudgedConnection> connections) {
        return Message.of(
                "Expecting the traffic to have one connection to port " + port + ", but it had " + connections.size()
                        + (connections.isEmpty() ? "" : ":" + list(connections, same -> "")),
                "");
    }

    static ErrorMessageFactory withoutData(List<JudgedConnection> guilty, int all) {
        return some("to carry data", "does not", "do not", guilty, all, connection -> said(connection.handshake()));
    }

    static ErrorMessageFactory notClosed(List<JudgedConnection> guilty, int all) {
        return some("to be closed", "is not", "are not", guilty, all, TrafficErrors::states);
    }

    static ErrorMessageFactory leftIn(TcpState state, List<JudgedConnection> guilty, int all) {
        return some("not to be left in " + state, "is", "are", guilty, all, TrafficErrors::states);
    }

    private static Remark states(JudgedConnection connection) {
        return said(connection.teardown() + ", client " + name(connection.clientState()) + ", server "
                + name(connection.serverState()));
    }

    private static String name(@Nullable TcpState state) {
        return state == null ? "unknown" : state.rfcName();
    }

    static ErrorMessageFactory reset(List<JudgedConnection> guilty, int all) {
        return some("never to be reset", "was", "were", guilty, all, TrafficErrors::resetter);
    }

    static ErrorMessageFactory resetDuring(Phase phase, List<JudgedConnection> guilty, int all) {
        return some(
                "not to be reset during \"" + phase.name() + "\"", "was", "were", guilty, all, TrafficErrors::resetter);
    }

    private static Remark resetter(JudgedConnection connection) {
        return blaming(new Course(connection).reset(), reset -> "by " + Text.at(reset));
    }

    static ErrorMessageFactory synRetransmitted(List<JudgedConnection> guilty, int all) {
        return some(
                "to open without a retransmission",
                "did not",
                "did not",
                guilty,
                all,
                connection -> blaming(
                        new Course(connection).retransmittedSyn(), again -> "SYN sent again by " + Text.at(again)));
    }

    static ErrorMessageFactory stalled(
            Duration limit,
            Function<JudgedConnection, @Nullable AckStall> stalls,
            List<JudgedConnection> guilty,
            int all) {
        return some("not to stall for more than " + Text.time(limit), "did", "did", guilty, all, connection -> {
            AckStall stall = stalls.apply(connection);
            return stall == null
                    ? Remark.NONE
                    : blaming(
                            stall.data(),
                            data -> "data of " + Text.at(data) + " acknowledged after " + Text.time(stall.nanos())
                                    + " in frame " + Text.frame(stall.acknowledgement()) + ", more in frame "
                                    + Text.frame(stall.next()));
        });
    }

    static ErrorMessageFactory notVerified(List<JudgedConnection> guilty, int all) {
        return some("to be VERIFIED", "is not", "are not", guilty, all, connection -> said(connection.verdict()));
    }

    /** What is said of a connection in the list, and which segment is to blame. */
    private record Remark(String text, @Nullable Step guilty) {
        static final Remark NONE = new Remark("", null);
    }

    /** Where none is to blame more than another, or the ladder marks it by its finding. */
    private static Remark said(Object what) {
        return new Remark(", " + what, null);
    }

    private static Remark blaming(@Nullable Step guilty, Function<Step, String> text) {
        return guilty == null ? Remark.NONE : new Remark(", " + text.apply(guilty), guilty);
    }

    /** Lists the guilty ones, each with a remark, and draws the first one's ladder. */
    private static ErrorMessageFactory some(
            String expected,
            String one,
            String several,
            List<JudgedConnection> guilty,
            int all,
            Function<JudgedConnection, Remark> remark) {
        JudgedConnection first = guilty.get(0);
        return Message.of(
                "Expecting each connection of the traffic " + expected + ", but " + guilty.size() + " of " + all + " "
                        + (guilty.size() == 1 ? one : several) + ":"
                        + list(guilty, connection -> remark.apply(connection).text()),
                Text.ladder(first, remark.apply(first).guilty()));
    }

    private static String list(List<JudgedConnection> connections, Function<JudgedConnection, String> remark) {
        String list = connections.stream()
                .limit(MOST_LISTED)
                .map(connection -> "\n  " + Text.line(connection) + remark.apply(connection))
                .collect(Collectors.joining());
        int left = connections.size() - MOST_LISTED;
        return left > 0 ? list + "\n  and " + left + " more" : list;
    }
}
