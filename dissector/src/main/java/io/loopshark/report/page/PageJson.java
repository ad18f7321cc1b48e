package io.loopshark.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Transitions;
import io.loopshark.connection.Transitions.Transition;
import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.Language;
import io.loopshark.field.Words;
import io.loopshark.report.StoryOutline;
import io.loopshark.report.Voice;
import io.loopshark.report.fields.HttpExchange;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the page's scripts read, but for the columns. A text that exists in both languages is an array, English first; sequence
 * numbers are raw and unsigned.
 */
final class PageJson {

    private final JsonGenerator json;
    private final OutputStream stories;
    private int storyOctets;

    /** @param stories where the stories go, one behind the other */
    PageJson(OutputStream out, OutputStream stories) throws IOException {
        this.stories = stories;
        json = new JsonFactory().createGenerator(out);
        json.writeStartObject();
        json.writeArrayFieldStart("connections");
    }

    /**
     * A connection.
     *
     * @param firstStep where its steps begin in the columns
     * @param stepOf which of its steps a finding is about; −1 for none
     * @param told the story in each voice; empty where there is no room for it
     */
    void connection(
            JudgedConnection connection, int firstStep, ToIntFunction<Finding> stepOf, Map<Voice, StoryOutline> told)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", connection.number());
        json.writeStringField("client", connection.client().toString());
        json.writeStringField("server", connection.server().toString());
        json.writeBooleanField("observed", connection.rolesObserved());
        json.writeStringField("verdict", connection.verdict().name());
        json.writeStringField("handshake", connection.handshake().name());
        json.writeStringField("teardown", connection.teardown().name());
        json.writeNumberField("packets", connection.packets());
        json.writeNumberField("clientBytes", connection.clientBytes());
        json.writeNumberField("serverBytes", connection.serverBytes());
        json.writeNumberField("duration", connection.durationNanos());
        json.writeStringField("connState", connection.connState());
        json.writeStringField("history", connection.history());
        number("clientIsn", connection.clientIsn());
        number("serverIsn", connection.serverIsn());
        json.writeNumberField("first", firstStep);
        json.writeNumberField("steps", connection.steps().size());
        json.writeArrayFieldStart("findings");
        for (Finding finding : connection.findings()) {
            finding(finding, stepOf.applyAsInt(finding));
        }
        json.writeEndArray();
        StoryOutline plain = told.get(Voice.PLAIN);
        if (plain != null) {
            number("clientBase", plain.clientBase());
            number("serverBase", plain.serverBase());
            byte[] document = StoryJson.of(told);
            json.writeNumberField("storyFrom", storyOctets);
            storyOctets += document.length;
            json.writeNumberField("storyTo", storyOctets);
            stories.write(document);
        }
        json.writeEndObject();
    }

    private void number(String name, @Nullable SequenceNumber number) throws IOException {
        json.writeFieldName(name);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number.unsigned());
        }
    }

    private void finding(Finding finding, int step) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.kind().name());
        json.writeStringField("severity", finding.severity().name());
        json.writeNumberField("frame", finding.frame());
        json.writeNumberField("step", step);
        if (finding.expected() != null) {
            json.writeNumberField("expected", finding.expected());
        }
        if (finding.actual() != null) {
            json.writeNumberField("actual", finding.actual());
        }
        json.writeStringField("citation", finding.citation().toString());
        json.writeStringField("sentence", finding.citation().sentence());
        json.writeFieldName("words");
        words(finding.message(), finding.messageZh());
        json.writeEndObject();
    }

    private void words(Words words) throws IOException {
        words(words.in(Language.ENGLISH), words.in(Language.CHINESE));
    }

    private void words(String english, String chinese) throws IOException {
        json.writeStartArray();
        json.writeString(english);
        json.writeString(chinese);
        json.writeEndArray();
    }

    /** What is known once all connections are written. */
    void requests(List<HttpExchange> exchanges, long unlisted) throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("requests");
        for (HttpExchange exchange : exchanges) {
            json.writeStartObject();
            json.writeStringField("asked", (exchange.method() + " " + exchange.target()).strip());
            json.writeNumberField("frame", exchange.frame());
            if (exchange.stream() != null) {
                json.writeNumberField("stream", exchange.stream());
            }
            HttpExchange.Response response = exchange.response();
            if (response != null) {
                json.writeNumberField("status", response.status());
                json.writeNumberField("answer", response.frame());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("unlistedRequests", unlisted);
    }

    /** What is above the page and what it counts. */
    void title(PageTitle title, String version, long startNanos, Map<String, Long> counts) throws IOException {
        json.writeStringField("title", title.title());
        json.writeStringField("version", version);
        json.writeStringField("start", Long.toString(startNanos));
        json.writeArrayFieldStart("facts");
        for (Map.Entry<String, String> fact : title.facts().entrySet()) {
            words(fact.getKey(), fact.getValue());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (String problem : title.problems()) {
            json.writeString(problem);
        }
        json.writeEndArray();
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
    }

    /** What is the same on every page: the header's fields, the states and the arrows between them. */
    void reference() throws IOException {
        json.writeArrayFieldStart("fields");
        for (Field field : HeaderFields.figure()) {
            field(field);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("options");
        for (Map.Entry<Integer, Field> option : HeaderFields.options().entrySet()) {
            json.writeFieldName(option.getKey().toString());
            field(option.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("states");
        for (TcpState state : TcpState.values()) {
            json.writeString(state.rfcName());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("transitions");
        for (Transition transition : Transitions.all()) {
            json.writeStartArray();
            json.writeString(transition.from().rfcName());
            json.writeString(transition.to().rfcName());
            json.writeString(transition.event().label());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void field(Field field) throws IOException {
        json.writeStartObject();
        json.writeStringField("filter", field.filter());
        json.writeFieldName("term");
        words(field.term());
        json.writeFieldName("short");
        words(field.shortName() == null ? field.term() : field.shortName());
        if (field.meaning() != null) {
            json.writeFieldName("meaning");
            words(field.meaning());
        }
        if (field.reference() != null) {
            json.writeStringField("reference", field.reference().replace(" section ", " §"));
        }
        BitSpan bits = field.bits();
        if (bits != null) {
            json.writeNumberField("first", bits.first());
            json.writeNumberField("width", bits.width());
        }
        json.writeEndObject();
    }

    /** How the columns lie one behind the other; behind them the headers' bytes. Nothing comes after this. */
    void layout(int steps, List<Column> columns, int headerBytes) throws IOException {
        json.writeNumberField("steps", steps);
        json.writeArrayFieldStart("columns");
        for (Column column : columns) {
            json.writeStartArray();
            json.writeString(column.name());
            json.writeString(column.type().name());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNumberField("headerBytes", headerBytes);
        json.writeEndObject();
        json.close();
    }
}
