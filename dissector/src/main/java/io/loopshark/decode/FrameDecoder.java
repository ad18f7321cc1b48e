package io.loopshark.decode;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;

/**
 * Walks a frame from its link layer to its TCP header. One decoder serves one thread; it allocates nothing per frame.
 */
public final class FrameDecoder {

    private final Steps steps = new Steps();
    private final Walk walk = steps.walk;
    private final EthernetStep ethernet = steps.ethernet;
    private final Ipv4Step ipv4 = steps.ipv4;
    private final TcpStep tcp = steps.tcp;

    /**
     * Decodes {@code frame} into {@code packet}. Never throws on bad input: what cannot be read is a {@link Malformation}, and what
     * could be read before it stays readable.
     *
     * @return whether the frame holds a TCP segment ({@link PacketView#hasSegment()})
     */
    public boolean decode(Frame frame, PacketView packet) {
        walk.begin(frame, packet);
        int linkType = frame.linkType();
        // The way of nearly every packet, straight on; each step is called by its own class, so that it can be inlined.
        Step step = linkType == LinkType.ETHERNET ? ethernet.read(walk) : steps.linkTypes.step(linkType);
        if (step == ipv4) {
            step = ipv4.read(walk);
        }
        if (step == tcp) {
            step = tcp.read(walk);
        }
        while (step != null) {
            if (packet.isFull()) {
                walk.tooDeep();
                break;
            }
            step = step.read(walk);
        }
        return packet.hasSegment();
    }
}
