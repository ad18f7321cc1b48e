package io.loopshark.report.fields;

import io.loopshark.segment.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A request of HTTP and what answered it.
 *
 * @param tcpStream {@code tcp.stream} of the connection, from 0
 * @param client who asked
 * @param server who was asked
 * @param stream the stream of HTTP/2 ({@code http2.streamid}); null in HTTP/1.x
 * @param method such as {@code GET}; empty where the response came and the request was never whole
 * @param target the request's target, as far as its 2,000th character
 * @param frame the number of the frame that completes the request, or, where it was never whole, its head
 * @param response the response, once it is whole; null as long as there is none
 */
public record HttpExchange(
        long tcpStream,
        Endpoint client,
        Endpoint server,
        @Nullable Long stream,
        String method,
        String target,
        long frame,
        @Nullable Response response) {

    /**
     * A response that came as a whole.
     *
     * @param status its code
     * @param frame the number of the frame that completes it
     */
    public record Response(int status, long frame) {}

    /** {@code GET / in frame 4, 200 in frame 6}. */
    @Override
    public String toString() {
        return (method + " " + target).strip() + (stream == null ? "" : " on stream " + stream) + " in frame " + frame
                + (response == null ? ", no response" : ", " + response.status() + " in frame " + response.frame());
    }
}
