package io.loopshark;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Some decoded segments with the bytes of their frames, filled by one thread and judged by another. */
final class DecodedBatch {

    private static final int MOST_SEGMENTS = 1024;

    /** What fits a processor's own cache; a larger frame gets an array of its own. */
    private static final int BYTES = 256 << 10;

    private final byte[] bytes = new byte[BYTES];
    private final Frame[] frames = new Frame[MOST_SEGMENTS];
    private final PacketView[] packets = new PacketView[MOST_SEGMENTS];
    private int count;
    private long position;
    private boolean last;
    private @Nullable IOException fault;
    private @Nullable Throwable failure;

    DecodedBatch() {
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            frames[i] = new Frame();
            packets[i] = new PacketView();
        }
    }

    /**
     * Fills the batch anew.
     *
     * @param next the frame that the source gave last; refilled
     * @param waiting whether that frame is still to be taken
     * @return whether there is more to come; the frame that did not fit is in {@code next} then
     */
    boolean fill(FrameSource source, FrameDecoder decoder, Frame next, boolean waiting) {
        count = 0;
        fault = null;
        failure = null;
        try {
            last = !take(source, decoder, next, waiting);
        } catch (IOException e) {
            fault = e;
            last = true;
        } catch (RuntimeException | Error e) {
            failure = e;
            last = true;
        }
        position = source.position();
        return !last;
    }

    private boolean take(FrameSource source, FrameDecoder decoder, Frame next, boolean waiting) throws IOException {
        boolean fresh = waiting || source.next(next);
        int used = 0;
        while (fresh) {
            int length = next.capturedLength();
            if (count == MOST_SEGMENTS || used > 0 && length > BYTES - used) {
                return true;
            }
            Frame frame = frames[count];
            boolean large = length > BYTES;
            byte[] room = large ? new byte[length] : bytes;
            System.arraycopy(next.bytes(), next.offset(), room, used, length);
            frame.set(
                    next.number(),
                    next.timestampNanos(),
                    room,
                    used,
                    length,
                    next.originalLength(),
                    next.linkType(),
                    next.interfaceId());
            frame.timestampDigits(next.timestampDigits());
            PacketView packet = packets[count];
            if (decoder.decode(frame, packet)) {
                count++;
                // What was put together of several frames is held as well: it counts against what a batch may hold.
                used = Math.min(BYTES, used + (packet.reassembled() ? BYTES / 8 : 0) + length);
            }
            fresh = source.next(next);
        }
        return false;
    }

    /** Gives the segments to {@code analysis}, and then says what ended the input, if anything did. */
    void judge(TcpAnalysis analysis) throws IOException {
        for (int i = 0; i < count; i++) {
            analysis.accept(packets[i]);
            if (packets[i].reassembled()) {
                packets[i] = new PacketView(); // the old one holds on to what was put together
            }
        }
        if (fault != null) {
            throw fault;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Bytes of the input consumed when the batch was full. */
    long position() {
        return position;
    }

    /** Whether nothing comes behind it. */
    boolean last() {
        return last;
    }
}
