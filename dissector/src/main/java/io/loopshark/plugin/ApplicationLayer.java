package io.loopshark.plugin;

import io.loopshark.decode.PacketView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the messages of the protocols that dissectors know, frame after frame. A message belongs to the frame that completes it.
 *
 * <p>Memory is bounded: so many connections and so many octets that no message has taken yet; those of the connection that was quiet
 * for longest are forgotten first. Not safe for use by several threads at once.
 */
public final class ApplicationLayer {

    private static final int MAX_CONNECTIONS = 100_000;
    private static final long MAX_OCTETS = 64L << 20;

    private final Dissectors dissectors;
    private final PacketProtocols packets;
    private final Map<Long, Conversation> conversations = new LinkedHashMap<>(1024, 0.75f, true);
    private final List<Dissected> found = new ArrayList<>();
    private long kept;

    /** Before the first frame of a capture. */
    public ApplicationLayer(Dissectors dissectors) {
        this.dissectors = dissectors;
        packets = new PacketProtocols(dissectors);
    }

    /**
     * Takes a frame with a segment.
     *
     * @param stream {@code tcp.stream}, by which segments belong together
     * @return the messages that it completes, in their order; valid until the next frame
     */
    public List<Dissected> take(PacketView packet, long stream) {
        found.clear();
        Conversation conversation =
                conversations.computeIfAbsent(stream, number -> new Conversation(dissectors, packet));
        kept -= conversation.kept();
        conversation.take(packet, found);
        kept += conversation.kept();
        makeRoom();
        return Collections.unmodifiableList(found);
    }

    /**
     * Takes a frame without a segment.
     *
     * @return the message in it, if there is one; valid until the next frame
     */
    public List<Dissected> take(PacketView packet) {
        found.clear();
        packets.take(packet, found);
        return Collections.unmodifiableList(found);
    }

    private void makeRoom() {
        Iterator<Conversation> quiet = conversations.values().iterator();
        while (conversations.size() > MAX_CONNECTIONS || kept > MAX_OCTETS && conversations.size() > 1) {
            kept -= quiet.next().kept();
            quiet.remove();
        }
    }
}
