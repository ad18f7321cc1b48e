package io.loopshark.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopshark.field.Language;
import io.loopshark.field.Words;
import io.loopshark.report.StoryOutline;
import io.loopshark.report.Voice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The story of a connection, in each voice, as the page's scripts read it: a document of its own, for a page holds thousands and shows one. A text that
 * exists in both languages is an array, English first.
 */
final class StoryJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private StoryJson() {}

    static byte[] of(Map<Voice, StoryOutline> told) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<Voice, StoryOutline> story : told.entrySet()) {
                json.writeFieldName(story.getKey().name());
                story(json, story.getValue());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void story(JsonGenerator json, StoryOutline story) throws IOException {
        json.writeStartObject();
        words(json, "introduction", story.introduction());
        json.writeArrayFieldStart("parts");
        for (StoryOutline.Part part : story.parts()) {
            json.writeStartObject();
            json.writeNumberField("from", part.from());
            json.writeNumberField("to", part.to());
            json.writeFieldName("chapter");
            words(json, part.chapter());
            words(json, "sentences", part.sentences());
            words(json, "changes", part.changes());
            json.writeEndObject();
        }
        json.writeEndArray();
        words(json, "conclusion", story.conclusion());
        json.writeEndObject();
    }

    private static void words(JsonGenerator json, String name, List<Words> sentences) throws IOException {
        json.writeArrayFieldStart(name);
        for (Words sentence : sentences) {
            words(json, sentence);
        }
        json.writeEndArray();
    }

    private static void words(JsonGenerator json, Words words) throws IOException {
        json.writeStartArray();
        json.writeString(words.in(Language.ENGLISH));
        json.writeString(words.in(Language.CHINESE));
        json.writeEndArray();
    }
}
