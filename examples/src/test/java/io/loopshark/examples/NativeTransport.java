package io.loopshark.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;

/** Netty's epoll transport, which is there on Linux with glibc on an x86-64 processor. */
final class NativeTransport {

    private NativeTransport() {}

    /** Aborts the example where it isn't there. */
    static void require() {
        assumeTrue(
                Epoll.isAvailable(),
                () -> "Netty's epoll transport does not work here: " + Epoll.unavailabilityCause());
    }
}
