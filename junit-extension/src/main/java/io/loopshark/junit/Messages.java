package io.loopshark.junit;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.live.Observation;
import io.loopshark.report.Ladder;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Citation;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the extension says to a tired reader: which connection, which segment, what was right, on what ground; then the ladder. */
final class Messages {

    private static final int MOST_FURTHER_FINDINGS = 3;
    private static final int MOST_LISTED = 10;

    private static final String OVERLAPPED =
            "Inconclusive: another recording looked at all connections of this JVM at the same time, so nobody can tell whose"
                    + " connection was whose. Name the server's port, or keep the tests apart with"
                    + " @ResourceLock(VerifyHandshake.LOCK).";

    private final Expectations expectations;
    private final Seen seen;

    Messages(Expectations expectations, Seen seen) {
        this.expectations = expectations;
        this.seen = seen;
    }

    Problem brokenRule(JudgedConnection connection, List<Finding> guilty) {
        Finding first = guilty.get(0);
        StringBuilder text = new StringBuilder(name(connection))
                .append(", broke a rule of TCP: ")
                .append(where(first))
                .append("\n\n  ")
                .append(first.message());
        if (first.expected() != null || first.actual() != null) {
            text.append("\n  expected ").append(number(first.expected()));
            text.append(", actual ").append(number(first.actual()));
        }
        text.append("\n  ").append(ground(first.citation()));
        guilty.stream().skip(1).limit(MOST_FURTHER_FINDINGS).forEach(next -> text.append("\n  Also ")
                .append(where(next))
                .append(": ")
                .append(next.message()));
        if (guilty.size() > 1 + MOST_FURTHER_FINDINGS) {
            text.append("\n  And ").append(Count.of(guilty.size() - 1L - MOST_FURTHER_FINDINGS, "more finding"));
        }
        text.append("\n\n").append(ladder(connection));
        return new Problem(text.toString(), first.expected(), first.actual());
    }

    private static String where(Finding finding) {
        Side by = finding.by();
        String sender = by == null ? "" : ", sent by the " + by.name().toLowerCase(Locale.ROOT);
        return finding.kind() + " in frame " + finding.frame() + sender;
    }

    private static String number(@Nullable Long raw) {
        return raw == null ? "nothing" : SequenceNumber.of(raw).toString();
    }

    private static String ground(Citation citation) {
        return citation + ": \"" + citation.sentence() + "\"";
    }

    Problem notOpened(JudgedConnection connection) {
        String what =
                switch (connection.handshake()) {
                    case NO_REPLY -> "the SYN was never answered";
                    case REFUSED -> "the SYN was answered by a RST";
                    case NO_FINAL_ACK -> "the client never acknowledged the SYN-ACK";
                    case RESET -> "a RST came before the handshake was complete";
                    case COMPLETE, SIMULTANEOUS_OPEN, NOT_SEEN -> throw new IllegalArgumentException("it was opened");
                };
        return new Problem(
                name(connection) + ", was never open: " + what
                        + ".\n  Where that is right, allow it: " + with("allowIncomplete", "true") + "\n\n"
                        + ladder(connection, Guilt::ofOpening),
                Handshake.COMPLETE,
                connection.handshake());
    }

    Problem reset(JudgedConnection connection) {
        // Who closed first is another question: a FIN may have come before.
        Optional<Step> rst = Guilt.ofReset(seen.inFull().apply(connection));
        String by = rst.map(step -> " by the " + step.from().name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> by(connection));
        String where =
                rst.map(step -> " in frame " + step.segment().frameNumber()).orElse("");
        return new Problem(
                name(connection) + ", was reset" + by + where + " instead of being closed by a FIN of each peer"
                        + ".\n  Where that is right, allow it: " + with("allowReset", "true") + "\n\n"
                        + ladder(connection, Guilt::ofReset),
                "closed by a FIN of each peer",
                "reset" + by);
    }

    Problem notClosed(JudgedConnection connection) {
        String state = "client " + state(connection.clientState()) + ", server " + state(connection.serverState());
        return new Problem(
                name(connection) + ", was not closed within "
                        + expectations.grace().toMillis() + " ms after the test's body: " + state + ".\n\n"
                        + ladder(connection, Guilt::ofOpenEnd),
                "closed by a FIN of each peer",
                state);
    }

    private static String state(@Nullable Object state) {
        return state == null ? "in an unknown state" : "in " + state;
    }

    private static String by(JudgedConnection connection) {
        Closer closer = connection.closedFirstBy();
        return closer == null || closer == Closer.BOTH
                ? ""
                : " by the " + closer.name().toLowerCase(Locale.ROOT);
    }

    Problem nothingSeen() {
        String looked = expectations.scope().serverPorts().isEmpty()
                ? "No TCP connection of this JVM was seen"
                : "No TCP connection to port " + ports() + " was seen";
        String older = seen.left().older() == 0
                ? ""
                : "\n  " + Count.of(seen.left().older(), "connection")
                        + " of this JVM, older than the capture, carried data meanwhile and can't be judged. "
                        + expectations.notation().beginEarlier();
        String advice = expectations.least() > 0
                ? "\n  The test should open " + expectations.count() + "."
                : "\n  If the test opens none, say so: " + with("connections", "0");
        return new Problem(
                looked + " on the loopback interface while the test's body ran: nothing was verified." + advice + older,
                expectations.least() > 0 ? expectations.count() : "a connection",
                "no connection");
    }

    private String ports() {
        return expectations.scope().serverPorts().stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" or "));
    }

    Problem wrongCount() {
        List<JudgedConnection> opened = seen.opened();
        String actual = Count.of(opened.size(), "connection");
        String list = opened.stream()
                .limit(MOST_LISTED)
                .map(connection -> "\n  " + name(connection) + ", " + Count.of(connection.packets(), "segment"))
                .collect(Collectors.joining());
        String more = opened.size() > MOST_LISTED ? "\n  and " + (opened.size() - MOST_LISTED) + " more" : "";
        String colon = list.isEmpty() ? "." : ":";
        return new Problem(
                "The test should open " + expectations.count() + ", but it opened " + actual + colon + list + more,
                expectations.count(),
                actual);
    }

    /** What keeps everything that was seen from being believed; null when nothing does. */
    @Nullable
    String captureFault() {
        return seen.lost() > 0 ? framesLost() : seen.overlapped() ? OVERLAPPED : null;
    }

    // What looks wrong may be the capture's fault.
    private String framesLost() {
        return "Inconclusive: the capture lost " + Count.of(seen.lost(), "frame")
                + " while the test ran, so nothing can be said of its connections. Run it again with less beside it.";
    }

    String unattributed() {
        int presumed = seen.opened().size() - seen.surelyOpened();
        return "Inconclusive: " + Count.of(seen.doubtful() + presumed, "connection")
                + " on the loopback interface may belong to this JVM or to another process; " + cure();
    }

    /** Of connections that are only presumed to be this JVM's. */
    String perhapsOthers(List<JudgedConnection> doubtful) {
        String which = doubtful.size() == 1
                ? "connection " + line(doubtful.get(0)) + ","
                : Count.of(doubtful.size(), "connection");
        return "Inconclusive: " + which + " may belong to this JVM or to another process; " + cure();
    }

    private String cure() {
        return "the sockets were gone before anybody could look. Name the server's port, " + with("ports", "…")
                + ", or run the tests in a network namespace of their own.";
    }

    private String with(String name, String value) {
        return expectations.notation().with(name, value);
    }

    String unclear(JudgedConnection connection) {
        String cure = connection.handshake() == Handshake.NOT_SEEN
                ? "its beginning was not captured. " + expectations.notation().beginEarlier()
                : "the capture does not tell enough of it.";
        return "Inconclusive: " + name(connection) + ": " + cure;
    }

    private String ladder(JudgedConnection connection) {
        return ladder(connection, whole -> Optional.empty());
    }

    /** The ladder with the segment marked that is to blame, where one is. */
    private String ladder(JudgedConnection connection, Function<JudgedConnection, Optional<Step>> guilt) {
        JudgedConnection whole = seen.inFull().apply(connection);
        if (whole.packets() > Observation.MOST_STEPS) {
            return "  Its " + Count.of(whole.packets(), "segment") + " are too many for a ladder.";
        }
        return guilt.apply(whole)
                .map(step -> Ladder.SHORT.of(whole, step.segment().frameNumber()))
                .orElseGet(() -> Ladder.SHORT.of(whole))
                .stripTrailing();
    }

    private static String name(JudgedConnection connection) {
        return "Connection " + line(connection);
    }

    private static String line(JudgedConnection connection) {
        return connection.number() + ", " + connection.client() + " → " + connection.server();
    }
}
