package io.loopshark.testdata.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The few frames of HTTP/2 that a conversation of three streams takes (RFC 9113), their headers without dynamic table (RFC 7541). */
final class Http2 {

    /** What a client's connection begins with. */
    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS_FRAME = 4;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** Settings that change nothing. */
    static final byte[] SETTINGS = frame(SETTINGS_FRAME, 0, 0);

    /** The acknowledgement of the other side's. */
    static final byte[] SETTINGS_ACKNOWLEDGED = frame(SETTINGS_FRAME, ACK, 0);

    // Entries of the static table.
    private static final int METHOD_GET = 0x82;
    private static final int SCHEME_HTTP = 0x86;
    private static final int STATUS_200 = 0x88;
    private static final int AUTHORITY = 1;
    private static final int PATH = 4;

    private Http2() {}

    /** {@code GET /STREAM}, and nothing after it. */
    static byte[] request(int stream) {
        var block = new ByteArrayOutputStream();
        block.write(METHOD_GET);
        block.write(SCHEME_HTTP);
        literal(block, PATH, "/" + stream);
        literal(block, AUTHORITY, "localhost");
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, block.toByteArray());
    }

    /** {@code 200}; the body follows. */
    static byte[] responseHead(int stream) {
        return frame(HEADERS, END_HEADERS, stream, (byte) STATUS_200);
    }

    /** A body, whole. */
    static byte[] body(int stream, String text) {
        return frame(DATA, END_STREAM, stream, text.getBytes(US_ASCII));
    }

    private static void literal(ByteArrayOutputStream block, int name, String value) {
        block.write(name); // literal without indexing
        block.write(value.length());
        block.writeBytes(value.getBytes(US_ASCII));
    }

    private static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
