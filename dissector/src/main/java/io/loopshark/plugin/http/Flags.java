package io.loopshark.plugin.http;

import io.loopshark.field.Field;
import io.loopshark.plugin.Branch;
import java.util.List;

/** The flags of a frame, which mean something else in each type (RFC 9113 section 6). */
final class Flags {

    private static final int OCTET = 4;

    private Flags() {}

    static void add(Branch tree, int type) {
        tree.number(Http2Fields.FLAGS, OCTET, 1);
        switch (type) {
            case FrameReader.DATA -> bits(tree, List.of(0, 3), List.of(Http2Fields.END_STREAM, Http2Fields.PADDED));
            case FrameReader.HEADERS ->
                bits(
                        tree,
                        List.of(0, 2, 3, 5),
                        List.of(
                                Http2Fields.END_STREAM,
                                Http2Fields.END_HEADERS,
                                Http2Fields.PADDED,
                                Http2Fields.PRIORITY));
            case FrameReader.PUSH_PROMISE ->
                bits(tree, List.of(2, 3), List.of(Http2Fields.END_HEADERS, Http2Fields.PADDED));
            case FrameReader.CONTINUATION -> bits(tree, List.of(2), List.of(Http2Fields.END_HEADERS));
            case FrameReader.SETTINGS -> bits(tree, List.of(0), List.of(Http2Fields.SETTINGS_ACK));
            case FrameReader.PING -> bits(tree, List.of(0), List.of(Http2Fields.PING_ACK));
            default -> {
                // The others have none.
            }
        }
    }

    /** @param places how many bits are to the right of each */
    private static void bits(Branch tree, List<Integer> places, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            tree.bits(fields.get(i), OCTET * 8 + 7 - places.get(i), 1);
        }
    }
}
