package io.loopshark.plugin.http;

import io.loopshark.field.FieldNode;
import io.loopshark.plugin.Bytes;
import io.loopshark.plugin.Progress;
import io.loopshark.plugin.StreamDissector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests and responses of HTTP/1.x, each with its body (RFC 9112). One object serves one connection. Where the connection changes to
 * HTTP/2, by its preface or by an upgrade, {@link Http2Dissector} goes on.
 */
final class HttpDissector implements StreamDissector {

    /** Longer heads are no heads. */
    private static final int MAX_HEAD = 1 << 18;

    /** So many requests may wait for their responses. */
    private static final int MAX_WAITING = 1000;

    /**
     * What a response answers.
     *
     * @param frame the number of the frame in which the request was complete; until then, that of its head
     */
    record Asked(String method, String uri, long frame) {}

    private final Deque<Asked> waiting = new ArrayDeque<>();
    // The request at hand, which waits for its response before its body is whole.
    private @Nullable Asked announced;
    private @Nullable StreamDissector successor;
    // A tunnel (CONNECT), or another protocol (101), follows.
    private boolean over;

    @Override
    public Progress next(Bytes bytes, Sender sender) {
        if (over) {
            return Progress.over();
        }
        if (successor == null && sender.client() && Http2Dissector.beginsHere(bytes)) {
            successor = new Http2Dissector();
        }
        if (successor != null) {
            return successor.next(bytes, sender);
        }
        if (sender.gap() != 0) {
            // Who knows what was asked, or answered, in what is missing.
            waiting.clear();
            announced = null;
        }
        boolean begins = HttpHead.beginsHere(bytes) || sender.client() && HttpHead.beginsWithMethod(bytes);
        return begins ? message(bytes, sender) : Progress.notMine();
    }

    private Progress message(Bytes bytes, Sender sender) {
        int end = HttpHead.end(bytes);
        if (end < 0 && sender.moreToCome()) {
            return bytes.size() > MAX_HEAD ? Progress.notMine() : Progress.wantsMore();
        }
        Optional<HttpHead> read = HttpHead.read(bytes, end < 0 ? bytes.size() : end);
        if (read.isEmpty()) {
            return Progress.notMine();
        }
        HttpHead head = read.get();
        announce(head, sender);
        Asked asked = head.isRequest() ? null : waiting.peek();
        Body body = Body.of(head, asked == null ? "" : asked.method(), bytes);
        if (sender.moreToCome() && body.needed() > bytes.size()) {
            return Progress.wants(body.needed());
        }
        int octets = (int) Math.min(bytes.size(), body.needed());
        settle(head, asked, sender);
        FieldNode tree = new HttpTree(HttpFields.HTTP, bytes.part(0, octets), head, body).tree(asked);
        return Progress.message(octets, tree, head.line());
    }

    /** A response may overtake the rest of the request's body. */
    private void announce(HttpHead head, Sender sender) {
        if (head.isRequest() && announced == null) {
            announced = new Asked(head.first().get(0), head.first().get(1), sender.frame());
            if (waiting.size() < MAX_WAITING) {
                waiting.add(announced);
            }
        }
    }

    private void settle(HttpHead head, @Nullable Asked asked, Sender sender) {
        if (announced != null && head.isRequest()) {
            if (announced.equals(waiting.peekLast())) {
                waiting.removeLast();
                waiting.add(new Asked(announced.method(), announced.uri(), sender.frame()));
            }
            announced = null;
        }
        if (head.isRequest()) {
            return;
        }
        int code = head.code();
        if (code == 101 && head.says("Upgrade", "h2c")) {
            successor = new Http2Dissector();
        } else if (code == 101 || asked != null && asked.method().equals("CONNECT") && code / 100 == 2) {
            over = true;
        }
        // An interim response is followed by the one proper.
        if (code / 100 != 1 || code == 101) {
            waiting.poll();
        }
    }
}
