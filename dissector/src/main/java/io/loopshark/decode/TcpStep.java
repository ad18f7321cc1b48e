package io.loopshark.decode;

import org.jspecify.annotations.Nullable;

/** The TCP header with its options (RFC 9293 §3.1). */
final class TcpStep extends Step {

    private static final int LENGTH = 20;

    // Wireshark shows nothing of a header of which it hasn't even the ports.
    private static final int PORTS = 4;

    // From here on it looks at the data offset.
    private static final int FLAGS = 16;

    private final OptionScan options = new OptionScan();

    @Override
    @Nullable
    Step read(Walk walk) {
        PacketView packet = walk.packet();
        int start = walk.position();
        int captured = walk.capturedFrom(start);
        if (captured < LENGTH) {
            return readPart(walk, start, captured);
        }
        int length = packet.readTcp(walk.stream.array(), start);
        int payload = walk.lengthFrom(start) - length;
        if (length < LENGTH || payload < 0) {
            return readMisfit(walk, start, length);
        }
        packet.setTcp(start, Math.min(length, captured), payload, Math.max(captured - length, 0));
        packet.markSegment();
        if (length > LENGTH) {
            options.scan(packet, start + LENGTH, start + Math.min(length, captured), start + length);
            if (length > captured) {
                walk.noteShort(Layer.TCP, start, length);
            }
        }
        walk.pass(Layer.TCP, start, Math.min(length, captured));
        return null;
    }

    /** A header whose data offset cannot be right: its fixed part stands, but where the data begins nobody knows. */
    private @Nullable Step readMisfit(Walk walk, int start, int length) {
        PacketView packet = walk.packet();
        if (length < LENGTH) {
            packet.setTcp(start, LENGTH, walk.lengthFrom(start) - length, 0);
            walk.bogus(Layer.TCP, start, LENGTH, length, Limit.TCP_HEADER);
        } else {
            int captured = Math.min(length, walk.capturedFrom(start));
            packet.setTcp(start, captured, 0, 0);
            options.scan(packet, start + LENGTH, start + captured, start + length);
            walk.noteShort(Layer.TCP, start, length);
        }
        walk.pass(Layer.TCP, start, packet.tcpCaptured());
        return null;
    }

    /** Fewer than the twenty fixed octets: what of them is there. */
    private static @Nullable Step readPart(Walk walk, int start, int captured) {
        walk.noteShort(Layer.TCP, start, LENGTH);
        if (captured < PORTS) {
            return null;
        }
        int length = walk.packet().readPartOfTcp(walk.stream.array(), start, captured);
        boolean misfit = captured >= FLAGS && length < LENGTH;
        walk.packet().setTcp(start, captured, misfit ? walk.lengthFrom(start) - length : 0, 0);
        walk.pass(Layer.TCP, start, captured);
        return null;
    }
}
