package io.loopshark.plugin;

import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.field.Words;
import io.loopshark.plugin.Dissected.Source;
import io.loopshark.segment.Flags;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection whose messages are looked for: its two directions and the dissector that they share. */
final class Conversation {

    private final Dissectors dissectors;
    private final long sourceHigh;
    private final long sourceLow;
    private final int firstPort;
    private final int otherPort;
    private final Direction forth = new Direction(this, true);
    private final Direction back = new Direction(this, false);
    private boolean firstIsClient;
    private @Nullable Entry entry;
    private @Nullable StreamDissector dissector;
    // Whether the protocol has shown itself, so that nothing else is looked for.
    private boolean settled;
    private boolean searched;
    private long frame;
    private List<Dissected> found = List.of();

    Conversation(Dissectors dissectors, PacketView first) {
        this.dissectors = dissectors;
        sourceHigh = first.sourceHigh();
        sourceLow = first.sourceLow();
        firstPort = first.sourcePort();
        otherPort = first.destinationPort();
        firstIsClient = !first.has(Flags.SYN) ? likelyClient() : !first.has(Flags.ACK);
    }

    /** The side without a known service is the client; else that with the higher port. */
    private boolean likelyClient() {
        boolean service = dissectors.find(Table.TCP_PORT, firstPort).isPresent();
        boolean otherService = dissectors.find(Table.TCP_PORT, otherPort).isPresent();
        return service == otherService ? firstPort >= otherPort : otherService;
    }

    /** Octets that are kept. */
    int kept() {
        return forth.kept() + back.kept();
    }

    /** Takes a segment of the connection; messages that it completes are added to {@code messages}. */
    void take(PacketView packet, List<Dissected> messages) {
        found = messages;
        frame = packet.frameNumber();
        boolean fromFirst = packet.sourcePort() == firstPort
                && packet.sourceLow() == sourceLow
                && packet.sourceHigh() == sourceHigh;
        if (packet.has(Flags.SYN)) {
            firstIsClient = fromFirst != packet.has(Flags.ACK);
        }
        (fromFirst ? forth : back).take(packet);
        if (packet.has(Flags.ACK) && !packet.has(Flags.RST)) {
            (fromFirst ? back : forth).acknowledge(packet.acknowledgement());
        }
        found = List.of();
    }

    /** Asks for the next message of one direction. */
    Progress next(Direction direction, Bytes bytes, boolean more, long gap) {
        if (!settled) {
            identify(bytes);
        }
        if (dissector == null || entry == null) {
            return Progress.notMine();
        }
        int from = direction.first ? firstPort : otherPort;
        int to = direction.first ? otherPort : firstPort;
        boolean client = direction.first == firstIsClient;
        Progress progress = ask(dissector, bytes, new StreamDissector.Sender(client, more, gap, frame, from, to));
        if (progress instanceof Progress.NotMine && !settled && !searched) {
            // As in Wireshark, who is wrong about a port gives others a chance.
            searched = true;
            dissector = null;
            entry = null;
            return next(direction, bytes, more, gap);
        }
        if (progress instanceof Progress.Over && settled) {
            settled = false;
            searched = true;
            dissector = null;
            entry = null;
            return next(direction, bytes, more, gap);
        }
        settled |= progress instanceof Progress.Message;
        return progress;
    }

    private Progress ask(StreamDissector asked, Bytes bytes, StreamDissector.Sender sender) {
        try {
            return asked.next(bytes, sender);
        } catch (RuntimeException | StackOverflowError e) {
            return malformed(bytes, e);
        }
    }

    private Progress malformed(Bytes bytes, Throwable failure) {
        Protocol protocol = protocol();
        Words reason = Problems.of(failure);
        FieldNode tree =
                new FieldNode(protocol.field(), null, bytes.span(0, bytes.size()), 0, List.of(), Kind.READ, reason);
        return Progress.message(bytes.size(), tree, "[Malformed Packet]");
    }

    private void identify(Bytes bytes) {
        if (entry != null && !searched) {
            return;
        }
        Optional<Entry> responsible =
                searched ? Optional.empty() : dissectors.findByPorts(Table.TCP_PORT, firstPort, otherPort);
        if (responsible.isEmpty()) {
            searched = true;
            responsible = dissectors.recognizing(Table.TCP_PORT, bytes);
        }
        if (responsible.isPresent() && responsible.get() != entry) {
            dissector = responsible.get().open();
        }
        entry = responsible.orElse(null);
        dissector = entry == null ? null : dissector;
    }

    private Protocol protocol() {
        if (entry == null) {
            throw new IllegalStateException("no protocol yet");
        }
        return entry.protocol();
    }

    /** Notes a message. */
    void found(Progress.Message message, Source source) {
        Protocol protocol = message.protocol() == null ? protocol() : message.protocol();
        String column = message.column().isEmpty() ? protocol.column() : message.column();
        found.add(new Dissected(protocol, message.tree(), column, message.info(), source));
    }
}
