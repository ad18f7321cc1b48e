package io.loopshark.live;

/**
 * How to capture.
 *
 * @param interfaceName the interface, {@code lo}
 * @param snaplen how many octets of each frame are captured, at least 192, at most 262144: enough for every header
 * @param bufferBytes size of the kernel's buffer in octets, at least 1 MiB. Its slots have a fixed size that grows with the snaplen
 */
public record CaptureSettings(String interfaceName, int snaplen, int bufferBytes) {

    /** Ethernet, IPv6 and TCP headers at their longest, with room for a tag and some extension headers. */
    private static final int ALL_HEADERS = 192;

    /** An MTU of 65,536 octets, an Ethernet header, and up to the next multiple of 16. */
    private static final int WHOLE_FRAMES = 65_552;

    private static final int LARGEST_SNAPLEN = 262_144;
    private static final int MEBIBYTE = 1 << 20;

    /** All headers of every frame; with this, bulk transfers of more than 1 GB/s lose nothing. */
    public static final CaptureSettings HEADERS = new CaptureSettings("lo", ALL_HEADERS, 64 * MEBIBYTE);

    /** Whole frames up to the loopback's usual largest; for those who want the data. Under heavy load more of them are lost. */
    public static final CaptureSettings PAYLOAD = new CaptureSettings("lo", WHOLE_FRAMES, 128 * MEBIBYTE);

    /** Checks the bounds. */
    public CaptureSettings {
        if (snaplen < ALL_HEADERS || snaplen > LARGEST_SNAPLEN) {
            throw new IllegalArgumentException(
                    "snaplen must be " + ALL_HEADERS + " to " + LARGEST_SNAPLEN + ", not " + snaplen);
        }
        if (bufferBytes < MEBIBYTE) {
            throw new IllegalArgumentException("bufferBytes must be at least " + MEBIBYTE + ", not " + bufferBytes);
        }
    }

    /** The same with another snaplen, for those who want data too. */
    public CaptureSettings withSnaplen(int octets) {
        return new CaptureSettings(interfaceName, octets, bufferBytes);
    }

    /** The same with another buffer. */
    public CaptureSettings withBufferBytes(int octets) {
        return new CaptureSettings(interfaceName, snaplen, octets);
    }
}
