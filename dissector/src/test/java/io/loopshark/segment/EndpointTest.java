package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @Test
    void is_written_as_address_and_port() {
        assertThat(new Endpoint(IpAddress.v4(0x7f000001), 80)).hasToString("127.0.0.1:80");
    }

    /** RFC 5952 §6: without the brackets nobody could tell the port from a group. */
    @Test
    void puts_an_IPv6_address_in_brackets() {
        assertThat(new Endpoint(IpAddress.v6(0, 1), 65535)).hasToString("[::1]:65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "2001:db8::2"})
    void goes_to_Javas_networking_classes_and_back(String address) throws UnknownHostException {
        InetSocketAddress java = new InetSocketAddress(InetAddress.getByName(address), 52528);

        Endpoint ours = Endpoint.of(java);

        assertThat(ours.port()).isEqualTo(52528);
        assertThat(ours.toSocketAddress()).isEqualTo(java);
    }

    @Test
    void is_another_on_another_port_of_the_same_address() {
        assertThat(new Endpoint(IpAddress.v4(1), 80)).isNotEqualTo(new Endpoint(IpAddress.v4(1), 81));
    }
}
