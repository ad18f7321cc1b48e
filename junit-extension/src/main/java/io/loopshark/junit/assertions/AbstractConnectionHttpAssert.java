package io.loopshark.junit.assertions;

import io.loopshark.connection.Side;
import io.loopshark.report.fields.HttpExchange;
import io.loopshark.report.fields.HttpExchanges;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the requests and responses that a connection carried. Most of them need the data of segments: they hold for connections
 * of {@link io.loopshark.junit.LoopbackTraffic} in a test with {@code @VerifyHandshake(payload = true)}, and throw an
 * {@link IllegalStateException} for others.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractConnectionHttpAssert<SELF extends AbstractConnectionHttpAssert<SELF>>
        extends AbstractConnectionTransferAssert<SELF> {

    AbstractConnectionHttpAssert(@Nullable JudgedConnection actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * The connection carried exactly so many requests of HTTP/1.x or HTTP/2 in clear text, in the test.
     *
     * <pre>{@code
     * for (int i = 0; i < 5; i++) {
     *     client.send(request, ofString());
     * }
     * assertThat(traffic).connection(0).carriesRequests(5); // passes when the pool reuses what it is given back
     * assertThat(traffic).connection(0).carriesRequests(5); // fails when each request has a connection of its own
     * }</pre>
     *
     * @param expected 0 or more
     */
    public SELF carriesRequests(int expected) {
        JudgedConnection now = atRest();
        List<HttpExchange> exchanges = exchanges(now);
        if (exchanges.size() != expected) {
            throwAssertionError(HttpErrors.wrongCount(withLadder(now), expected, exchanges));
        }
        return myself;
    }

    /**
     * At one moment, so many requests were on their way or waited for their response, and at no moment more: streams of HTTP/2, or a
     * pipeline. One after the other is 1.
     *
     * <pre>{@code
     * List<CompletableFuture<?>> three = sendThree();
     * assertThat(traffic).connection(0).carriesRequestsAtOnce(3); // passes for three streams of HTTP/2
     * assertThat(traffic).connection(0).carriesRequestsAtOnce(3); // fails when the second waits for the first one's response
     * }</pre>
     *
     * @param expected 0 or more
     */
    public SELF carriesRequestsAtOnce(int expected) {
        JudgedConnection now = atRest();
        List<HttpExchange> exchanges = exchanges(now);
        int atOnce = HttpExchanges.atOnce(exchanges);
        if (atOnce != expected) {
            throwAssertionError(HttpErrors.wrongAtOnce(withLadder(now), expected, atOnce, exchanges));
        }
        return myself;
    }

    /**
     * The server sent no FIN before the whole response to each request: the connection was not closed prematurely. There must have
     * been a request.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).hasNoFinBeforeResponse(); // passes when the FIN comes behind the response, or not at all
     * assertThat(traffic).connection(0).hasNoFinBeforeResponse(); // fails when the server closes without having answered
     * }</pre>
     */
    public SELF hasNoFinBeforeResponse() {
        Course course = course(atRest());
        List<HttpExchange> exchanges = exchanges(course.connection());
        if (exchanges.isEmpty()) {
            throwAssertionError(HttpErrors.noRequest(course.connection()));
        }
        Step fin = course.fin(Side.SERVER);
        for (HttpExchange exchange : exchanges) {
            HttpExchange.Response response = exchange.response();
            if (fin != null && (response == null || response.frame() > Text.frame(fin))) {
                throwAssertionError(HttpErrors.finBeforeResponse(course.connection(), exchange, fin));
            }
        }
        return myself;
    }

    /**
     * The server's response was acknowledged as a whole when a RST ended the connection, if one did: no reset overtook it, as happens
     * when a server answers an upload that it hasn't read. This needs no payload.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).responseAcknowledgedBeforeReset(); // passes when the upload was read before the close
     * assertThat(traffic).connection(0).responseAcknowledgedBeforeReset(); // fails when the RST follows the response at once
     * }</pre>
     */
    public SELF responseAcknowledgedBeforeReset() {
        Course course = course(atRest());
        if (course.connection().serverBytes() == 0) {
            throwAssertionError(HttpErrors.noResponse(course.connection()));
        }
        Step reset = course.reset();
        long octets = course.unacknowledged(Side.SERVER);
        if (reset != null && octets > 0) {
            throwAssertionError(HttpErrors.responseOvertaken(course.connection(), reset, octets));
        }
        return myself;
    }

    private List<HttpExchange> exchanges(JudgedConnection now) {
        if (traffic == null) {
            throw new IllegalStateException(
                    "requests are in the data of segments, which only a connection of LoopbackTraffic leads to");
        }
        return traffic.requests().stream()
                .filter(exchange -> exchange.client().equals(now.client())
                        && exchange.server().equals(now.server())
                        && exchange.frame() >= now.firstFrame()
                        && exchange.frame() <= now.lastFrame())
                .toList();
    }
}
