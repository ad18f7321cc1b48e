package io.loopshark.decode;

import io.loopshark.capture.Frame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the decoder finds in a frame of whatever kind: its layers, where their bytes are, and what could not be read. It is the lower
 * half of {@link PacketView}, the one object that is filled anew for each frame.
 */
abstract class LayeredFrame {

    static final int MAX_LAYERS = 64;

    // Fetched once: values() copies its array.
    private static final Layer[] LAYERS = Layer.values();

    // The states of a decoded frame, a bit each, so that one store clears them all.
    private static final int SEGMENT = 1;
    private static final int FRAGMENT = 1 << 1;
    private static final int FAULTY = 1 << 2;
    private static final int QUOTED = 1 << 3;
    private static final int REASSEMBLED = 1 << 4;

    // A layer's offset, length and ordinal in one number, 32, 24 and 8 bits: one store a layer, and no reference
    // stored.
    private final long[] layers = new long[MAX_LAYERS];
    private int layerCount;

    private Frame frame = new Frame();
    private byte[] reassembled = {};
    private int reassembledAt;
    private int state;

    private int faultLayer;
    private int faultOffset;
    private int faultNeeded;
    private int faultAvailable;
    private int faultLimit;
    private boolean faultSnapped;

    /** Forgets the last frame and shows {@code newFrame}. */
    void begin(Frame newFrame) {
        // Storing a reference costs a barrier of the garbage collector, and this one is nearly always there already.
        if (frame != newFrame) {
            frame = newFrame;
        }
        state = 0;
        layerCount = 0;
    }

    /** Whether no further layer can be noted. */
    boolean isFull() {
        return layerCount == MAX_LAYERS;
    }

    /** Notes the next inner layer. */
    void add(Layer layer, int offset, int length) {
        int index = layerCount;
        layers[index] = (long) offset << 32 | (long) length << 8 | layer.ordinal();
        layerCount = index + 1;
    }

    /** Notes what could not be read; parameters as in {@link Malformation}. */
    void fault(Layer layer, int offset, int needed, int available, Limit limit, boolean snapped) {
        if ((state & QUOTED) != 0) {
            return;
        }
        state |= FAULTY;
        faultLayer = layer.ordinal();
        faultOffset = offset;
        faultNeeded = needed;
        faultAvailable = available;
        faultLimit = limit.ordinal();
        faultSnapped = snapped;
    }

    /** All that follows is quoted by an error message, and may end anywhere. */
    void markQuoted() {
        state |= QUOTED;
    }

    /** What the innermost IP header carries is a fragment. */
    void markFragment() {
        state |= FRAGMENT;
    }

    /** What the innermost IP header carries is whole until it is said otherwise. */
    void markWhole() {
        state &= ~FRAGMENT;
    }

    /**
     * From index {@code at} on, {@code array} holds what follows the innermost layer, whole, put together or decompressed;
     * before that it is as the frame.
     */
    void replace(byte[] array, int at) {
        state = state & ~FRAGMENT | REASSEMBLED;
        reassembled = array;
        reassembledAt = at;
    }

    /** The TCP header is right, so that this is a segment, unless it is a fragment. */
    void markSegment() {
        if ((state & (FRAGMENT | QUOTED)) == 0) {
            state |= SEGMENT;
        }
    }

    /** The frame as it was captured. */
    public Frame frame() {
        return frame;
    }

    /**
     * Whether the frame completes an IP datagram that came in fragments, or holds one that is compressed. {@link #bytes()} then holds
     * the whole datagram in place of that.
     */
    public boolean reassembled() {
        return (state & REASSEMBLED) != 0;
    }

    /**
     * The array that the layers lie in, at their offsets from {@link #frameOffset()}: that of the frame, or a longer one where it is
     * {@link #reassembled()}. To be read only.
     */
    public byte[] bytes() {
        return reassembled() ? reassembled : frame.bytes();
    }

    /** Where in {@link #bytes()} the layers' offsets count from. */
    public int frameOffset() {
        return reassembled() ? 0 : frame.offset();
    }

    /** How many bytes there are from {@link #frameOffset()} on: {@link #capturedLength()}, or more where it is {@link #reassembled()}. */
    public int readableLength() {
        return reassembled() ? reassembled.length : frame.capturedLength();
    }

    /** Where in {@link #bytes()} the part begins that was put together, from {@link #frameOffset()}; if it is {@link #reassembled()}. */
    public int reassembledOffset() {
        return reassembledAt;
    }

    /** How many bytes of the frame were captured. */
    public int capturedLength() {
        return frame.capturedLength();
    }

    /** How many bytes the frame had on the wire. */
    public int originalLength() {
        return frame.originalLength();
    }

    /** How many decimals of a second the capture counts, 0 to 9. */
    public int timestampDigits() {
        return frame.timestampDigits();
    }

    /** The link type of the frame ({@link io.loopshark.capture.LinkType}). */
    public int linkType() {
        return frame.linkType();
    }

    /** How many layers were recognized, the outermost first. */
    public int layerCount() {
        return layerCount;
    }

    /** The layer at {@code index}, 0 being the outermost. */
    public Layer layer(int index) {
        return LAYERS[(int) layers[Objects.checkIndex(index, layerCount)] & 0xff];
    }

    /** Where the layer begins, from the frame's first byte. */
    public int layerOffset(int index) {
        return (int) (layers[Objects.checkIndex(index, layerCount)] >>> 32);
    }

    /** How many bytes the layer's header takes, options included; what of it was captured, if that is less. */
    public int layerLength(int index) {
        return (int) layers[Objects.checkIndex(index, layerCount)] >>> 8;
    }

    /**
     * Whether the frame holds a TCP segment: the twenty fixed octets of its header were captured, its data offset is at least 5 and
     * not beyond the segment's end, and it is whole, neither a fragment's beginning nor {@link #quoted()}. Only then all of the
     * segment's accessors mean something.
     */
    public boolean hasSegment() {
        return (state & SEGMENT) != 0;
    }

    /**
     * Whether what the innermost IP header carries is a fragment of a datagram that isn't whole yet. The decoder reads on only in a
     * first fragment that can't be kept for the rest to come, as it was cut off; a TCP header in that is no segment, since how long
     * that is the fragment doesn't say.
     */
    public boolean fragment() {
        return (state & FRAGMENT) != 0;
    }

    /**
     * Whether the TCP header, if there is one, is quoted by an ICMP error message: it is no segment. The addresses are the quoted
     * packet's too. Wireshark shows of it what it shows of any header that was cut off, but neither sequence number nor payload
     * length.
     */
    public boolean quoted() {
        return (state & QUOTED) != 0;
    }

    /** What could not be read, and why; null when all could. Allocates. */
    public @Nullable Malformation malformation() {
        return (state & FAULTY) != 0
                ? new Malformation(
                        LAYERS[faultLayer],
                        faultOffset,
                        faultNeeded,
                        faultAvailable,
                        Limit.at(faultLimit).label(),
                        faultSnapped)
                : null;
    }
}
