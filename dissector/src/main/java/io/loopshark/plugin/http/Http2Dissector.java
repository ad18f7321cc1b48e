package io.loopshark.plugin.http;

import io.loopshark.plugin.Branch;
import io.loopshark.plugin.Bytes;
import io.loopshark.plugin.Progress;
import io.loopshark.plugin.StreamDissector;
import java.nio.charset.StandardCharsets;

/** Frames of HTTP/2 (RFC 9113), each a message. One object serves one connection. */
final class Http2Dissector implements StreamDissector {

    /** What the client sends first (RFC 9113 section 3.4). */
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** So much of it is no request of HTTP/1.x. */
    private static final int TELLING = "PRI * HTTP/2".length();

    /** The header of a frame, in octets. */
    static final int HEADER = 9;

    private final FrameReader client = new FrameReader();
    private final FrameReader server = new FrameReader();

    /** Whether bytes are the client's preface, as far as they go and enough of it. */
    static boolean beginsHere(Bytes bytes) {
        int octets = Math.min(bytes.size(), PREFACE.length);
        for (int i = 0; i < octets; i++) {
            if (bytes.u1(i) != PREFACE[i]) {
                return false;
            }
        }
        return octets >= TELLING;
    }

    /** Whether bytes begin with the whole preface. */
    static boolean beginsWhole(Bytes bytes) {
        return bytes.size() >= PREFACE.length && beginsHere(bytes);
    }

    @Override
    public Progress next(Bytes bytes, Sender sender) {
        if (sender.client() && beginsHere(bytes)) {
            return preface(bytes, sender);
        }
        FrameReader own = sender.client() ? client : server;
        if (sender.gap() > 0 || sender.gap() < 0 && !beginsHere(bytes)) {
            own.missed();
        }
        if (bytes.size() < HEADER) {
            return sender.moreToCome() ? Progress.wants(HEADER) : Progress.notMine();
        }
        if (own.hasMissed() && !looksLikeFrame(bytes)) {
            return Progress.notMine();
        }
        long length = HEADER + (bytes.u4(0) >>> 8);
        if (bytes.size() < length && sender.moreToCome()) {
            return Progress.wants(length);
        }
        int octets = (int) Math.min(length, bytes.size());
        return own.read(bytes.part(0, octets), sender.client() ? server : client);
    }

    private static Progress preface(Bytes bytes, Sender sender) {
        if (bytes.size() < PREFACE.length && sender.moreToCome()) {
            return Progress.wants(PREFACE.length);
        }
        int octets = Math.min(PREFACE.length, bytes.size());
        Branch tree = Branch.of(Http2Fields.HTTP2.field(), bytes.part(0, octets));
        tree.text(Http2Fields.MAGIC, 0, octets, StandardCharsets.US_ASCII);
        return new Progress.Message(octets, tree.finish(), "", "Magic", Http2Fields.HTTP2);
    }

    /** Behind a gap: a known type, a length that needs no setting to be allowed, and the reserved bit clear. */
    private static boolean looksLikeFrame(Bytes bytes) {
        return bytes.u4(0) >>> 8 <= 1 << 14 && bytes.u1(3) < Http2Fields.TYPES.size() && bytes.u1(5) < 0x80;
    }
}
