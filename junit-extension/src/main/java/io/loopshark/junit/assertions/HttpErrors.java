package io.loopshark.junit.assertions;

import io.loopshark.connection.Side;
import io.loopshark.report.fields.HttpExchange;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;

/** What failed assertions on a connection say of requests and responses. */
final class HttpErrors {

    /** So many requests are listed. */
    private static final int LISTED = 10;

    private HttpErrors() {}

    static ErrorMessageFactory wrongCount(JudgedConnection connection, int expected, List<HttpExchange> actual) {
        return Message.on(
                connection,
                "to carry " + Text.count(expected, "request") + ", but it carried "
                        + (actual.isEmpty() ? "none" : actual.size() + ": " + list(actual)));
    }

    static ErrorMessageFactory wrongAtOnce(
            JudgedConnection connection, int expected, int actual, List<HttpExchange> exchanges) {
        return Message.on(
                connection,
                "to carry " + Text.count(expected, "request") + " at once, but it carried "
                        + (exchanges.isEmpty() ? "none" : "at most " + actual + ": " + list(exchanges)));
    }

    private static String list(List<HttpExchange> exchanges) {
        String listed =
                exchanges.stream().limit(LISTED).map(HttpExchange::toString).collect(Collectors.joining("; "));
        return exchanges.size() > LISTED ? listed + "; and " + (exchanges.size() - LISTED) + " more" : listed;
    }

    static ErrorMessageFactory finBeforeResponse(JudgedConnection connection, HttpExchange exchange, Step fin) {
        return Message.on(
                connection,
                fin,
                "to carry no FIN of " + Side.SERVER + " before the whole response, but " + exchange
                        + ", and the FIN came in frame " + Text.frame(fin));
    }

    static ErrorMessageFactory noRequest(JudgedConnection connection) {
        return Message.on(
                connection,
                "to carry no FIN of " + Side.SERVER + " before the whole response, but it carried no request");
    }

    static ErrorMessageFactory noResponse(JudgedConnection connection) {
        return Message.on(
                connection,
                "to carry a response that was acknowledged before the reset, but " + Side.SERVER + " sent no data");
    }

    static ErrorMessageFactory responseOvertaken(JudgedConnection connection, Step reset, long octets) {
        return Message.on(
                connection,
                reset,
                "to carry a response that was acknowledged before the reset, but " + Text.count(octets, "octet")
                        + " of it "
                        + (octets == 1 ? "was" : "were") + " not when " + reset.from() + " sent the RST in frame "
                        + Text.frame(reset));
    }
}
