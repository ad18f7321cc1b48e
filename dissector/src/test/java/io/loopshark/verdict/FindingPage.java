package io.loopshark.verdict;

import io.loopshark.field.Language;
import io.loopshark.field.Words;
import io.loopshark.testing.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What {@code docs/findings.md} says of a kind beside what the kind and its rule say themselves. It stands in
 * {@code findings/KIND.yaml}, in English and in Chinese.
 *
 * @param definition when the kind is found, in one sentence
 * @param examples traces from which it is found
 * @param near what is never taken for it
 */
record FindingPage(Words definition, List<Example> examples, List<Near> near) {

    static final String FOLDER = "dissector/src/test/resources/io/loopshark/verdict/findings/";

    /**
     * A trace in packetdrill's notation from which the kind is found.
     *
     * @param text its lines
     * @param frame the guilty frame
     */
    record Example(String text, long frame) {

        /** The finding that the rules really make of it. */
        Finding finding(FindingKind kind) {
            return trace(text).judged().stream()
                    .flatMap(connection -> connection.findings().stream())
                    .filter(finding -> finding.kind() == kind && finding.frame() == frame)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the example of " + kind + " is not found at frame " + frame
                            + ":\n" + text + trace(text).judged()));
        }
    }

    /**
     * Something that looks alike and is not.
     *
     * @param words what it is
     * @param text a trace of it; null where the notation cannot write it
     */
    record Near(Words words, @Nullable String text) {}

    /** The text of this kind. */
    static FindingPage of(FindingKind kind) {
        try (InputStream stream = FindingPage.class.getResourceAsStream("findings/" + kind + ".yaml")) {
            if (stream == null) {
                throw new AssertionError(
                        "The catalogue of findings has no text for " + kind + ". Write " + FOLDER + kind
                                + ".yaml: definition, examples and near misses, in English and in Chinese, like those beside it.");
            }
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @NullUnmarked // what comes out of YAML is null wherever the file says so
    @SuppressWarnings("unchecked")
    private static FindingPage read(String yaml) {
        var page = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new FindingPage(
                words((Map<String, Object>) page.get("definition")),
                ((List<Map<String, Object>>) page.get("examples"))
                        .stream()
                                .map(example ->
                                        new Example((String) example.get("trace"), (Integer) example.get("frame")))
                                .toList(),
                ((List<Map<String, Object>>) page.get("near"))
                        .stream()
                                .map(near -> new Near(words(near), (String) near.get("trace")))
                                .toList());
    }

    @NullUnmarked
    private static Words words(Map<String, Object> texts) {
        return new Words((String) texts.get("en"), (String) texts.get("zh"));
    }

    /** The trace of an example: the client's ISN is 1000, the server's 5000. */
    static Trace trace(String text) {
        return Trace.of(1000, 5000, text);
    }

    /** Whether everything that a reader reads is there in this language. */
    boolean speaks(Language language) {
        return said(definition, language) && near.stream().allMatch(miss -> said(miss.words, language));
    }

    private static boolean said(Words words, Language language) {
        String text = language == Language.CHINESE ? words.chinese() : words.english();
        return text != null && !text.isBlank();
    }
}
