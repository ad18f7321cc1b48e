package io.loopshark.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
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
 * completeness, conn_state, history, findings}, in this order and all of them always; after them {@code evicted} (true) and {@code unlisted}
 * (kind to number: how many findings of it there were beyond the hundred that are listed), only where there is something to say.
 *
 * <p>One writer serves one thread and one stream; it allocates nothing per connection over IPv4 without findings.
 */
public final class VerdictJson implements Flushable {

    private final JsonGenerator json;
    private final LineBytes bytes = new LineBytes();

    private @Nullable String lastFile;
    private SerializableString lastFileText = new SerializedString("");

    /**
     * @param out where to write; it is flushed only by {@link #flush()} and never closed
     */
    public VerdictJson(OutputStream out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        json = factory.createGenerator(out, JsonEncoding.UTF8);
        // Every line ends with a newline of our own, the last one too.
        json.setRootValueSeparator(null);
    }

    /**
     * Writes one line.
     *
     * @param file the input as the user named it
     */
    public void write(String file, JudgedConnection connection) throws IOException {
        json.writeStartObject();
        identity(file, connection);
        extent(connection);
        judgement(connection);
        json.writeFieldName(Key.FINDINGS);
        json.writeStartArray();
        for (Finding finding : connection.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        if (connection.evicted()) {
            json.writeFieldName(Key.EVICTED);
            json.writeBoolean(true);
        }
        if (!connection.unlisted().isEmpty()) {
            unlisted(connection);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    private void identity(String file, JudgedConnection connection) throws IOException {
        if (!file.equals(lastFile)) {
            lastFile = file;
            lastFileText = new SerializedString(file);
        }
        json.writeFieldName(Key.FILE);
        json.writeString(lastFileText);
        number(Key.CONNECTION, connection.number());
        endpoint(Key.CLIENT, connection.client());
        endpoint(Key.SERVER, connection.server());
        word(Key.ROLES, connection.rolesObserved() ? Key.OBSERVED : Key.INFERRED);
        number(Key.FIRST_FRAME, connection.firstFrame());
        number(Key.LAST_FRAME, connection.lastFrame());
        number(Key.PACKETS, connection.packets());
    }

    private void extent(JudgedConnection connection) throws IOException {
        seconds(Key.START, connection.startNanos());
        seconds(Key.DURATION, connection.durationNanos());
        isn(Key.CLIENT_ISN, connection.clientIsn());
        isn(Key.SERVER_ISN, connection.serverIsn());
        number(Key.CLIENT_BYTES, connection.clientBytes());
        number(Key.SERVER_BYTES, connection.serverBytes());
    }

    private void judgement(JudgedConnection connection) throws IOException {
        word(Key.HANDSHAKE, Key.of(connection.handshake()));
        word(Key.TEARDOWN, Key.of(connection.teardown()));
        word(Key.CLOSED_FIRST_BY, Key.of(connection.closedFirstBy()));
        word(Key.CLIENT_STATE, Key.of(connection.clientState()));
        word(Key.SERVER_STATE, Key.of(connection.serverState()));
        word(Key.VERDICT, Key.of(connection.verdict()));
        number(Key.COMPLETENESS, connection.completeness());
        text(Key.CONN_STATE, connection.connState());
        text(Key.HISTORY, connection.history());
    }

    private void unlisted(JudgedConnection connection) throws IOException {
        json.writeFieldName(Key.UNLISTED);
        json.writeStartObject();
        for (var entry : connection.unlisted().entrySet()) {
            json.writeNumberField(entry.getKey().name(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        text(Key.KIND, finding.kind().name());
        text(Key.SEVERITY, finding.severity().name());
        number(Key.FRAME, finding.frame());
        word(Key.BY, Key.of(finding.by()));
        number(Key.EXPECTED, finding.expected());
        number(Key.ACTUAL, finding.actual());
        text(Key.CITATION, finding.citation().toString());
        text(Key.MESSAGE, finding.message());
        json.writeEndObject();
    }

    private void number(SerializableString key, long value) throws IOException {
        json.writeFieldName(key);
        json.writeNumber(value);
    }

    private void number(SerializableString key, @Nullable Long value) throws IOException {
        if (value == null) {
            word(key, null);
        } else {
            number(key, value.longValue());
        }
    }

    private void isn(SerializableString key, @Nullable SequenceNumber isn) throws IOException {
        if (isn == null) {
            word(key, null);
        } else {
            number(key, isn.unsigned());
        }
    }

    private void word(SerializableString key, @Nullable SerializableString value) throws IOException {
        json.writeFieldName(key);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private void text(SerializableString key, @Nullable String value) throws IOException {
        json.writeFieldName(key);
        json.writeString(value);
    }

    private void endpoint(SerializableString key, Endpoint endpoint) throws IOException {
        json.writeFieldName(key);
        if (endpoint.address().ipv6()) {
            json.writeString(endpoint.toString());
        } else {
            bytes.clear();
            bytes.ipv4((int) endpoint.address().low());
            bytes.character(':');
            bytes.number(endpoint.port());
            json.writeRawUTF8String(bytes.array(), 0, bytes.length());
        }
    }

    private void seconds(SerializableString key, long nanos) throws IOException {
        bytes.clear();
        bytes.seconds(nanos);
        json.writeFieldName(key);
        json.writeRawUTF8String(bytes.array(), 0, bytes.length());
    }
}
