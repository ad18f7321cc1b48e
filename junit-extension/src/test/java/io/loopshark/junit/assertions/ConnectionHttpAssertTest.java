package io.loopshark.junit.assertions;

import static io.loopshark.junit.assertions.Failing.fails;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldNode.Kind;
import io.loopshark.field.FieldType;
import io.loopshark.field.Words;
import io.loopshark.junit.Script;
import io.loopshark.junit.Traffic;
import io.loopshark.report.fields.CapturedMessage;
import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests and responses: frames 1 to 3 open the connection, frames 4 to 7 talk, the rest closes. */
class ConnectionHttpAssertTest {

    private static final String CLOSED_BY_SERVER = "< F. 201:201(0) ack 101\n> . 101:101(0) ack 202";

    private final JudgedConnection open = Script.of(Script.OPENING + Script.TALK);
    private final JudgedConnection orderly = Script.of(Script.ORDERLY);

    private static FieldNode node(String filter, FieldType type, Object value) {
        return new FieldNode(Field.of(filter, Words.of(filter), type), value, null, 0, List.of(), Kind.DERIVED, null);
    }

    private static CapturedMessage message(
            JudgedConnection connection, long frame, boolean request, String protocol, FieldNode... fields) {
        FieldNode tree = new FieldNode(
                Field.of(protocol, Words.of(protocol), FieldType.NONE),
                null,
                null,
                0,
                List.of(fields),
                Kind.READ,
                null);
        return new CapturedMessage(
                frame,
                0,
                request ? connection.client() : connection.server(),
                request ? connection.server() : connection.client(),
                protocol,
                "",
                tree);
    }

    private static CapturedMessage get(JudgedConnection connection, long frame) {
        return message(
                connection,
                frame,
                true,
                "http",
                node("http.request.method", FieldType.TEXT, "GET"),
                node("http.request.uri", FieldType.TEXT, "/a"));
    }

    private static CapturedMessage ok(JudgedConnection connection, long frame) {
        return message(connection, frame, false, "http", node("http.response.code", FieldType.UNSIGNED, 200L));
    }

    private static CapturedMessage stream(JudgedConnection connection, long frame, long id) {
        return message(
                connection,
                frame,
                true,
                "http2",
                node("http2.streamid", FieldType.UNSIGNED, id),
                node("http2.headers.method", FieldType.TEXT, "GET"),
                node("http2.headers.path", FieldType.TEXT, "/b"));
    }

    private static ConnectionAssert carrying(JudgedConnection connection, CapturedMessage... messages) {
        return assertThat(Traffic.carrying(List.of(messages), connection)).connection(0);
    }

    @Test
    void requestsAreCounted() {
        carrying(open, get(open, 4), ok(open, 6)).carriesRequests(1).carriesRequestsAtOnce(1);
        carrying(open).carriesRequests(0).carriesRequestsAtOnce(0);
        carrying(open, stream(open, 4, 1), stream(open, 4, 3), stream(open, 4, 5))
                .carriesRequests(3)
                .carriesRequestsAtOnce(3);
    }

    @Test
    void anotherNumberOfRequestsIsToldWithWhatTheyWere() {
        fails(
                () -> carrying(open, get(open, 4), ok(open, 6)).carriesRequests(5),
                open,
                "to carry 5 requests, but it carried 1: GET /a in frame 4, 200 in frame 6.");
        fails(() -> carrying(open).carriesRequests(1), open, "to carry 1 request, but it carried none.");
        fails(
                () -> carrying(open, stream(open, 4, 1)).carriesRequestsAtOnce(3),
                open,
                "to carry 3 requests at once, but it carried at most 1: GET /b on stream 1 in frame 4, no response.");
    }

    @Test
    void aFinBehindTheResponseIsInOrder() {
        carrying(open, get(open, 4), ok(open, 6)).hasNoFinBeforeResponse();
        carrying(open, get(open, 4)).hasNoFinBeforeResponse();
        carrying(orderly, get(orderly, 4), ok(orderly, 6)).hasNoFinBeforeResponse();
    }

    @Test
    void aFinBeforeTheResponseIsPremature() {
        JudgedConnection closed = Script.of(Script.OPENING + Script.TALK + CLOSED_BY_SERVER);
        fails(
                () -> carrying(closed, get(closed, 4)).hasNoFinBeforeResponse(),
                closed,
                8,
                "to carry no FIN of SERVER before the whole response, but GET /a in frame 4, no response, and the FIN came"
                        + " in frame 8.");
        fails(
                () -> carrying(closed).hasNoFinBeforeResponse(),
                closed,
                "to carry no FIN of SERVER before the whole response, but it carried no request.");
    }

    @Test
    void aResponseMayBeAcknowledgedBeforeTheReset() {
        assertThat(open).responseAcknowledgedBeforeReset();
        assertThat(Script.of(Script.OPENING + Script.TALK + "< R. 201:201(0) ack 101"))
                .responseAcknowledgedBeforeReset();
    }

    @Test
    void aResponseMayBeOvertakenByTheReset() {
        JudgedConnection overtaken =
                Script.of(Script.OPENING + "> P. 1:101(100) ack 1\n< P. 1:201(200) ack 101\n< R. 201:201(0) ack 101");
        fails(
                () -> assertThat(overtaken).responseAcknowledgedBeforeReset(),
                overtaken,
                6,
                "to carry a response that was acknowledged before the reset, but 200 octets of it were not when SERVER sent"
                        + " the RST in frame 6.");
        JudgedConnection silent = Script.of(Script.OPENING);
        fails(
                () -> assertThat(silent).responseAcknowledgedBeforeReset(),
                silent,
                "to carry a response that was acknowledged before the reset, but SERVER sent no data.");
    }

    @Test
    void aConnectionAloneHasNoData() {
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(open).carriesRequests(1))
                .withMessage(
                        "requests are in the data of segments, which only a connection of LoopbackTraffic leads to");
    }
}
