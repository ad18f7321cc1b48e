package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import io.loopshark.live.Scope;
import io.loopshark.live.TrafficWindow;
import io.loopshark.report.Ladder;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real kernels keep the rules: of many hundred connections that do anything and lose segments behind the capture, none is VIOLATED,
 * whether losses of the capture are an excuse or not, and wherever the capture ends.
 */
@OnlyInPrivateNetwork
class StormScenarios {

    private static final int CONNECTIONS = 400;

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,  0, 1 1 1",
        "127.0.0.1, 10, 1 1 1",
        "127.0.0.1, 60, 1 1 1",
        "127.0.0.1, 30, 0 1 1",
        "127.0.0.1, 30, 0 0 0",
        "::1,       30, 1 1 1",
        "::1,       30, 0 1 1",
    })
    void nobodyIsToBlame(String address, int lostInAThousand, String stampsSackScale) throws Exception {
        String[] on = stampsSackScale.split(" ");
        set("tcp_timestamps", on[0]);
        set("tcp_sack", on[1]);
        set("tcp_window_scaling", on[2]);
        // With cookies Linux may make two sockets of one handshake, and one of them sends behind the other's FIN.
        set("tcp_syncookies", "0");
        String loss = "meta l4proto tcp numgen random mod 1000 < " + lostInAThousand + " drop";
        try (LoopbackCapture capture = LoopbackCapture.open();
                Storm storm = new Storm(InetAddress.getByName(address), 9293);
                TrafficWindow window = capture.window(Scope.ofPorts(storm.ports()))) {
            PacketFilter.during("", lostInAThousand == 0 ? "" : loss, () -> rage(storm));
            Observation seen = window.observe();
            assertThat(seen.trust().lost()).isZero();
            assertNobodyIsToBlame(new CutShort(seen), seen.trust());
        }
    }

    private static void assertNobodyIsToBlame(CutShort seen, Trust trust) {
        List<JudgedConnection> judged = new ArrayList<>(seen.whole(trust));
        assertThat(judged).hasSizeGreaterThan(CONNECTIONS / 2);
        for (JudgedConnection connection : seen.whole(Trust.FILE)) {
            judged.add(connection);
            seen.cutBehindEachSegment(connection, judged::add);
        }
        // The shortest says why with the fewest words.
        judged.stream()
                .filter(connection -> connection.verdict() == Verdict.VIOLATED)
                .min(Comparator.comparingInt(connection -> connection.steps().size()))
                .ifPresent(blamed -> fail("%s%n%s".formatted(blamed.findings(), Ladder.FULL.of(blamed))));
    }

    private static void rage(Storm storm) throws IOException {
        try {
            storm.rage(CONNECTIONS);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void set(String name, String value) throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4", name), value);
    }
}
