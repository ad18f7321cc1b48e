package io.loopshark.plugin.http;

import io.loopshark.field.Words;
import io.loopshark.plugin.Branch;
import io.loopshark.plugin.Bytes;
import io.loopshark.plugin.Progress;
import io.loopshark.plugin.http.HeaderTable.Line;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** Reads the frames that one side sends (RFC 9113 section 6). */
final class FrameReader {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    private static final int ACK = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int WITH_PRIORITY = 0x20;

    /** Octets of a header block; longer ones are not read. */
    private static final int MAX_BLOCK = 1 << 20;

    private final HeaderTable table = new HeaderTable();
    // The beginning of a header block that CONTINUATION frames go on with.
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(0);
    private boolean missed;

    /** Frames of this side were not captured. */
    void missed() {
        missed = true;
        table.lose();
    }

    boolean hasMissed() {
        return missed;
    }

    /**
     * Reads one frame.
     *
     * @param frame from its header on, as far as it goes
     * @param other the reader of the side that it is sent to
     */
    Progress read(Bytes frame, FrameReader other) {
        int type = frame.u1(3);
        int flags = frame.u1(4);
        long stream = frame.u4(5) & 0x7fff_ffffL;
        Branch tree = Branch.of(Http2Fields.HTTP2.field(), frame);
        tree.number(Http2Fields.LENGTH, 0, 3).number(Http2Fields.TYPE, 3, 1);
        Flags.add(tree, type);
        tree.bits(Http2Fields.RESERVED, 40, 1).bits(Http2Fields.STREAM, 41, 31);
        String info = Http2Fields.typeName(type) + "[" + stream + "]";
        boolean whole = frame.size() - Http2Dissector.HEADER == frame.u4(0) >>> 8;
        Optional<Payload> payload = whole ? payload(tree, frame, type, flags) : Optional.empty();
        if (payload.isEmpty()) {
            cutOff(tree, type);
        } else {
            info += read(tree, payload.get(), type, flags, other);
        }
        return new Progress.Message(frame.size(), tree.finish(), "", info, Http2Fields.HTTP2);
    }

    private void cutOff(Branch tree, int type) {
        tree.problem(Words.of("the frame is not whole, or too short for its type"));
        if (type == HEADERS || type == PUSH_PROMISE || type == CONTINUATION) {
            table.lose();
        }
    }

    /** What a frame carries, without padding; empty where it is too short for what its flags say. */
    private static Optional<Payload> payload(Branch tree, Bytes frame, int type, int flags) {
        Payload payload = new Payload(frame, Http2Dissector.HEADER, frame.size());
        boolean mayBePadded = type == DATA || type == HEADERS || type == PUSH_PROMISE;
        if (mayBePadded && (flags & PADDED) != 0) {
            int padding = payload.left() > 0 ? frame.u1(payload.at()) : 0;
            if (payload.left() < 1 + padding) {
                return Optional.empty();
            }
            payload.number(tree, Http2Fields.PAD_LENGTH, 1);
            payload.dropLast(padding);
        }
        return payload.left() < least(type, flags) ? Optional.empty() : Optional.of(payload);
    }

    /** Octets that a frame of this type needs. */
    private static int least(int type, int flags) {
        return switch (type) {
            case HEADERS -> (flags & WITH_PRIORITY) != 0 ? 5 : 0;
            case PRIORITY -> 5;
            case RST_STREAM, PUSH_PROMISE, WINDOW_UPDATE -> 4;
            case PING, GOAWAY -> 8;
            default -> 0;
        };
    }

    /** Adds the fields of the payload; returns what the packet list says of it beside type and stream. */
    private String read(Branch tree, Payload payload, int type, int flags, FrameReader other) {
        switch (type) {
            case DATA -> payload.octets(tree, Http2Fields.DATA);
            case HEADERS, PUSH_PROMISE, CONTINUATION -> {
                if (type == HEADERS && (flags & WITH_PRIORITY) != 0) {
                    payload.priority(tree);
                } else if (type == PUSH_PROMISE) {
                    payload.number(tree, Http2Fields.PROMISED, 4);
                }
                return headers(tree, payload, type != CONTINUATION, (flags & END_HEADERS) != 0);
            }
            case PRIORITY -> payload.priority(tree);
            case RST_STREAM -> payload.number(tree, Http2Fields.RST_ERROR, 4);
            case SETTINGS -> settings(tree, payload, (flags & ACK) != 0, other);
            case PING -> payload.octets(tree, (flags & ACK) != 0 ? Http2Fields.PONG : Http2Fields.PING);
            case GOAWAY -> {
                payload.number(tree, Http2Fields.LAST_STREAM, 4);
                payload.number(tree, Http2Fields.GOAWAY_ERROR, 4);
                payload.octets(tree, Http2Fields.DEBUG_DATA);
            }
            case WINDOW_UPDATE -> payload.number(tree, Http2Fields.INCREMENT, 4);
            default -> payload.octets(tree, Http2Fields.UNKNOWN);
        }
        return "";
    }

    private void settings(Branch tree, Payload payload, boolean acknowledges, FrameReader other) {
        if (acknowledges) {
            table.acknowledge();
            return;
        }
        long size = payload.settings(tree);
        // What this side can decode bounds what the other one encodes.
        if (size >= 0) {
            other.table.allow(size);
        } else {
            other.table.allowTheSame();
        }
    }

    private String headers(Branch tree, Payload payload, boolean first, boolean last) {
        if (first) {
            block.reset();
        }
        if (block.size() + payload.left() > MAX_BLOCK) {
            block.reset();
            table.lose();
        } else {
            block.writeBytes(payload.rest());
        }
        int at = payload.at();
        int octets = payload.left();
        payload.octets(tree, Http2Fields.BLOCK);
        if (!last) {
            return "";
        }
        Optional<List<Line>> lines = table.decode(block.toByteArray());
        block.reset();
        if (lines.isEmpty()) {
            tree.problem(Words.of("the headers cannot be decompressed: what was sent before is not known, or wrong"));
            return "";
        }
        return new HeaderList(lines.get()).add(tree, at, octets);
    }
}
