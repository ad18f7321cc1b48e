package io.loopshark.live;

/**
 * Which frames are captured: all TCP segments, and the datagrams of the {@link Fence}.
 *
 * @param fencePort the fence's UDP port, 1 to 65535
 */
public record CaptureFilter(int fencePort) {

    /**
     * The filter in the language of libpcap. {@code tcp} alone would miss BIG TCP: IPv6 frames of more than 64 KiB, whose hop-by-hop
     * header (RFC 2675) stands before the TCP header. Nothing is said of the direction: with {@code inbound}, libpcap loses the
     * first frames without counting them. The packet socket's own program says the same, instruction by instruction.
     */
    public String expression() {
        return "tcp or (ip6[6]=0 and ip6[40]=6) or (udp and port " + fencePort + ")";
    }
}
