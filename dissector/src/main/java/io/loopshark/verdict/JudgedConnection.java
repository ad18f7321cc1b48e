package io.loopshark.verdict;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.SequenceNumber;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection with everything that Loopshark says of it: the value behind {@code loopshark verify}, the JSON, the ladder, the
 * story and the assertions.
 *
 * @param number 0, 1, 2 … by first frame within the capture
 * @param client who sent the first SYN, else as best inferred
 * @param server the other
 * @param rolesObserved whether the capture proves who is the client
 * @param firstFrame number of the first frame, from 1
 * @param lastFrame number of the last frame
 * @param packets how many segments
 * @param startNanos time of the first segment, nanoseconds since 1970
 * @param durationNanos from the first to the last segment, nanoseconds
 * @param clientIsn the client's initial sequence number; null where not seen
 * @param serverIsn the server's
 * @param clientBytes unique octets of data that the client sent
 * @param serverBytes the same of the server
 * @param handshake how far the opening got
 * @param teardown how it ended
 * @param closedFirstBy who sent the first FIN or the RST; null when nobody did
 * @param clientState the client's state at the end; null where the capture does not tell
 * @param serverState the server's
 * @param verdict the judgement
 * @param completeness Wireshark's {@code tcp.completeness}
 * @param connState Zeek's {@code conn_state}
 * @param history Zeek's {@code history}
 * @param evicted whether the connection was let go early to keep memory bounded
 * @param findings what the rules found, in the order of frames, at most 100 of a kind
 * @param unlisted how many more there were of the kinds that exceeded that
 * @param steps every segment with both peers' states, where segments were kept; else empty
 */
public record JudgedConnection(
        int number,
        Endpoint client,
        Endpoint server,
        boolean rolesObserved,
        long firstFrame,
        long lastFrame,
        long packets,
        long startNanos,
        long durationNanos,
        @Nullable SequenceNumber clientIsn,
        @Nullable SequenceNumber serverIsn,
        long clientBytes,
        long serverBytes,
        Handshake handshake,
        Teardown teardown,
        @Nullable Closer closedFirstBy,
        @Nullable TcpState clientState,
        @Nullable TcpState serverState,
        Verdict verdict,
        int completeness,
        String connState,
        String history,
        boolean evicted,
        List<Finding> findings,
        Map<FindingKind, Long> unlisted,
        List<Step> steps) {

    /** The same without its segments. */
    public JudgedConnection withoutSteps() {
        return withSteps(List.of());
    }

    /** The same with these segments. */
    public JudgedConnection withSteps(List<Step> kept) {
        return new JudgedConnection(
                number,
                client,
                server,
                rolesObserved,
                firstFrame,
                lastFrame,
                packets,
                startNanos,
                durationNanos,
                clientIsn,
                serverIsn,
                clientBytes,
                serverBytes,
                handshake,
                teardown,
                closedFirstBy,
                clientState,
                serverState,
                verdict,
                completeness,
                connState,
                history,
                evicted,
                findings,
                unlisted,
                List.copyOf(kept));
    }

    /** Whether any finding has this kind. */
    public boolean has(FindingKind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }
}
