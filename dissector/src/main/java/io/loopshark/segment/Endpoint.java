package io.loopshark.segment;

import java.net.InetSocketAddress;

/**
 * One end of a connection: address <em>and</em> port. On loopback both ends have the same address; the port alone tells them apart.
 *
 * @param address the IP address
 * @param port 0 to 65535
 */
public record Endpoint(IpAddress address, int port) {

    /** The endpoint that a socket address names; the address must be resolved. */
    public static Endpoint of(InetSocketAddress socketAddress) {
        return new Endpoint(IpAddress.of(socketAddress.getAddress()), socketAddress.getPort());
    }

    /** This endpoint for Java's networking classes. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(address.toInetAddress(), port);
    }

    /** {@code 127.0.0.1:80}, or {@code [::1]:80} for IPv6. */
    @Override
    public String toString() {
        return address.ipv6() ? "[" + address + "]:" + port : address + ":" + port;
    }
}
