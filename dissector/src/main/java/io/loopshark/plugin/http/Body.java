package io.loopshark.plugin.http;

import io.loopshark.plugin.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a message is (RFC 9112 section 6.3).
 *
 * @param needed octets of head and body; more than there are where that is not known yet
 * @param untilClose whether the message goes on until the connection ends, so that it is whole wherever that is
 * @param chunks the chunks that are there as a whole; empty for a body without
 */
record Body(long needed, boolean untilClose, List<Chunk> chunks) {

    /** Longer numbers are no lengths. */
    private static final int MOST_DIGITS = 15;

    /** So many octets a line with a chunk's size may have; who sends more sends no chunks. */
    private static final int LONGEST_LINE = 4096;

    /**
     * A chunk that carries data.
     *
     * @param at where its size begins
     * @param data where its data begins
     * @param size octets of data
     */
    record Chunk(int at, int data, int size) {}

    static Body of(HttpHead head, String asked, Bytes bytes) {
        if (!head.isRequest() && hasNoBody(head.code(), asked)) {
            return new Body(head.length(), false, List.of());
        }
        if (head.says("Transfer-Encoding", "chunked")) {
            List<Chunk> chunks = new ArrayList<>();
            return new Body(chunked(bytes, head.length(), chunks), false, chunks);
        }
        String length = head.header("Content-Length").orElse("");
        if (length.matches("\\d{1," + MOST_DIGITS + "}")) {
            return new Body(head.length() + Long.parseLong(length), false, List.of());
        }
        // A request without a length has no body; a response without one goes on until the connection ends.
        return head.isRequest()
                ? new Body(head.length(), false, List.of())
                : new Body(Math.max(head.length(), bytes.size() + 1L), true, List.of());
    }

    private static boolean hasNoBody(int code, String asked) {
        boolean tunnel = asked.equals("CONNECT") && code / 100 == 2;
        return asked.equals("HEAD") || code / 100 == 1 || code == 204 || code == 304 || tunnel;
    }

    /** The octet behind the last chunk and the trailer; where that isn't there yet, as many octets as are known to come. */
    private static long chunked(Bytes bytes, int from, List<Chunk> chunks) {
        long at = from;
        while (at < bytes.size()) {
            int feed = bytes.indexOf('\n', (int) at);
            if (feed < 0) {
                return bytes.size() - at > LONGEST_LINE ? at : bytes.size() + 1L;
            }
            long size = size(bytes, (int) at, feed);
            if (size < 0) {
                // Not a chunk: whatever it is, it is the end of this message.
                return at;
            }
            if (size == 0) {
                return trailer(bytes, feed + 1);
            }
            long next = feed + 1 + size + 2;
            if (next <= bytes.size()) {
                chunks.add(new Chunk((int) at, feed + 1, (int) size));
            }
            at = next;
        }
        return Math.max(at, bytes.size() + 1L);
    }

    private static long size(Bytes bytes, int from, int to) {
        if (to - from > LONGEST_LINE) {
            return -1;
        }
        String line = bytes.text(from, to - from, StandardCharsets.US_ASCII);
        int extension = line.indexOf(';');
        String digits =
                (extension < 0 ? line : line.substring(0, extension)).strip().toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{1,12}") ? Long.parseLong(digits, 16) : -1;
    }

    private static long trailer(Bytes bytes, int from) {
        int at = from;
        while (true) {
            int feed = bytes.indexOf('\n', at);
            if (feed < 0) {
                return bytes.size() + 1L;
            }
            boolean empty = feed == at || feed == at + 1 && bytes.u1(at) == '\r';
            at = feed + 1;
            if (empty) {
                return at;
            }
        }
    }
}
