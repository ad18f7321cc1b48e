package io.loopshark.junit.assertions;

import io.loopshark.connection.Side;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.time.Duration;
import org.assertj.core.error.ErrorMessageFactory;

/** What failed assertions on a connection say of its data and of time. */
final class TransferErrors {

    private TransferErrors() {}

    static ErrorMessageFactory noData(JudgedConnection connection) {
        return Message.on(connection, "to carry data, but nobody has sent any");
    }

    static ErrorMessageFactory wrongAmount(
            JudgedConnection connection, Side side, String bound, long expected, long actual) {
        return Message.on(
                connection,
                "to carry " + bound + Text.count(expected, "octet") + " of " + side + ", but " + side + " sent "
                        + actual);
    }

    static ErrorMessageFactory tooLittleAfterFin(JudgedConnection connection, Side side, long expected, long actual) {
        return Message.on(
                connection,
                "to carry at least " + Text.count(expected, "octet") + " of " + side + " after the FIN of "
                        + side.other() + ", but " + side + " sent " + actual);
    }

    static ErrorMessageFactory noFin(JudgedConnection connection, Side side, Side closer, long expected) {
        return Message.on(
                connection,
                "to carry at least " + Text.count(expected, "octet") + " of " + side + " after the FIN of " + closer
                        + ", but " + closer + " has sent no FIN");
    }

    static ErrorMessageFactory dataAfterPeerFin(JudgedConnection connection, Step data) {
        return Message.on(
                connection,
                data,
                "not to carry data of " + data.from() + " after the FIN of "
                        + data.from().other() + ", but frame " + Text.frame(data) + " carries "
                        + Text.count(data.segment().payloadLength(), "octet") + " and acknowledges that FIN");
    }

    static ErrorMessageFactory notAcknowledged(JudgedConnection connection, Side side, long octets) {
        return Message.on(
                connection,
                "to end when all data of " + side + " was acknowledged, but " + Text.count(octets, "octet") + " never "
                        + (octets == 1 ? "was" : "were"));
    }

    static ErrorMessageFactory notEnded(JudgedConnection connection, Side side) {
        return Message.on(
                connection,
                "to end when all data of " + side + " was acknowledged, but it has not ended: its teardown is "
                        + connection.teardown());
    }

    static ErrorMessageFactory stalled(JudgedConnection connection, Duration limit, AckStall stall) {
        return Message.on(
                connection,
                stall.data(),
                "not to stall for more than " + Text.time(limit) + ", but the data of " + Text.at(stall.data())
                        + " waited " + Text.time(stall.nanos()) + " for its acknowledgement in frame "
                        + Text.frame(stall.acknowledgement()) + ", and "
                        + stall.data().from() + " had more to send: frame " + Text.frame(stall.next()));
    }

    static ErrorMessageFactory lastsTooLong(JudgedConnection connection, Duration most) {
        return Message.on(
                connection,
                "to last at most " + Text.time(most) + ", but it lasted " + Text.time(connection.durationNanos()));
    }

    static ErrorMessageFactory noProbes(JudgedConnection connection, String sender) {
        String but = connection.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.KEEP_ALIVE)
                .findFirst()
                .map(TransferErrors::prober)
                .orElse("none was sent");
        return Message.on(connection, "to carry keep-alive probes" + sender + ", but " + but);
    }

    private static String prober(Finding probe) {
        return "those were sent by " + probe.by() + ", the first in frame " + probe.frame();
    }
}
