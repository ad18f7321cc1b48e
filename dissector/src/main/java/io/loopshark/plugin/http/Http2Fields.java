package io.loopshark.plugin.http;

import io.loopshark.field.Field;
import io.loopshark.field.Field.ValueName;
import io.loopshark.field.FieldType;
import io.loopshark.field.Radix;
import io.loopshark.field.Words;
import io.loopshark.plugin.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of HTTP/2 (RFC 9113), by Wireshark's names. */
final class Http2Fields {

    /** The types of frames, by number (RFC 9113 section 6). */
    static final List<String> TYPES = List.of(
            "DATA",
            "HEADERS",
            "PRIORITY",
            "RST_STREAM",
            "SETTINGS",
            "PUSH_PROMISE",
            "PING",
            "GOAWAY",
            "WINDOW_UPDATE",
            "CONTINUATION");

    /** The settings, from number 1 on (RFC 9113 section 6.5.2). */
    private static final List<String> SETTINGS = List.of(
            "header_table_size",
            "enable_push",
            "max_concurrent_streams",
            "initial_window_size",
            "max_frame_size",
            "max_header_list_size");

    private static final List<String> ERRORS = List.of(
            "NO_ERROR",
            "PROTOCOL_ERROR",
            "INTERNAL_ERROR",
            "FLOW_CONTROL_ERROR",
            "SETTINGS_TIMEOUT",
            "STREAM_CLOSED",
            "FRAME_SIZE_ERROR",
            "REFUSED_STREAM",
            "CANCEL",
            "COMPRESSION_ERROR",
            "CONNECT_ERROR",
            "ENHANCE_YOUR_CALM",
            "INADEQUATE_SECURITY",
            "HTTP_1_1_REQUIRED");

    private static final Map<String, Field> ALL = new LinkedHashMap<>();

    static final Field MAGIC = field("http2.magic", "Magic", FieldType.TEXT);
    static final Field LENGTH = field("http2.length", "Length", FieldType.UNSIGNED);
    static final Field TYPE = named("http2.type", "Type", TYPES, 0, Radix.DECIMAL);
    static final Field FLAGS = named("http2.flags", "Flags", List.of(), 0, Radix.HEX);
    static final Field END_STREAM = field("http2.flags.end_stream", "End Stream", FieldType.BOOLEAN);
    static final Field END_HEADERS = field("http2.flags.eh", "End Headers", FieldType.BOOLEAN);
    static final Field PADDED = field("http2.flags.padded", "Padded", FieldType.BOOLEAN);
    static final Field PRIORITY = field("http2.flags.priority", "Priority", FieldType.BOOLEAN);
    static final Field SETTINGS_ACK = field("http2.flags.ack.settings", "ACK", FieldType.BOOLEAN);
    static final Field PING_ACK = field("http2.flags.ack.ping", "ACK", FieldType.BOOLEAN);
    static final Field RESERVED = named("http2.r", "Reserved", List.of(), 0, Radix.HEX);
    static final Field STREAM = field("http2.streamid", "Stream Identifier", FieldType.UNSIGNED);
    static final Field UNKNOWN = field("http2.unknown", "Unknown", FieldType.BYTES);
    static final Field PAD_LENGTH = field("http2.pad_length", "Pad Length", FieldType.UNSIGNED);
    static final Field EXCLUSIVE = field("http2.exclusive", "Exclusive", FieldType.BOOLEAN);
    static final Field DEPENDENCY = field("http2.stream_dependency", "Stream Dependency", FieldType.UNSIGNED);
    static final Field WEIGHT = field("http2.headers.weight", "Weight", FieldType.UNSIGNED);
    static final Field DATA = field("http2.data.data", "Data", FieldType.BYTES);
    static final Field BLOCK = field("http2.headers", "Header Block Fragment", FieldType.BYTES);
    static final Field HEADER_COUNT = field("http2.header.count", "Header Count", FieldType.UNSIGNED);
    static final Field HEADER = field("http2.header", "Header", FieldType.NONE);
    static final Field HEADER_NAME = field("http2.header.name", "Name", FieldType.TEXT);
    static final Field HEADER_VALUE = field("http2.header.value", "Value", FieldType.TEXT);
    static final Field SETTING = field("http2.settings", "Settings", FieldType.NONE);
    static final Field SETTING_ID = named("http2.settings.id", "Settings Identifier", SETTINGS, 1, Radix.DECIMAL);
    static final Field SETTING_UNKNOWN = field("http2.settings.unknown", "Unknown Settings", FieldType.UNSIGNED);
    static final Field RST_ERROR = named("http2.rst_stream.error", "Error", ERRORS, 0, Radix.DECIMAL);
    static final Field PROMISED =
            field("http2.push_promise.promised_stream_id", "Promised-Stream-ID", FieldType.UNSIGNED);
    static final Field PING = field("http2.ping", "Ping", FieldType.BYTES);
    static final Field PONG = field("http2.pong", "Pong", FieldType.BYTES);
    static final Field LAST_STREAM = field("http2.goaway.last_stream_id", "Last-Stream-ID", FieldType.UNSIGNED);
    static final Field GOAWAY_ERROR = named("http2.goaway.error", "Error", ERRORS, 0, Radix.DECIMAL);
    static final Field DEBUG_DATA = field("http2.goaway.addata", "Additional Debug Data", FieldType.BYTES);
    static final Field INCREMENT =
            field("http2.window_update.window_size_increment", "Window Size Increment", FieldType.UNSIGNED);

    private static final Map<String, Field> HEADERS = headers();

    private static final List<Field> SETTING_VALUES = SETTINGS.stream()
            .map(name -> field("http2.settings." + name, name.replace('_', ' '), FieldType.UNSIGNED))
            .toList();

    static final Protocol HTTP2 =
            new Protocol("http2", Words.of("HyperText Transfer Protocol 2"), "HTTP2", List.copyOf(ALL.values()));

    private Http2Fields() {}

    private static Field field(String filter, String name, FieldType type) {
        return enter(Field.of(filter, Words.of(name), type));
    }

    private static Field enter(Field field) {
        ALL.put(field.filter(), field);
        return field;
    }

    private static Field named(String filter, String name, List<String> values, int first, Radix radix) {
        Map<Long, ValueName> names = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            names.put((long) first + i, new ValueName(Words.of(values.get(i)), null));
        }
        Words words = Words.of(name);
        Field.Format format = new Field.Format(radix, 1, null, null, null, null, true);
        return enter(
                new Field(filter, List.of(), words, words, null, null, null, FieldType.UNSIGNED, format, names, null));
    }

    private static Map<String, Field> headers() {
        Map<String, Field> headers = new HashMap<>();
        headers.put(":status", field("http2.headers.status", ":status", FieldType.UNSIGNED));
        List<String> names = new ArrayList<>(List.of(":authority", ":path", ":method", ":scheme"));
        names.addAll(
                List.of("accept", "accept-encoding", "accept-language", "authorization", "cache-control", "cookie"));
        names.addAll(List.of("content-encoding", "content-length", "content-type", "date", "etag", "host", "location"));
        names.addAll(List.of("referer", "server", "set-cookie", "transfer-encoding", "user-agent", "via"));
        for (String name : names) {
            String filter = "http2.headers." + name.replace(":", "").replace('-', '_');
            headers.put(name, field(filter, name, FieldType.TEXT));
        }
        return headers;
    }

    /** The field of a header that has one of its own. */
    static Optional<Field> header(String name) {
        return Optional.ofNullable(HEADERS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The field of a setting's value. */
    static Field setting(int id) {
        return id >= 1 && id <= SETTING_VALUES.size() ? SETTING_VALUES.get(id - 1) : SETTING_UNKNOWN;
    }

    /** What a type of frames is called. */
    static String typeName(int type) {
        return type < TYPES.size() ? TYPES.get(type) : "Unknown type " + type;
    }
}
