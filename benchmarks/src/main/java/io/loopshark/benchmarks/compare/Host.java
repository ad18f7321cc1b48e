package io.loopshark.benchmarks.compare;

import java.nio.ByteBuffer;

/**
 * One end of a connection.
 *
 * @param address 4 or 16 octets
 * @param port 1 to 65535
 * @param mac 6 octets
 * @param addressSum the sum of the address's 16-bit words, for checksums
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; one object a connection, read for each of its frames
record Host(byte[] address, int port, byte[] mac, int addressSum) {

    private static final int CLIENTS = 20_000;
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;
    // Both have no factor in common with the number of ports, so that a client meets each port once before any of them
    // twice.
    private static final int PORT_STEP = 7_919;
    private static final int HOST_STEP = 10_007;
    private static final byte[] CLIENT_MAC = {2, 0, 0, 0, 0, 1};
    private static final byte[] SERVER_MAC = {2, 0, 0, 0, 0, 2};

    /**
     * The client with this number: no two numbers below 500 million share address and port. Addresses and ports are spread as those
     * that come from the Internet are: tcpdump hashes addresses by their first twelve bits and connections by their ports, and would
     * be slowed down a hundredfold if all clients were in 10.0.0.0/16.
     */
    static Host client(long number, boolean ipv6) {
        int host = (int) (number % CLIENTS);
        int port = FIRST_PORT + (int) ((number / CLIENTS * PORT_STEP + host * (long) HOST_STEP) % PORTS);
        return ipv6 ? v6(0x2001_0db8_0001_0000L, host, port, CLIENT_MAC) : v4(spread(host), port, CLIENT_MAC);
    }

    /** First octets 20 to 199, second ones 0 to 249; different for each of the clients. */
    private static int spread(int host) {
        int first = 20 + host % 180;
        int second = host / 180 % 250;
        return first << 24 | second << 16 | (host * 5_003 & 0xffff);
    }

    /** One of the servers. */
    static Host server(int number, int port, boolean ipv6) {
        return ipv6 ? v6(0x2001_0db8_0002_0000L, number, port, SERVER_MAC) : v4(0xc0a8_0000 | number, port, SERVER_MAC);
    }

    /** An IPv4 client with any address. */
    static Host v4Client(int address, int port) {
        return v4(address, port, CLIENT_MAC);
    }

    boolean ipv6() {
        return address.length == 16;
    }

    private static Host v4(int bits, int port, byte[] mac) {
        byte[] address = new byte[4];
        ByteBuffer.wrap(address).putInt(bits);
        return of(address, port, mac);
    }

    private static Host v6(long prefix, long number, int port, byte[] mac) {
        byte[] address = new byte[16];
        ByteBuffer.wrap(address).putLong(prefix).putLong(number);
        return of(address, port, mac);
    }

    private static Host of(byte[] address, int port, byte[] mac) {
        ByteBuffer words = ByteBuffer.wrap(address);
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getShort() & 0xffff;
        }
        return new Host(address, port, mac, sum);
    }
}
