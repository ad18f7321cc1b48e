package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import io.loopshark.live.socket.Ownership;
import io.loopshark.live.socket.SocketOwners;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final int CLIENT = 40_000;
    private static final int OWN = 80;
    private static final int FOREIGN = 81;
    private static final int UNKNOWN = 82;

    private final Map<Integer, Ownership> ownership =
            new HashMap<>(Map.of(OWN, Ownership.OWN, FOREIGN, Ownership.FOREIGN, UNKNOWN, Ownership.UNKNOWN));
    private final SocketOwners owners = (client, server) -> ownership.getOrDefault(server.port(), Ownership.VANISHED);
    private final Recorder recorder = new Recorder(LinkType.ETHERNET, owners, 1 << 20);

    private void take(int from, int to, int... flags) {
        for (int each : flags) {
            byte[] frame = Wire.segment(from, to, each);
            recorder.take(frame, frame.length, 0);
        }
    }

    private Set<Flow> flowsFrom(long ordinal) {
        return recorder.flowsBetween(ordinal, Long.MAX_VALUE);
    }

    private List<CapturedFrame> framesOf(Set<Flow> flows) {
        return recorder.framesBetween(0, Long.MAX_VALUE, flows);
    }

    @Test
    void bothDirectionsAreOneFlow() {
        recorder.open(Scope.ofThisProcess());
        take(CLIENT, OWN, Wire.SYN);
        take(OWN, CLIENT, Wire.SYN | Wire.ACK);
        take(CLIENT, OWN, Wire.ACK);
        assertThat(flowsFrom(0)).hasSize(1);
        assertThat(framesOf(flowsFrom(0))).extracting(CapturedFrame::ordinal).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aNewSynAfterTheEndIsANewFlow() {
        recorder.open(Scope.ofThisProcess());
        take(CLIENT, OWN, Wire.SYN, Wire.FIN_ACK);
        take(CLIENT, OWN, Wire.SYN);
        assertThat(flowsFrom(0)).as("the server has not closed yet").hasSize(1);
        take(OWN, CLIENT, Wire.FIN_ACK);
        take(CLIENT, OWN, Wire.SYN);
        assertThat(flowsFrom(0)).hasSize(2);
    }

    @Test
    void aSynAfterAStragglerOfAForgottenConnectionIsANewFlow() {
        Scope scope = Scope.ofThisProcess();
        recorder.open(scope);
        take(CLIENT, OWN, Wire.SYN, Wire.RST);
        recorder.close(scope);
        take(CLIENT, OWN, Wire.ACK);
        long start = recorder.open(scope);
        take(CLIENT, OWN, Wire.SYN);
        assertThat(flowsFrom(start)).singleElement().satisfies(flow -> {
            assertThat(flow.openingSeen()).isTrue();
            assertThat(flow.beganAt(start)).isTrue();
        });
    }

    @Test
    void framesOfStrangersAreNotKept() {
        recorder.open(Scope.ofThisProcess());
        take(CLIENT, FOREIGN, Wire.SYN, Wire.DATA);
        take(CLIENT, OWN, Wire.SYN);
        assertThat(framesOf(flowsFrom(0))).extracting(CapturedFrame::ordinal).containsExactly(2L);
    }

    @Test
    void framesOfStrangersAreKeptForWhoLooksAtTheirPort() {
        recorder.open(Scope.ofPorts(FOREIGN));
        take(CLIENT, FOREIGN, Wire.SYN, Wire.DATA);
        assertThat(framesOf(flowsFrom(0))).hasSize(2);
    }

    @Test
    void strangersAreNoticedOnceAndForAll() {
        take(CLIENT, FOREIGN, Wire.DATA);
        take(CLIENT, UNKNOWN, Wire.SYN);
        assertThat(recorder.strangers()).isFalse();
        take(CLIENT + 1, FOREIGN, Wire.SYN);
        assertThat(recorder.strangers()).isTrue();
        recorder.close(Scope.ofThisProcess());
        assertThat(recorder.strangers()).isTrue();
    }

    @Test
    void whoseAConnectionIsMayTurnOutLater() {
        long start = recorder.open(Scope.ofThisProcess());
        take(CLIENT, UNKNOWN, Wire.SYN);
        ownership.put(UNKNOWN, Ownership.OWN);
        recorder.attributeSince(start);
        assertThat(flowsFrom(start)).extracting(Flow::ownership).containsExactly(Ownership.OWN);
    }

    @Test
    void whoseAnOlderConnectionIsIsAskedWhileItLives() {
        recorder.open(Scope.ofThisProcess());
        take(CLIENT, UNKNOWN, Wire.SYN);
        ownership.put(UNKNOWN, Ownership.OWN);
        long start = recorder.open(Scope.ofThisProcess());
        ownership.put(UNKNOWN, Ownership.UNKNOWN);
        take(CLIENT, UNKNOWN, Wire.FIN_ACK);
        take(UNKNOWN, CLIENT, Wire.FIN_ACK);
        recorder.attributeSince(start);
        assertThat(flowsFrom(0)).extracting(Flow::ownership).containsExactly(Ownership.OWN);
    }

    @Test
    void theKernelIsAskedOnceMoreAfterTheEndAndNotAgain() {
        int[] questions = new int[1];
        SocketOwners counting = (client, server) -> {
            questions[0]++;
            return Ownership.UNKNOWN;
        };
        Recorder asking = new Recorder(LinkType.ETHERNET, counting, 1 << 20);
        long start = asking.open(Scope.ofThisProcess());
        for (int flags : new int[] {Wire.SYN, Wire.RST}) {
            byte[] frame = Wire.segment(CLIENT, OWN, flags);
            asking.take(frame, frame.length, 0);
        }
        for (int i = 0; i < 5; i++) {
            asking.attributeSince(start);
        }
        assertThat(questions[0]).isEqualTo(2);
    }

    @Test
    void openConnectionsAreRememberedFromWindowToWindowAndClosedOnesAreNot() {
        Scope scope = Scope.ofThisProcess();
        recorder.open(scope);
        take(CLIENT, OWN, Wire.SYN);
        take(CLIENT + 1, OWN, Wire.SYN, Wire.RST);
        recorder.close(scope);
        assertThat(flowsFrom(0)).singleElement().satisfies(flow -> assertThat(flow.openingSeen())
                .isTrue());
    }

    @Test
    void whereTheHeapsShareIsFullFramesAreCountedAsLost() {
        recorder.open(Scope.ofThisProcess());
        take(CLIENT, OWN, Wire.SYN);
        for (int i = 0; i < 20_000; i++) {
            take(CLIENT, OWN, Wire.DATA);
        }
        assertThat(recorder.notKept()).isPositive();
        assertThat(framesOf(flowsFrom(0)).size() + recorder.notKept()).isEqualTo(20_001);
    }

    @Test
    void whileNobodyLooksTheOldestIsForgottenInstead() {
        take(CLIENT, OWN, Wire.SYN);
        for (int i = 0; i < 20_000; i++) {
            take(CLIENT, OWN, Wire.DATA);
        }
        assertThat(recorder.notKept()).isZero();
        assertThat(flowsFrom(0)).singleElement().satisfies(flow -> assertThat(flow.openingSeen())
                .isFalse());
    }

    @Test
    void noiseThatIsNoTcpIsPassedOver() {
        recorder.open(Scope.ofThisProcess());
        recorder.take(new byte[60], 60, 0);
        recorder.take(new byte[0], 0, 0);
        assertThat(recorder.nextOrdinal()).isZero();
    }
}
