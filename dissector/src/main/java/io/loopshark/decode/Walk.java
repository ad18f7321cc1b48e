package io.loopshark.decode;

import io.loopshark.capture.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Where the decoder stands within a frame, and how far the enclosing headers let it go.
 *
 * <p>Positions are indices of {@link #bytes}. Two ends bound a layer: {@link #wireEnd}, up to which it reaches by what the
 * headers around it say, and {@link #capturedEnd}, up to which it was captured.
 */
final class Walk {

    /** More IP headers than this inside each other are not followed. */
    static final int MAX_IP_HEADERS = 16;

    private static final String FRAME_LENGTH = "frame.len";

    PacketView packet = new PacketView();
    byte[] bytes = {};
    int base;
    int position;
    int capturedEnd;
    int wireEnd;
    int ipHeaders;

    private String limit = FRAME_LENGTH;

    /** Stands at the first byte of {@code frame}. */
    void begin(Frame frame, PacketView view) {
        view.begin(frame);
        packet = view;
        bytes = frame.bytes();
        base = frame.offset();
        position = base;
        int captured = frame.capturedLength();
        capturedEnd = base + captured;
        // A length from a file may be anything; a negative one is unsigned and huge. Beyond an array's range huge is
        // all that matters.
        int original = frame.originalLength() < 0 ? Integer.MAX_VALUE : Math.max(frame.originalLength(), captured);
        wireEnd = base + Math.min(original, Integer.MAX_VALUE - base);
        limit = FRAME_LENGTH;
        ipHeaders = 0;
    }

    /** Octets captured from here on. */
    int captured() {
        return capturedEnd - position;
    }

    /** Octets that there are from here on by the headers read so far, captured or not. */
    int length() {
        return wireEnd - position;
    }

    /** Notes that {@code layer} is here and its header takes {@code length} captured octets, and moves behind it. */
    void pass(Layer layer, int length) {
        packet.add(layer, position - base, length);
        position += length;
    }

    /** Bounds what follows to {@code octets} from here on, where the bounds so far don't do so already. */
    void bound(int octets, String field) {
        int end = position + octets;
        // The second comparison catches a sum beyond the int range.
        if (end <= wireEnd && end >= position) {
            wireEnd = end;
            limit = field;
            capturedEnd = Math.min(capturedEnd, end);
        }
    }

    /** Notes that {@code layer} would take {@code needed} octets, more than there are, and ends the walk. */
    @Nullable
    Step tooShort(Layer layer, int needed) {
        noteShort(layer, needed);
        return null;
    }

    /** Notes that {@code layer} would take {@code needed} octets, more than there are. */
    void noteShort(Layer layer, int needed) {
        if (length() < needed) {
            packet.fault(layer, position - base, needed, length(), limit, false);
        } else {
            packet.fault(layer, position - base, needed, captured(), "captured length", true);
        }
    }

    /**
     * Notes that a field of {@code layer} leaves less than the least that the layer takes, and ends the walk.
     *
     * @param needed the least number of octets
     * @param said the number that the field gives
     * @param field its filter name
     */
    @Nullable
    Step bogus(Layer layer, int needed, int said, String field) {
        packet.fault(layer, position - base, needed, said, field, false);
        return null;
    }

    /** Notes that the frame has more headers inside each other than any real one. */
    void tooDeep() {
        Layer innermost = packet.layer(packet.layerCount() - 1);
        packet.fault(
                innermost,
                position - base,
                PacketView.MAX_LAYERS + 1,
                PacketView.MAX_LAYERS,
                "number of layers",
                false);
    }

    /** The octet {@code at} octets from here, 0 to 255; it must have been captured. */
    int u1(int at) {
        return bytes[position + at] & 0xff;
    }

    /** The two octets from {@code at} octets from here on, 0 to 65535; they must have been captured. */
    int u2(int at) {
        return u1(at) << 8 | u1(at + 1);
    }

    /** The four octets from {@code at} octets from here on; they must have been captured. */
    int u4(int at) {
        return u2(at) << 16 | u2(at + 2);
    }
}
