package io.loopshark.report.fields;

import io.loopshark.segment.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which response answers which request of HTTP, from the messages of a capture in their order. Memory is bounded: of so many requests
 * the later ones are counted only.
 */
public final class HttpExchanges {

    private static final int MAX_LISTED = 100_000;
    private static final int MAX_WAITING = 1000;
    private static final int LONGEST_TARGET = 2000;
    private static final int SWITCHING = 101;

    private final List<Open> all = new ArrayList<>();
    // Those that may still be answered, by connection.
    private final Map<Long, List<Open>> waiting = new HashMap<>();
    private long unlisted;

    /** Before the first message. */
    public HttpExchanges() {}

    /** The exchanges of messages that were collected already. */
    public static List<HttpExchange> of(List<CapturedMessage> messages) {
        HttpExchanges exchanges = new HttpExchanges();
        messages.forEach(exchanges::take);
        return exchanges.all();
    }

    /** Takes the next message; those of other protocols are passed over. */
    public void take(CapturedMessage message) {
        if (message.protocol().equals("http")) {
            version1(message);
        } else if (message.protocol().equals("http2")) {
            version2(message);
        }
    }

    /** The exchanges so far, in the order of their requests. */
    public List<HttpExchange> all() {
        return all.stream().map(Open::exchange).toList();
    }

    /** How many requests more there were than are kept. */
    public long unlisted() {
        return unlisted;
    }

    /** How many of these exchanges, all of one connection, were under way at once, at most. */
    public static int atOnce(List<HttpExchange> exchanges) {
        long[] asked =
                exchanges.stream().mapToLong(HttpExchange::frame).sorted().toArray();
        long[] answered = exchanges.stream()
                .flatMap(exchange -> Stream.ofNullable(exchange.response()))
                .mapToLong(HttpExchange.Response::frame)
                .sorted()
                .toArray();
        int most = 0;
        int over = 0;
        for (int i = 0; i < asked.length; i++) {
            while (over < answered.length && answered[over] < asked[i]) {
                over++;
            }
            most = Math.max(most, i + 1 - over);
        }
        return most;
    }

    private void version1(CapturedMessage message) {
        Optional<String> method = message.value("http.request.method");
        List<Open> open = waiting.computeIfAbsent(message.stream(), stream -> new ArrayList<>());
        if (method.isPresent()) {
            request1(message, method.get(), open);
            return;
        }
        int status = number(message, "http.response.code");
        if (isInterim(status) || message.tree().firstProblem().isPresent()) {
            return;
        }
        if (open.isEmpty() || open.get(0).answered()) {
            Optional<String> target = message.value("http.response_for.uri");
            if (target.isEmpty()) {
                return;
            }
            // The response was faster than the rest of the request.
            long frame = message.value("http.request_in").map(Long::valueOf).orElse(message.frame());
            Open early = new Open(message, message.receiver(), message.sender(), null, "", target.get(), frame);
            add(early, open);
            early.response = new HttpExchange.Response(status, message.frame());
            return;
        }
        open.remove(0).response = new HttpExchange.Response(status, message.frame());
    }

    private void request1(CapturedMessage message, String method, List<Open> open) {
        String target = message.value("http.request.uri").orElse("");
        for (Open early : open) {
            if (early.answered() && early.target.equals(cut(target))) {
                early.method = method;
                open.remove(early);
                return;
            }
        }
        add(new Open(message, message.sender(), message.receiver(), null, method, target, message.frame()), open);
    }

    private void version2(CapturedMessage message) {
        Optional<String> stream = message.value("http2.streamid");
        if (stream.isEmpty()) {
            return;
        }
        long id = Long.parseLong(stream.get());
        List<Open> open = waiting.computeIfAbsent(message.stream(), key -> new ArrayList<>());
        Optional<String> method = message.value("http2.headers.method");
        if (method.isPresent()) {
            String target = message.value("http2.headers.path")
                    .or(() -> message.value("http2.headers.authority"))
                    .orElse("");
            add(
                    new Open(message, message.sender(), message.receiver(), id, method.get(), target, message.frame()),
                    open);
            return;
        }
        for (Open asked : open) {
            if (asked.stream != null && asked.stream == id && asked.server.equals(message.sender())) {
                response2(message, asked, open);
                return;
            }
        }
    }

    private static void response2(CapturedMessage message, Open asked, List<Open> open) {
        int status = number(message, "http2.headers.status");
        asked.status = status >= 200 ? status : asked.status;
        if (asked.status > 0
                && message.value("http2.flags.end_stream").filter("1"::equals).isPresent()) {
            asked.response = new HttpExchange.Response(asked.status, message.frame());
            open.remove(asked);
        } else if (message.value("http2.rst_stream.error").isPresent()) {
            open.remove(asked);
        }
    }

    private void add(Open exchange, List<Open> open) {
        if (all.size() >= MAX_LISTED) {
            unlisted++;
            return;
        }
        all.add(exchange);
        if (open.size() >= MAX_WAITING) {
            open.remove(0);
        }
        open.add(exchange);
    }

    private static boolean isInterim(int status) {
        return status / 100 == 1 && status != SWITCHING;
    }

    private static int number(CapturedMessage message, String field) {
        return message.value(field).map(Integer::valueOf).orElse(0);
    }

    private static String cut(String target) {
        return target.length() <= LONGEST_TARGET ? target : target.substring(0, LONGEST_TARGET);
    }

    /** An exchange that may go on. */
    private static final class Open {
        private final long tcpStream;
        private final Endpoint client;
        private final Endpoint server;
        private final @Nullable Long stream;
        private final String target;
        private final long frame;
        private String method;
        private int status;
        private HttpExchange.@Nullable Response response;

        Open(
                CapturedMessage message,
                Endpoint client,
                Endpoint server,
                @Nullable Long stream,
                String method,
                String target,
                long frame) {
            tcpStream = message.stream();
            this.client = client;
            this.server = server;
            this.stream = stream;
            this.method = method;
            this.target = cut(target);
            this.frame = frame;
        }

        boolean answered() {
            return response != null;
        }

        HttpExchange exchange() {
            return new HttpExchange(tcpStream, client, server, stream, method, target, frame, response);
        }
    }
}
