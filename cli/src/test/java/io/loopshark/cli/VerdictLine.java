package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One line of {@code verify --json}, held against what the contract says each key may hold. */
@NullUnmarked // null is a value of JSON
final class VerdictLine {

    static final List<String> KEYS = List.of(
            "file",
            "connection",
            "client",
            "server",
            "roles",
            "first_frame",
            "last_frame",
            "packets",
            "start",
            "duration",
            "client_isn",
            "server_isn",
            "client_bytes",
            "server_bytes",
            "handshake",
            "teardown",
            "closed_first_by",
            "client_state",
            "server_state",
            "verdict",
            "completeness",
            "conn_state",
            "history",
            "findings");

    static final List<String> FINDING_KEYS =
            List.of("kind", "severity", "frame", "by", "expected", "actual", "citation", "message");

    private static final Set<String> STATES = Set.of(
            "CLOSED",
            "LISTEN",
            "SYN-SENT",
            "SYN-RECEIVED",
            "ESTABLISHED",
            "FIN-WAIT-1",
            "FIN-WAIT-2",
            "CLOSE-WAIT",
            "CLOSING",
            "LAST-ACK",
            "TIME-WAIT");

    private static final String ENDPOINT = "(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]):\\d{1,5}";
    private static final String SECONDS = "\\d+\\.\\d{9}";

    private final Map<String, Object> values;

    private VerdictLine(Map<String, Object> values) {
        this.values = values;
    }

    @SuppressWarnings("unchecked")
    static VerdictLine parse(String line) {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            parser.nextToken();
            Map<String, Object> values = (Map<String, Object>) value(parser);
            assertThat(parser.nextToken()).as("one object a line").isNull();
            return new VerdictLine(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    assertThat(object).as("keys come once").doesNotContainKey(key);
                    object.put(key, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> throw new AssertionError("not in the contract: " + parser.currentToken());
        };
    }

    Object get(String key) {
        return values.get(key);
    }

    /** Whether every key is there and holds what it may hold. */
    void assertWithinContract(String file) {
        List<String> keys = new ArrayList<>(values.keySet());
        keys.removeAll(List.of("evicted", "unlisted"));
        assertThat(keys).isEqualTo(KEYS);
        assertThat(values).containsEntry("file", file);
        text("client", ENDPOINT);
        text("server", ENDPOINT);
        text("start", SECONDS);
        text("duration", SECONDS);
        text("history", "[SHADFRGTWIQshadfrgtwiq^]*");
        text("roles", "observed|inferred");
        counts();
        words();
        if (values.containsKey("evicted")) {
            assertThat(values).containsEntry("evicted", true);
        }
        findings();
    }

    private void counts() {
        long first = number("first_frame", 1, Long.MAX_VALUE);
        long last = number("last_frame", first, Long.MAX_VALUE);
        number("packets", 1, last - first + 1);
        number("connection", 0, first);
        number("client_bytes", 0, Long.MAX_VALUE);
        number("server_bytes", 0, Long.MAX_VALUE);
        number("completeness", 0, 63);
        rawOrNull("client_isn", values);
        rawOrNull("server_isn", values);
        if (values.get("roles").equals("observed")) {
            assertThat(get("client_isn")).isNotNull();
        }
    }

    private void words() {
        text("handshake", "COMPLETE|SIMULTANEOUS_OPEN|NO_FINAL_ACK|NO_REPLY|REFUSED|RESET|NOT_SEEN");
        text("teardown", "FOUR_SEGMENT|THREE_SEGMENT|SIMULTANEOUS|HALF_CLOSED|RESET|OPEN|NOT_SEEN");
        text("verdict", "VERIFIED|INCOMPLETE|INCONCLUSIVE|VIOLATED");
        text("conn_state", "S0|S1|S2|S3|SF|REJ|RSTO|RSTR|RSTOS0|RSTRH|SH|SHR|OTH");
        assertThat(get("closed_first_by")).isIn("CLIENT", "SERVER", "BOTH", null);
        for (String key : List.of("client_state", "server_state")) {
            assertThat(get(key) == null || STATES.contains(get(key))).as(key).isTrue();
        }
        if (get("teardown").equals("OPEN")) {
            assertThat(get("closed_first_by")).isNull();
        }
    }

    @SuppressWarnings("unchecked")
    private void findings() {
        List<Map<String, Object>> findings = (List<Map<String, Object>>) get("findings");
        for (Map<String, Object> finding : findings) {
            assertThat(finding.keySet()).containsExactlyElementsOf(FINDING_KEYS);
            assertThat((String) finding.get("kind")).matches("[A-Z_]+");
            assertThat(finding.get("severity")).isIn("VIOLATION", "ANOMALY", "NOTE");
            assertThat((Long) finding.get("frame")).isBetween((Long) get("first_frame"), (Long) get("last_frame"));
            assertThat(finding.get("by")).isIn("CLIENT", "SERVER", null);
            rawOrNull("expected", finding);
            rawOrNull("actual", finding);
            assertThat((String) finding.get("citation")).matches("\\S.* §\\S+");
            assertThat((String) finding.get("message")).matches("(?s)\\p{Lu}.*\\.");
        }
        boolean violation = findings.stream().anyMatch(finding -> "VIOLATION".equals(finding.get("severity")));
        assertThat(get("verdict").equals("VIOLATED")).isEqualTo(violation);
    }

    private void text(String key, String pattern) {
        assertThat(get(key)).as(key).isInstanceOf(String.class);
        assertThat((String) get(key)).as(key).matches(pattern);
    }

    private long number(String key, long least, long most) {
        assertThat(get(key)).as(key).isInstanceOf(Long.class);
        assertThat((Long) get(key)).as(key).isBetween(least, most);
        return (Long) get(key);
    }

    private static void rawOrNull(String key, Map<String, Object> object) {
        Object value = object.get(key);
        if (value != null) {
            assertThat(value).as(key).isInstanceOf(Long.class);
            assertThat((Long) value).as(key).isBetween(0L, 0xFFFF_FFFFL);
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
