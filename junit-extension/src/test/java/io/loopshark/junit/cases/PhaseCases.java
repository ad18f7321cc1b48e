package io.loopshark.junit.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.Phase;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phases of a test. */
public class PhaseCases {

    @Test
    @VerifyHandshake
    void eachConnectionLiesInItsPhase(LoopbackTraffic traffic) throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo)) {
            traffic.mark("first");
            server.connect().close();
            traffic.await(connections -> connections.stream()
                    .allMatch(connection -> connection.teardown().graceful()));
            traffic.mark("second").mark("nothing").mark("second");
            server.connect().close();
            server.connect().close();

            List<JudgedConnection> connections = traffic.connections();
            assertThat(connections).hasSize(3);
            Phase first = traffic.phase("first");
            Phase second = traffic.phase("second");
            assertThat(first.firstFrame()).isEqualTo(1);
            assertThat(connections.get(0).firstFrame()).matches(first::contains);
            assertThat(connections.get(0).lastFrame()).matches(first::contains);
            assertThat(connections.get(1).firstFrame()).isEqualTo(second.firstFrame());
            assertThat(connections.get(2).lastFrame()).matches(second::contains);
            assertThat(traffic.phase("nothing").contains(second.firstFrame())).isFalse();
            assertThatThrownBy(() -> traffic.phase("third"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no phase \"third\" was marked");
        }
    }

    @Test
    @VerifyHandshake(connections = 1)
    void marksDoNotOutliveTheTest(LoopbackTraffic traffic) throws IOException {
        try (Servers.Raw server = new Servers.Raw(Servers::echo);
                Socket socket = server.connect()) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            assertThatThrownBy(() -> traffic.phase("first")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
