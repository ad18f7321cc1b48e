package io.loopshark.live.packetsocket;

/** Takes frames off the ring. */
@FunctionalInterface
public interface FrameSink {

    /**
     * Takes one frame.
     *
     * @param bytes what was captured of it; nobody else holds the array
     * @param originalLength its length in octets before it was cut to the snaplen
     * @param timestampNanos nanoseconds since 1970-01-01 UTC
     */
    void take(byte[] bytes, int originalLength, long timestampNanos);
}
