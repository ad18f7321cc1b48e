package io.loopshark.examples;

import static io.loopshark.connection.Side.CLIENT;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollChannelOption;
import io.grpc.protobuf.services.HealthStatusManager;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A client reset its connections 2.5 seconds after it had last sent something, without a ping (grpc-java issue 12487): the
 * keep-alive time-out of gRPC is also the {@code TCP_USER_TIMEOUT} of its socket, after which the kernel gives up a server that does
 * not acknowledge. An outage that is shorter than the time-out costs nothing.
 */
class S18ClientReset {
    private Server server;
    private ManagedChannel client;

    @BeforeAll
    static void requirePrivateNetwork() {
        PrivateSituation.require();
    }

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
    }

    /** Comes back when the sockets are closed, too: the next test must not see that. */
    @AfterEach
    void stop() throws InterruptedException {
        assertThat(client.shutdownNow().awaitTermination(5, SECONDS)).isTrue();
        assertThat(server.shutdownNow().awaitTermination(5, SECONDS)).isTrue();
    }

    private void askWithTimeout(int millis) {
        client = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .keepAliveTime(1, HOURS)
                .keepAliveTimeout(millis, MILLISECONDS)
                .withOption(EpollChannelOption.TCP_KEEPIDLE, 1) // The kernel's own probes, usually after two hours.
                .withOption(EpollChannelOption.TCP_KEEPINTVL, 1)
                .build();
        ask();
    }

    private void ask() {
        HealthGrpc.newBlockingStub(client).check(HealthCheckRequest.getDefaultInstance());
    }

    /** Until the client has missed the answer to a probe: it probes once more, or gives up. */
    private void loseTheServer(LoopbackTraffic traffic) throws IOException {
        JudgedConnection connection = traffic.connections().get(0);
        traffic.await(connection, now -> now.has(FindingKind.KEEP_ALIVE), ofSeconds(5)); // Nothing else is under way.
        Outage.during(server.getPort(), () -> {
            long before = traffic.atRest(connection).packets();
            traffic.await(connection, now -> now.packets() >= before + 2, ofSeconds(5));
        });
    }

    @Test
    @VerifyHandshake
    void right(LoopbackTraffic traffic) throws IOException {
        askWithTimeout(20_000);
        loseTheServer(traffic);
        ask();
        assertThat(traffic).hasConnections(1).neverReset();
    }

    @Test
    @VerifyHandshake(allowReset = true)
    void rightToBlameTheTimeout(LoopbackTraffic traffic) throws IOException {
        askWithTimeout(300);
        loseTheServer(traffic);
        assertThat(traffic).connection(0).resetBy(CLIENT).idleBeforeResetAtLeast(ofMillis(900));
    }

    @Test
    @VerifyHandshake
    void wrong(LoopbackTraffic traffic) throws IOException {
        askWithTimeout(300);
        loseTheServer(traffic);
        assertThat(traffic).hasConnections(1).neverReset();
    }
}
