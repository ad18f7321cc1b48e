package io.loopshark.report;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.TcpState;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
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
 * var analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), judged);
 * }</pre>
 *
 * <p>Takes six bytes a frame, and what the findings need.
 */
public final class JudgedFrames implements Judgements, Consumer<JudgedConnection> {

    private static final TcpState[] STATES = TcpState.values();

    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<Long, List<String>> findings = new HashMap<>();
    // By frame: the index of its outcome and one, and the ordinals of the states and one; 0 says nothing.
    private int[] outcomeOf = new int[1024];
    private byte[] clientStates = new byte[1024];
    private byte[] serverStates = new byte[1024];

    /** What a connection came to, as the fields spell it. */
    private record Outcome(String verdict, String handshake, String teardown) {}

    /** Takes a connection; its segments must have been kept. */
    @Override
    public void accept(JudgedConnection connection) {
        outcomes.add(new Outcome(
                connection.verdict().name(),
                connection.handshake().name(),
                connection.teardown().name()));
        for (Step step : connection.steps()) {
            int frame = reserve(step.segment().frameNumber());
            outcomeOf[frame] = outcomes.size();
            clientStates[frame] = state(step.client());
            serverStates[frame] = state(step.server());
        }
        for (Finding finding : connection.findings()) {
            findings.computeIfAbsent(finding.frame(), frame -> new ArrayList<>(1))
                    .add(finding.kind().name());
        }
    }

    private int reserve(long frameNumber) {
        int frame = Math.toIntExact(frameNumber);
        if (frame >= outcomeOf.length) {
            int length = Math.max(frame + 1, outcomeOf.length + (outcomeOf.length >> 1));
            outcomeOf = Arrays.copyOf(outcomeOf, length);
            clientStates = Arrays.copyOf(clientStates, length);
            serverStates = Arrays.copyOf(serverStates, length);
        }
        return frame;
    }

    private static byte state(PeerSnapshot peer) {
        TcpState state = peer.state();
        return (byte) (state == null ? 0 : state.ordinal() + 1);
    }

    @Override
    public List<String> values(long frame, String field) {
        if (frame >= outcomeOf.length || outcomeOf[(int) frame] == 0) {
            return List.of();
        }
        Outcome outcome = outcomes.get(outcomeOf[(int) frame] - 1);
        return switch (field) {
            case "loopshark.verdict" -> List.of(outcome.verdict());
            case "loopshark.handshake" -> List.of(outcome.handshake());
            case "loopshark.teardown" -> List.of(outcome.teardown());
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
