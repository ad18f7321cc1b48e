package io.loopshark.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Judged connections as JSON Lines: one object a connection, one connection a line, in UTF-8.
 *
 * <p>The keys are {@code file, connection, client, server, roles, first_frame, last_frame, packets, start, duration, client_isn,
 * server_isn, client_bytes, server_bytes, handshake, teardown, closed_first_by, client_state, server_state, verdict,
 * completeness, conn_state, history, findings}, in this order and all of them always; after them {@code evicted} (true) and
 * {@code unlisted} (kind to number: how many findings of it there were beyond the hundred that are listed), only where there is
 * something to say.
 *
 * <p>A capture may hold hundreds of thousands of connections, and nearly all that is to be said of one is numbers and words known
 * beforehand: those go out as encoded bytes; only free text goes through Jackson. One writer serves one thread and one stream.
 */
public final class VerdictJson implements Flushable {

    private static final int FULL = 1 << 16;

    private final OutputStream out;
    private final Utf8Buffer json = new Utf8Buffer(2 * FULL);
    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();

    private @Nullable String file;
    private byte[] fileText = {};

    /**
     * @param out where to write, in large pieces; never closed
     */
    public VerdictJson(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes one line.
     *
     * @param fileName the input as the user named it
     */
    public void write(String fileName, JudgedConnection connection) throws IOException {
        if (!fileName.equals(file)) {
            file = fileName;
            fileText = encoder.quoteAsUTF8(fileName);
        }
        identity(connection);
        extent(connection);
        judgement(connection);
        findings(connection);
        if (connection.evicted()) {
            json.bytes(Key.EVICTED);
        }
        if (!connection.unlisted().isEmpty()) {
            unlisted(connection);
        }
        json.character('}');
        json.character('\n');
        if (json.length() >= FULL) {
            json.drainTo(out);
        }
    }

    @Override
    public void flush() throws IOException {
        json.drainTo(out);
        out.flush();
    }

    private void identity(JudgedConnection connection) {
        json.bytes(Key.FILE);
        json.bytes(fileText);
        json.character('"');
        number(Key.CONNECTION, connection.number());
        endpoint(Key.CLIENT, connection.client());
        endpoint(Key.SERVER, connection.server());
        word(Key.ROLES, connection.rolesObserved() ? Word.OBSERVED : Word.INFERRED);
        number(Key.FIRST_FRAME, connection.firstFrame());
        number(Key.LAST_FRAME, connection.lastFrame());
        number(Key.PACKETS, connection.packets());
    }

    private void extent(JudgedConnection connection) {
        seconds(Key.START, connection.startNanos());
        seconds(Key.DURATION, connection.durationNanos());
        isn(Key.CLIENT_ISN, connection.clientIsn());
        isn(Key.SERVER_ISN, connection.serverIsn());
        number(Key.CLIENT_BYTES, connection.clientBytes());
        number(Key.SERVER_BYTES, connection.serverBytes());
    }

    private void judgement(JudgedConnection connection) {
        word(Key.HANDSHAKE, Word.of(connection.handshake()));
        word(Key.TEARDOWN, Word.of(connection.teardown()));
        word(Key.CLOSED_FIRST_BY, Word.of(connection.closedFirstBy()));
        word(Key.CLIENT_STATE, Word.of(connection.clientState()));
        word(Key.SERVER_STATE, Word.of(connection.serverState()));
        word(Key.VERDICT, Word.of(connection.verdict()));
        number(Key.COMPLETENESS, connection.completeness());
        letters(Key.CONN_STATE, connection.connState());
        letters(Key.HISTORY, connection.history());
    }

    private void findings(JudgedConnection connection) {
        json.bytes(Key.FINDINGS);
        boolean first = true;
        for (Finding finding : connection.findings()) {
            if (!first) {
                json.character(',');
            }
            first = false;
            finding(finding);
        }
        json.character(']');
    }

    private void finding(Finding finding) {
        text(Key.KIND, finding.kind().name());
        text(Key.SEVERITY, finding.severity().name());
        number(Key.FRAME, finding.frame());
        word(Key.BY, Word.of(finding.by()));
        optional(Key.EXPECTED, finding.expected());
        optional(Key.ACTUAL, finding.actual());
        text(Key.CITATION, finding.citation().toString());
        text(Key.MESSAGE, finding.message());
        json.character('}');
    }

    private void unlisted(JudgedConnection connection) {
        json.bytes(Key.UNLISTED);
        char between = '{';
        for (var entry : connection.unlisted().entrySet()) {
            json.character(between);
            json.bytes(("\"" + entry.getKey().name() + "\":").getBytes(US_ASCII));
            json.number(entry.getValue());
            between = ',';
        }
        json.character('}');
    }

    private void number(byte[] key, long value) {
        json.bytes(key);
        json.number(value);
    }

    private void optional(byte[] key, @Nullable Long value) {
        if (value == null) {
            word(key, Word.NULL);
        } else {
            number(key, value);
        }
    }

    private void isn(byte[] key, @Nullable SequenceNumber isn) {
        if (isn == null) {
            word(key, Word.NULL);
        } else {
            number(key, isn.unsigned());
        }
    }

    private void word(byte[] key, byte[] word) {
        json.bytes(key);
        json.bytes(word);
    }

    private void text(byte[] key, String text) {
        json.bytes(key);
        json.character('"');
        json.bytes(encoder.quoteAsUTF8(text));
        json.character('"');
    }

    /** Text in which nothing needs to be escaped. */
    private void letters(byte[] key, String letters) {
        json.bytes(key);
        json.character('"');
        json.text(letters);
        json.character('"');
    }

    private void endpoint(byte[] key, Endpoint endpoint) {
        json.bytes(key);
        json.character('"');
        if (endpoint.address().ipv6()) {
            json.bytes(endpoint.toString().getBytes(US_ASCII));
        } else {
            json.ipv4((int) endpoint.address().low());
            json.character(':');
            json.number(endpoint.port());
        }
        json.character('"');
    }

    private void seconds(byte[] key, long nanos) {
        json.bytes(key);
        json.character('"');
        json.seconds(nanos);
        json.character('"');
    }

    /** The keys, encoded once, each with what stands between it and the value before it. */
    private static final class Key {
        static final byte[] FILE = "{\"file\":\"".getBytes(US_ASCII);
        static final byte[] CONNECTION = key("connection");
        static final byte[] CLIENT = key("client");
        static final byte[] SERVER = key("server");
        static final byte[] ROLES = key("roles");
        static final byte[] FIRST_FRAME = key("first_frame");
        static final byte[] LAST_FRAME = key("last_frame");
        static final byte[] PACKETS = key("packets");
        static final byte[] START = key("start");
        static final byte[] DURATION = key("duration");
        static final byte[] CLIENT_ISN = key("client_isn");
        static final byte[] SERVER_ISN = key("server_isn");
        static final byte[] CLIENT_BYTES = key("client_bytes");
        static final byte[] SERVER_BYTES = key("server_bytes");
        static final byte[] HANDSHAKE = key("handshake");
        static final byte[] TEARDOWN = key("teardown");
        static final byte[] CLOSED_FIRST_BY = key("closed_first_by");
        static final byte[] CLIENT_STATE = key("client_state");
        static final byte[] SERVER_STATE = key("server_state");
        static final byte[] VERDICT = key("verdict");
        static final byte[] COMPLETENESS = key("completeness");
        static final byte[] CONN_STATE = key("conn_state");
        static final byte[] HISTORY = key("history");
        static final byte[] FINDINGS = ",\"findings\":[".getBytes(US_ASCII);
        static final byte[] EVICTED = ",\"evicted\":true".getBytes(US_ASCII);
        static final byte[] UNLISTED = key("unlisted");
        static final byte[] KIND = "{\"kind\":".getBytes(US_ASCII);
        static final byte[] SEVERITY = key("severity");
        static final byte[] FRAME = key("frame");
        static final byte[] BY = key("by");
        static final byte[] EXPECTED = key("expected");
        static final byte[] ACTUAL = key("actual");
        static final byte[] CITATION = key("citation");
        static final byte[] MESSAGE = key("message");

        private Key() {}

        private static byte[] key(String name) {
            return (",\"" + name + "\":").getBytes(US_ASCII);
        }
    }
}
