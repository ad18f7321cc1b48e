package io.loopshark.junit.cases;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Talks to the machine by addresses that are none of 127.0.0.0/8 and not ::1: to be run where the machine has them. */
public class OtherAddressCases {
    public static final String IPV4 = "10.9.9.9";
    public static final String IPV6 = "fd00:9::9";

    private static final String IPV4_OCTETS = "0a090909";
    private static final String IPV6_OCTETS = "fd000009000000000000000000000009";

    private static ServerSocket listenAt(String octets) throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(HexFormat.of().parseHex(octets)));
    }

    private static void talksTo(String octets, LoopbackTraffic traffic) throws IOException {
        try (ServerSocket listener = listenAt(octets)) {
            exchange(listener);
            assertThat(traffic)
                    .connection(0)
                    .hasServer((InetSocketAddress) listener.getLocalSocketAddress())
                    .isVerified()
                    .carriesData()
                    .closedGracefully();
        }
    }

    private static void exchange(ServerSocket listener) throws IOException {
        try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket accepted = listener.accept()) {
            client.getOutputStream().write(1);
            accepted.getInputStream().read();
            client.shutdownOutput();
            accepted.getInputStream().read();
        }
    }

    @Test
    @VerifyHandshake(connections = 1)
    void isSeenByIpv4(LoopbackTraffic traffic) throws IOException {
        talksTo(IPV4_OCTETS, traffic);
    }

    @Test
    @VerifyHandshake(connections = 1)
    void isSeenByIpv6(LoopbackTraffic traffic) throws IOException {
        talksTo(IPV6_OCTETS, traffic);
    }

    @Test
    @VerifyHandshake
    void isReset(LoopbackTraffic traffic) throws IOException {
        try (ServerSocket listener = listenAt(IPV4_OCTETS);
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            try (Socket accepted = listener.accept()) {
                accepted.setSoLinger(true, 0);
            }
            assertThat(traffic).connectionTo(client.getPort()).resetBy(Side.SERVER);
        }
    }
}
