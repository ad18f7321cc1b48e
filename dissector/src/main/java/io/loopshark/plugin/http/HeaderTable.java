package io.loopshark.plugin.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;

/**
 * The compressed headers of one direction (HPACK, RFC 7541): the table that both ends keep, and what its receiver allows it to hold.
 * Once a block could not be read, or was missed, the table is another than the sender's, and nothing can be read any more.
 */
final class HeaderTable {

    /** RFC 9113 section 6.5.2. */
    private static final int INITIAL_SIZE = 4096;

    /** More than browsers ask for; it bounds the memory of a connection. */
    private static final int MAX_SIZE = 1 << 16;

    /** Octets of all headers of one block; a block of some octets may refer to far more. */
    private static final int MAX_LIST = 1 << 18;

    private static final int MAX_PENDING = 100;

    /** A header, as it was sent. */
    record Line(String name, String value) {}

    private final HPackDecoder decoder = new HPackDecoder(INITIAL_SIZE, StandardCharsets.ISO_8859_1);
    private final Deque<Integer> pending = new ArrayDeque<>();
    private boolean lost;

    HeaderTable() {
        decoder.setMaxListSize(MAX_LIST);
    }

    /** The receiver says how large the table may be; that holds once the sender has acknowledged it. */
    void allow(long size) {
        if (pending.size() < MAX_PENDING) {
            pending.add((int) Math.min(size, MAX_SIZE));
        }
    }

    /** The receiver's settings without a size of the table. */
    void allowTheSame() {
        if (pending.size() < MAX_PENDING) {
            pending.add(-1);
        }
    }

    /** The sender acknowledges the receiver's settings, in their order. */
    void acknowledge() {
        Integer size = pending.poll();
        if (size != null && size >= 0) {
            decoder.setMaxTableSize(size);
        }
    }

    /** A block was missed. */
    void lose() {
        lost = true;
    }

    /** The headers of a block; empty where it cannot be read. */
    Optional<List<Line>> decode(byte[] block) {
        if (lost) {
            return Optional.empty();
        }
        try {
            List<Line> lines = new ArrayList<>();
            for (Header header : decoder.decodeHeaders(ByteBuffer.wrap(block))) {
                lines.add(new Line(text(header.getName()), text(header.getValue())));
            }
            return Optional.of(lines);
        } catch (HPackException | RuntimeException e) {
            lost = true;
            return Optional.empty();
        }
    }

    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
