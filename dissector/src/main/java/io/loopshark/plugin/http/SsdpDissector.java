package io.loopshark.plugin.http;

import io.loopshark.plugin.Bytes;
import io.loopshark.plugin.Progress;
import java.util.Optional;

/** A packet of SSDP: one message of HTTP/1.1, without more of it to come (UPnP Device Architecture 2.0, 1.1.2). */
final class SsdpDissector {

    private SsdpDissector() {}

    static Progress dissect(Bytes bytes) {
        if (!HttpHead.beginsHere(bytes)) {
            return Progress.notMine();
        }
        int end = HttpHead.end(bytes);
        Optional<HttpHead> read = HttpHead.read(bytes, end < 0 ? bytes.size() : end);
        return read.map(head -> {
                    Body body = Body.of(head, "", bytes);
                    HttpTree tree = new HttpTree(HttpFields.SSDP, bytes, head, body);
                    return Progress.message(bytes.size(), tree.tree(null), head.line());
                })
                .orElseGet(Progress::notMine);
    }
}
