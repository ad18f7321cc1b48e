package io.loopshark.plugin.http;

import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import io.loopshark.field.Words;
import io.loopshark.plugin.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of HTTP/1.x, by Wireshark's names. */
final class HttpFields {

    static final Field METHOD = text("http.request.method", "Request Method");
    static final Field URI = text("http.request.uri", "Request URI");
    static final Field REQUEST_VERSION = text("http.request.version", "Request Version");
    static final Field RESPONSE_VERSION = text("http.response.version", "Response Version");
    static final Field CODE = Field.of("http.response.code", Words.of("Status Code"), FieldType.UNSIGNED);
    static final Field PHRASE = text("http.response.phrase", "Response Phrase");
    static final Field REQUEST_LINES = text("http.request.line", "Request line");
    static final Field RESPONSE_LINES = text("http.response.line", "Response line");
    static final Field REQUEST = Field.of("http.request", Words.of("Request"), FieldType.BOOLEAN);
    static final Field RESPONSE = Field.of("http.response", Words.of("Response"), FieldType.BOOLEAN);
    static final Field FULL_URI = text("http.request.full_uri", "Full request URI");
    static final Field RESPONSE_FOR = text("http.response_for.uri", "Request URI");
    static final Field CONTENT_LENGTH = Field.of("http.content_length", Words.of("Content length"), FieldType.UNSIGNED);
    static final Field REQUEST_IN = Field.of("http.request_in", Words.of("Request in frame"), FieldType.UNSIGNED);
    static final Field CHUNK_SIZE = Field.of("http.chunk_size", Words.of("Chunk size"), FieldType.UNSIGNED);
    static final Field CHUNK_DATA = Field.of("http.chunk_data", Words.of("Chunk data"), FieldType.BYTES);
    static final Field BODY = Field.of("http.file_data", Words.of("File Data"), FieldType.BYTES);

    private static final Map<String, Field> HEADERS = headers();

    static final Protocol HTTP = new Protocol("http", Words.of("Hypertext Transfer Protocol"), "HTTP", all());

    /** Its messages have the heads of HTTP, and so its fields. */
    static final Protocol SSDP =
            new Protocol("ssdp", Words.of("Simple Service Discovery Protocol"), "SSDP", HTTP.fields());

    private HttpFields() {}

    private static Field text(String filter, String name) {
        return Field.of(filter, Words.of(name), FieldType.TEXT);
    }

    private static Map<String, Field> headers() {
        Map<String, Field> headers = new LinkedHashMap<>();
        for (String name : List.of(
                "Host",
                "User-Agent",
                "Accept",
                "Accept-Language",
                "Accept-Encoding",
                "Authorization",
                "Cache-Control",
                "Connection",
                "Content-Encoding",
                "Content-Type",
                "Cookie",
                "Date",
                "Last-Modified",
                "Location",
                "Proxy-Authenticate",
                "Proxy-Authorization",
                "Proxy-Connection",
                "Referer",
                "Server",
                "Set-Cookie",
                "Transfer-Encoding",
                "Upgrade",
                "WWW-Authenticate",
                "X-Forwarded-For")) {
            String key = name.toLowerCase(Locale.ROOT);
            headers.put(key, text("http." + key.replace('-', '_'), name));
        }
        headers.put("content-length", text("http.content_length_header", "Content-Length"));
        return headers;
    }

    private static List<Field> all() {
        List<Field> all = new ArrayList<>(List.of(
                METHOD,
                URI,
                REQUEST_VERSION,
                RESPONSE_VERSION,
                CODE,
                PHRASE,
                REQUEST_LINES,
                RESPONSE_LINES,
                REQUEST,
                RESPONSE,
                FULL_URI,
                RESPONSE_FOR,
                CONTENT_LENGTH,
                REQUEST_IN,
                CHUNK_SIZE,
                CHUNK_DATA,
                BODY));
        all.addAll(HEADERS.values());
        return all;
    }

    /** The field of a header that has one of its own; empty for other headers. */
    static Optional<Field> header(String name) {
        return Optional.ofNullable(HEADERS.get(name.toLowerCase(Locale.ROOT)));
    }
}
