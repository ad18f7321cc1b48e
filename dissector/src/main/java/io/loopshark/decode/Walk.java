package io.loopshark.decode;

import io.loopshark.capture.ByteArrayStream;
import io.loopshark.capture.Frame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the decoder stands within a frame, and how far the enclosing headers let it go.
 *
 * <p>Positions are indices of the array that holds the frame. Two ends bound a layer: one up to which it reaches by what the headers
 * around it say, and one up to which it was captured.
 */
final class Walk {

    /** Reads the wire types; its position is the walk's. */
    final ByteArrayStream stream = new ByteArrayStream();

    private final Reassembly reassembly = new Reassembly();
    private PacketView packet = new PacketView();
    private int base;
    private int capturedEnd;
    private int wireEnd;

    // The ordinal of what bounds wireEnd: storing a reference costs a barrier of the garbage collector.
    private int limit;

    // Whether the header that spoke of its length last claims more than there is.
    private boolean overrun;

    /** Stands at the first byte of {@code frame}. */
    void begin(Frame frame, PacketView view) {
        view.begin(frame);
        if (packet != view) {
            packet = view;
        }
        int from = frame.offset();
        stream.wrap(frame.bytes(), from);
        base = from;
        int captured = frame.capturedLength();
        capturedEnd = from + captured;
        int original = frame.originalLength();
        if (original < captured) {
            // A negative length is unsigned and huge.
            original = original < 0 ? Integer.MAX_VALUE : captured;
        }
        // A length from a file may be anything; beyond an array's range huge is all that matters.
        wireEnd = from + Math.min(original, Integer.MAX_VALUE - from);
        limit = Limit.FRAME.ordinal();
        overrun = false;
    }

    /**
     * Takes the rest of the layer as a fragment of a datagram that the innermost IP header belongs to, and goes on in that datagram
     * where this was the last fragment that it lacked.
     *
     * @param identification which of the datagrams between two hosts it is
     * @param protocol what IPv4 says is in it; 0 for IPv6
     * @param offset where in the datagram the fragment belongs, in octets
     * @param more whether more of the datagram lies behind it
     * @param next what the fragment says that the datagram's first header is
     * @return what that header really is; -1 while the datagram isn't whole
     */
    int reassemble(int identification, int protocol, int offset, boolean more, int next) {
        packet.markFragment();
        int start = position();
        Fragment fragment = new Fragment(offset, Arrays.copyOfRange(stream.array(), start, wireEnd), next);
        PartialDatagram datagram = reassembly.add(
                Reassembly.Key.of(packet, identification, protocol), fragment, more, packet.timestampNanos());
        if (datagram == null) {
            return -1;
        }
        byte[] whole = new byte[datagram.length()];
        datagram.copyTo(whole);
        goOnIn(whole);
        return datagram.protocol();
    }

    /** Goes on in {@code rest}, which stands in place of the rest of the layer. */
    void goOnIn(byte[] rest) {
        int before = position() - base;
        byte[] array = new byte[before + rest.length];
        System.arraycopy(stream.array(), base, array, 0, before);
        System.arraycopy(rest, 0, array, before, rest.length);
        packet.replace(array, before);
        stream.wrap(array, before);
        base = 0;
        capturedEnd = array.length;
        wireEnd = array.length;
        limit = Limit.REASSEMBLED.ordinal();
        overrun = false;
    }

    /** Whether the rest of the layer is all there and worth keeping as a fragment. */
    boolean holdsFragment() {
        int start = position();
        return wireEnd > start && capturedEnd >= wireEnd && !overrun && !packet.quoted();
    }

    /** What the frame is decoded into. */
    PacketView packet() {
        return packet;
    }

    /** The index at which the next header begins. */
    int position() {
        return stream.pos();
    }

    /** The index up to which what follows was captured. */
    int capturedEnd() {
        return capturedEnd;
    }

    /** Octets captured from {@code start} on. */
    int capturedFrom(int start) {
        return capturedEnd - start;
    }

    /** Octets that there are from {@code start} on by the headers read so far, captured or not. */
    int lengthFrom(int start) {
        return wireEnd - start;
    }

    /** Notes that {@code layer} begins at {@code start} and its header takes {@code length} captured octets, and moves behind it. */
    void pass(Layer layer, int start, int length) {
        packet.add(layer, start - base, length);
        stream.seek(start + length);
    }

    /** Bounds what follows to {@code octets} from {@code start} on, where the bounds so far don't do so already. */
    void bound(int start, int octets, Limit field) {
        int end = start + octets;
        // The second comparison catches a sum beyond the int range.
        if (end <= wireEnd && end >= start) {
            wireEnd = end;
            limit = field.ordinal();
            capturedEnd = Math.min(capturedEnd, end);
            overrun = false;
        } else {
            overrun = true;
        }
    }

    /** How many of {@code octets} from {@code start} on lie beyond the end of the frame as it was on the wire. */
    int beyondFrame(int start, int octets) {
        return limit == Limit.FRAME.ordinal() ? start + octets - wireEnd : 0;
    }

    /** Notes that {@code layer} would take {@code needed} octets from {@code start} on, more than there are, and ends the walk. */
    @Nullable
    Step tooShort(Layer layer, int start, int needed) {
        noteShort(layer, start, needed);
        return null;
    }

    /** Notes that {@code layer} would take {@code needed} octets from {@code start} on, more than there are. */
    void noteShort(Layer layer, int start, int needed) {
        int length = wireEnd - start;
        if (length < needed) {
            packet.fault(layer, start - base, needed, length, Limit.at(limit), false);
        } else {
            packet.fault(layer, start - base, needed, capturedEnd - start, Limit.CAPTURE, true);
        }
    }

    /**
     * Notes that a field of {@code layer} leaves less than the least that the layer takes, and ends the walk.
     *
     * @param start where the layer begins
     * @param needed the least number of octets
     * @param said the number that the field gives
     * @param field which field
     */
    @Nullable
    Step bogus(Layer layer, int start, int needed, int said, Limit field) {
        packet.fault(layer, start - base, needed, said, field, false);
        return null;
    }

    /** Notes that the frame has more headers inside each other than any real one. */
    void tooDeep() {
        Layer innermost = packet.layer(packet.layerCount() - 1);
        packet.fault(
                innermost, stream.pos() - base, PacketView.MAX_LAYERS + 1, PacketView.MAX_LAYERS, Limit.LAYERS, false);
    }

    /** The octet at index {@code at}, 0 to 255; it must have been captured. */
    int u1(int at) {
        return stream.array()[at] & 0xff;
    }

    /** The two octets from index {@code at} on, 0 to 65535; they must have been captured. */
    int u2(int at) {
        return u1(at) << 8 | u1(at + 1);
    }

    /** The eight octets from index {@code at} on; they must have been captured. */
    long u8(int at) {
        return (long) u4(at) << 32 | Integer.toUnsignedLong(u4(at + 4));
    }

    /** The four octets from index {@code at} on; they must have been captured. */
    int u4(int at) {
        return u2(at) << 16 | u2(at + 2);
    }
}
