package io.loopshark.wireshark;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import org.jspecify.annotations.Nullable;

/**
 * The TCP streams of one capture as Wireshark counts them: {@code tcp.stream} from 0 in the order of their first segments.
 *
 * <p><b>When a stream begins.</b> With the first segment between two endpoints, and with each later SYN (without ACK) whose
 * sequence number differs from the number that its sender's count began with. Addresses and ports alone tell streams apart;
 * tunnels and networks around them don't.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class WiresharkStreams {

    /** How many streams are kept in mind at once unless told otherwise. */
    public static final int DEFAULT_LIMIT = 400_000;

    private final int limit;
    private @Nullable Stream[] buckets = new @Nullable Stream[1024];
    private int count;
    private long numbered;
    private @Nullable Stream oldest;
    private @Nullable Stream newest;
    private @Nullable Stream current;

    /** Streams with the usual limit. */
    public WiresharkStreams() {
        this(DEFAULT_LIMIT);
    }

    /**
     * @param limit how many streams are kept in mind at once, at least 1; beyond that the one that was quiet for longest is
     *     forgotten, and what comes of it later is a stream of its own
     */
    public WiresharkStreams(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        this.limit = limit;
    }

    /**
     * Takes the next segment of the capture.
     *
     * @param segment the segment, in capture order; not kept
     * @return what Wireshark flags it with: an OR of {@link AnalysisFlag#mask()}, 0 for an ordinary one
     */
    public int observe(SegmentView segment) {
        boolean fromLow = Stream.fromLow(segment);
        boolean reused = enter(segment, fromLow);
        int flags = last().analysis.observe(segment, fromLow);
        return reused ? flags | AnalysisFlag.REUSED_PORTS.mask() : flags;
    }

    /**
     * Takes a TCP header that is no segment: cut off behind its sixteenth octet, or with a data offset that cannot be right. It
     * belongs to a stream and may begin one, and nothing more is known of it.
     *
     * @param header its ports, addresses and control bits
     */
    public void meet(SegmentView header) {
        enter(header, Stream.fromLow(header));
        last().analysis.meet(header);
    }

    /** Makes the segment's stream the current one. Returns whether that is a new one on the ports of another. */
    private boolean enter(SegmentView segment, boolean fromLow) {
        int hash = Stream.hash(segment);
        Stream found = find(segment, hash, fromLow);
        boolean reused = false;
        if (found != null && Flags.isSyn(segment.flags()) && found.analysis.beginsAnother(segment, fromLow)) {
            remove(found);
            reused = true;
        }
        current = found == null || reused ? create(segment, hash) : touched(found);
        return reused;
    }

    /**
     * {@code tcp.stream} of the segment observed last, from 0.
     *
     * @throws IllegalStateException before the first segment
     */
    public long stream() {
        return last().number;
    }

    /**
     * The conversation of the segment observed last.
     *
     * @throws IllegalStateException before the first segment
     */
    public WiresharkAnalysis analysis() {
        return last().analysis;
    }

    private Stream last() {
        if (current == null) {
            throw new IllegalStateException("no segment observed yet");
        }
        return current;
    }

    private @Nullable Stream find(SegmentView segment, int hash, boolean fromLow) {
        Stream stream = buckets[hash & buckets.length - 1];
        while (stream != null && !(stream.hash == hash && stream.joins(segment, fromLow))) {
            stream = stream.nextInBucket;
        }
        return stream;
    }

    private Stream create(SegmentView segment, int hash) {
        if (count >= limit && oldest != null) {
            remove(oldest);
        }
        if (count >= buckets.length) {
            grow();
        }
        Stream stream = new Stream(segment, hash, numbered++);
        putInBucket(stream);
        append(stream);
        count++;
        return stream;
    }

    private void putInBucket(Stream stream) {
        int bucket = stream.hash & buckets.length - 1;
        stream.nextInBucket = buckets[bucket];
        buckets[bucket] = stream;
    }

    private void grow() {
        buckets = new @Nullable Stream[2 * buckets.length];
        for (Stream stream = oldest; stream != null; stream = stream.newer) {
            putInBucket(stream);
        }
    }

    private Stream touched(Stream stream) {
        if (stream != newest) {
            unlink(stream);
            append(stream);
        }
        return stream;
    }

    private void remove(Stream stream) {
        int bucket = stream.hash & buckets.length - 1;
        Stream at = buckets[bucket];
        if (at == stream) {
            buckets[bucket] = stream.nextInBucket;
        } else {
            while (at != null && at.nextInBucket != stream) {
                at = at.nextInBucket;
            }
            if (at != null) {
                at.nextInBucket = stream.nextInBucket;
            }
        }
        unlink(stream);
        count--;
    }

    private void append(Stream stream) {
        stream.older = newest;
        stream.newer = null;
        if (newest == null) {
            oldest = stream;
        } else {
            newest.newer = stream;
        }
        newest = stream;
    }

    private void unlink(Stream stream) {
        if (stream.older == null) {
            oldest = stream.newer;
        } else {
            stream.older.newer = stream.newer;
        }
        if (stream.newer == null) {
            newest = stream.older;
        } else {
            stream.newer.older = stream.older;
        }
    }
}
