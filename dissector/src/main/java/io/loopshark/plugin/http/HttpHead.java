package io.loopshark.plugin.http;

import io.loopshark.plugin.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a message of HTTP/1.x (RFC 9112 §2.1): its first line and its headers.
 *
 * @param isRequest whether it is a request's, else a response's
 * @param first the three words of the first line; the last one of a response may be empty
 * @param headers the lines of the headers
 * @param length octets of the head, with the empty line at its end
 */
record HttpHead(boolean isRequest, List<String> first, List<Line> headers, int length) {

    private static final Pattern REQUEST =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.-]{0,31}) +(\\S+) +(HTTP/\\d\\.\\d) *");
    /** A request line that lacks something, its target or its version, or that was cut off by the capture. */
    private static final Pattern SHORT_REQUEST =
            Pattern.compile("(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH) +(\\S*)(?: +(\\S*))? *");

    private static final Pattern RESPONSE = Pattern.compile("(HTTP/\\d\\.\\d) +(\\d{3})(?: (.*))?");

    /**
     * A line of the head.
     *
     * @param at where it begins
     * @param length its octets, with its end
     * @param text the line without its end
     */
    record Line(int at, int length, String text) {

        String name() {
            int colon = text.indexOf(':');
            return colon < 0 ? "" : text.substring(0, colon).strip();
        }

        String value() {
            return text.substring(text.indexOf(':') + 1).strip();
        }
    }

    /** The octet behind the empty line that ends a head; -1 where there is none yet. */
    static int end(Bytes bytes) {
        for (int feed = bytes.indexOf('\n', 0); feed >= 0; feed = bytes.indexOf('\n', feed + 1)) {
            int next = feed + 1;
            if (next < bytes.size() && bytes.u1(next) == '\r') {
                next++;
            }
            if (next < bytes.size() && bytes.u1(next) == '\n') {
                return next + 1;
            }
        }
        return -1;
    }

    /** Whether bytes begin as the first line of a message does, as far as they go. */
    static boolean beginsHere(Bytes bytes) {
        int end = bytes.indexOf('\n', 0);
        if (end >= 0) {
            String line = line(bytes, 0, end);
            return REQUEST.matcher(line).matches() || RESPONSE.matcher(line).matches();
        }
        // A method and a space, or what will be HTTP/.
        for (int i = 0; i < Math.min(bytes.size(), 32); i++) {
            int octet = bytes.u1(i);
            if (octet == ' ') {
                return i > 0;
            }
            boolean token = octet > ' ' && octet < 0x7f && "(),:;<=>?@[]{}\"".indexOf(octet) < 0;
            if (!token) {
                return false;
            }
        }
        return bytes.size() < 32;
    }

    /** Whether bytes begin with the name of a method of RFC 9110: as much as can be asked where HTTP is expected. */
    static boolean beginsWithMethod(Bytes bytes) {
        int end = bytes.indexOf('\n', 0);
        return SHORT_REQUEST
                .matcher(line(bytes, 0, end < 0 ? bytes.size() : end))
                .matches();
    }

    /** The head that ends before {@code end}; empty where its first line is none of HTTP. */
    static Optional<HttpHead> read(Bytes bytes, int end) {
        List<Line> lines = lines(bytes, end);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> headers = lines.subList(1, lines.size());
        Matcher request = REQUEST.matcher(lines.get(0).text());
        if (request.matches()) {
            return Optional.of(
                    new HttpHead(true, List.of(request.group(1), request.group(2), request.group(3)), headers, end));
        }
        Matcher response = RESPONSE.matcher(lines.get(0).text());
        if (response.matches()) {
            String phrase = response.group(3) == null ? "" : response.group(3);
            return Optional.of(
                    new HttpHead(false, List.of(response.group(1), response.group(2), phrase), headers, end));
        }
        Matcher part = SHORT_REQUEST.matcher(lines.get(0).text());
        if (part.matches()) {
            String version = part.group(3) == null ? "" : part.group(3);
            return Optional.of(new HttpHead(true, List.of(part.group(1), part.group(2), version), headers, end));
        }
        return Optional.empty();
    }

    private static List<Line> lines(Bytes bytes, int end) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < end) {
            int feed = bytes.indexOf('\n', at);
            int next = feed < 0 || feed >= end ? end : feed + 1;
            String text = line(bytes, at, next);
            if (text.isEmpty()) {
                break;
            }
            lines.add(new Line(at, next - at, text));
            at = next;
        }
        return lines;
    }

    private static String line(Bytes bytes, int from, int to) {
        return bytes.text(from, to - from, StandardCharsets.UTF_8).replaceFirst("\r?\n?$", "");
    }

    /** The first line, without its end. */
    String line() {
        return String.join(" ", first).strip();
    }

    /** A response's status code, 0 to 999. */
    int code() {
        return Integer.parseInt(first.get(1));
    }

    /** The value of the first header of this name. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .findFirst()
                .map(Line::value);
    }

    /** Whether a header's list has this word. */
    boolean says(String name, String word) {
        return header(name)
                .filter(value -> value.toLowerCase(Locale.ROOT).contains(word))
                .isPresent();
    }
}
