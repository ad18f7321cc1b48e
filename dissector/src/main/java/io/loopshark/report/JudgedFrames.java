package io.loopshark.report;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Peer;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.SegmentView;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the judge says of every frame of one capture, gathered from its connections: of a frame its connection's verdict, handshake
 * and teardown as they are in the end, both peers' states once the frame has come, and what was found in just this frame.
 *
 * <p>The verdict on a connection is known when it ends, so the frames must have been judged before they are shown: a capture is read
 * twice.
 *
 * <pre>{@code
 * var judged = new JudgedFrames();
 * var analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged, judged::advanced);
 * }</pre>
 *
 * <p>Takes six bytes a frame, and what the connections' outcomes and findings need.
 */
public final class JudgedFrames implements Judgements, Consumer<JudgedConnection> {

    private static final TcpState[] STATES = TcpState.values();

    private final Map<Integer, Outcome> outcomes = new HashMap<>();
    private final Map<Long, List<String>> findings = new HashMap<>();
    // By frame: its connection's number and one, and the ordinals of the states and one; 0 says nothing.
    private int[] connectionOf = new int[1024];
    private byte[] clientStates = new byte[1024];
    private byte[] serverStates = new byte[1024];

    /** What a connection came to. */
    private record Outcome(Verdict verdict, Handshake handshake, Teardown teardown) {}

    /** Takes a segment whose connection has just advanced over it. */
    public void advanced(Connection connection, SegmentView segment) {
        int frame = reserve(segment.frameNumber());
        connectionOf[frame] = connection.number() + 1;
        clientStates[frame] = state(connection.client());
        serverStates[frame] = state(connection.server());
    }

    /** Takes a connection at its end. */
    @Override
    public void accept(JudgedConnection connection) {
        outcomes.put(
                connection.number(), new Outcome(connection.verdict(), connection.handshake(), connection.teardown()));
        for (Finding finding : connection.findings()) {
            findings.computeIfAbsent(finding.frame(), frame -> new ArrayList<>(1))
                    .add(finding.kind().name());
        }
    }

    private int reserve(long frameNumber) {
        int frame = Math.toIntExact(frameNumber);
        if (frame >= connectionOf.length) {
            int length = Math.max(frame + 1, connectionOf.length + (connectionOf.length >> 1));
            connectionOf = Arrays.copyOf(connectionOf, length);
            clientStates = Arrays.copyOf(clientStates, length);
            serverStates = Arrays.copyOf(serverStates, length);
        }
        return frame;
    }

    private static byte state(Peer peer) {
        TcpState state = peer.state();
        return (byte) (state == null ? 0 : state.ordinal() + 1);
    }

    @Override
    public List<String> values(long frame, String field) {
        Outcome outcome = frame < connectionOf.length ? outcomes.get(connectionOf[(int) frame] - 1) : null;
        if (outcome == null) {
            return List.of();
        }
        return switch (field) {
            case "loopshark.verdict" -> List.of(outcome.verdict().name());
            case "loopshark.handshake" -> List.of(outcome.handshake().name());
            case "loopshark.teardown" -> List.of(outcome.teardown().name());
            case "loopshark.client_state" -> name(clientStates[(int) frame]);
            case "loopshark.server_state" -> name(serverStates[(int) frame]);
            case "loopshark.finding" -> findings.getOrDefault(frame, List.of());
            default -> List.of();
        };
    }

    private static List<String> name(byte state) {
        return state == 0 ? List.of() : List.of(STATES[state - 1].rfcName());
    }
}
