package io.loopshark.decode;

import io.loopshark.capture.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Walks a frame from its link layer to its TCP header. One decoder serves one thread; it allocates nothing per frame.
 */
public final class FrameDecoder {

    private final Walk walk = new Walk();
    private final Steps steps = new Steps();
    private final EthernetStep ethernet = steps.ethernet;
    private final Ipv4Step ipv4 = steps.ipv4;
    private final Ipv6Step ipv6 = steps.ipv6;
    private final TcpStep tcp = steps.tcp;

    /**
     * Decodes {@code frame} into {@code packet}. Never throws on bad input: what cannot be read is a {@link Malformation}, and what
     * could be read before it stays readable.
     *
     * @return whether the frame holds a TCP segment ({@link PacketView#hasSegment()})
     */
    public boolean decode(Frame frame, PacketView packet) {
        walk.begin(frame, packet);
        steps.stream.wrap(frame.bytes());
        Step step = steps.byLinkType(frame.linkType());
        while (step != null) {
            if (packet.isFull()) {
                walk.tooDeep();
                break;
            }
            step = read(step);
        }
        return packet.segment;
    }

    // The steps of ordinary traffic are called by their own class, so that the call is direct and can be inlined.
    private @Nullable Step read(Step step) {
        if (step == ipv4) {
            return ipv4.read(walk);
        }
        if (step == tcp) {
            return tcp.read(walk);
        }
        if (step == ethernet) {
            return ethernet.read(walk);
        }
        if (step == ipv6) {
            return ipv6.read(walk);
        }
        return step.read(walk);
    }
}
