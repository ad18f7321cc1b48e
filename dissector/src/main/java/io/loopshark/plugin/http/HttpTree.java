package io.loopshark.plugin.http;

import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.Words;
import io.loopshark.plugin.Branch;
import io.loopshark.plugin.Bytes;
import io.loopshark.plugin.Protocol;
import io.loopshark.plugin.http.Body.Chunk;
import io.loopshark.plugin.http.HttpDissector.Asked;
import io.loopshark.plugin.http.HttpHead.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together the tree of one message. */
final class HttpTree {

    private static final List<Field> REQUEST_LINE =
            List.of(HttpFields.METHOD, HttpFields.URI, HttpFields.REQUEST_VERSION);
    private static final List<Field> STATUS_LINE =
            List.of(HttpFields.RESPONSE_VERSION, HttpFields.CODE, HttpFields.PHRASE);

    private final Bytes bytes;
    private final HttpHead head;
    private final Body body;
    private final Branch tree;

    /**
     * @param protocol what the message is called
     * @param bytes the message, as far as it goes
     */
    HttpTree(Protocol protocol, Bytes bytes, HttpHead head, Body body) {
        this.bytes = bytes;
        this.head = head;
        this.body = body;
        tree = Branch.of(protocol.field(), bytes);
    }

    /** @param asked what a response is the answer to; null where that isn't known */
    FieldNode tree(@Nullable Asked asked) {
        firstLine();
        head.headers().forEach(this::header);
        tree.derived(head.isRequest() ? HttpFields.REQUEST : HttpFields.RESPONSE, 1L);
        if (head.isRequest()) {
            String uri = head.first().get(1);
            head.header("Host")
                    .ifPresent(host ->
                            tree.derived(HttpFields.FULL_URI, uri.contains("://") ? uri : "http://" + host + uri));
        } else if (asked != null) {
            tree.derived(HttpFields.REQUEST_IN, asked.frame());
            tree.derived(HttpFields.RESPONSE_FOR, asked.uri());
        }
        body();
        if (!body.untilClose() && body.needed() > bytes.size()) {
            tree.problem(Words.of("the message ends early"));
        }
        return tree.finish();
    }

    private void firstLine() {
        int end = bytes.indexOf('\n', 0);
        // One character an octet, so that indices agree.
        String line = bytes.text(0, end < 0 ? bytes.size() : end + 1, StandardCharsets.ISO_8859_1);
        List<Field> fields = head.isRequest() ? REQUEST_LINE : STATUS_LINE;
        int at = 0;
        for (int i = 0; i < fields.size(); i++) {
            String word = head.first().get(i);
            if (!word.isEmpty()) {
                int length = word.getBytes(StandardCharsets.UTF_8).length;
                String octets = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                // What isn't UTF-8 was replaced, so that it isn't found as it is.
                int found = Math.max(at, line.indexOf(octets, at));
                length = Math.min(length, line.length() - found);
                Object value = fields.get(i).equals(HttpFields.CODE) ? (Object) (long) head.code() : word;
                tree.value(fields.get(i), value, found, length);
                at = found + length;
            }
        }
    }

    private void header(Line line) {
        int there = Math.min(line.length(), Math.max(0, bytes.size() - line.at()));
        Bytes octets = bytes.part(Math.min(line.at(), bytes.size()), there);
        Field field = head.isRequest() ? HttpFields.REQUEST_LINES : HttpFields.RESPONSE_LINES;
        Branch branch = Branch.of(field, octets).value(line.text() + "\r\n");
        HttpFields.header(line.name()).ifPresent(known -> branch.value(known, line.value(), 0, there));
        if (line.name().equalsIgnoreCase("Content-Length") && line.value().matches("\\d{1,18}")) {
            branch.value(HttpFields.CONTENT_LENGTH, Long.parseLong(line.value()), 0, there);
        }
        tree.node(branch.finish());
    }

    private void body() {
        for (Chunk chunk : body.chunks()) {
            tree.value(HttpFields.CHUNK_SIZE, (long) chunk.size(), chunk.at(), chunk.data() - chunk.at());
            tree.octets(HttpFields.CHUNK_DATA, chunk.data(), chunk.size());
        }
        int octets = bytes.size() - Math.min(bytes.size(), head.length());
        if (octets > 0 && body.chunks().isEmpty()) {
            tree.octets(HttpFields.BODY, head.length(), octets);
        }
    }
}
