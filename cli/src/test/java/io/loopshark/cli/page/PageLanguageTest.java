package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.report.page.TeachingPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything on the page is there in English and in Chinese, and neither slips into the other. */
class PageLanguageTest extends InBrowser {

    private static final String QUOTED = "('(?:[^'\\\\]|\\\\.)*')";
    private static final Pattern PAIR = Pattern.compile("\\[\\s*" + QUOTED + ",\\s*" + QUOTED + "\\s*]");
    private static final Pattern CHINESE = Pattern.compile("[\\u3000-\\u9fff\\uff00-\\uffef]");

    /** What stays English: names of flags, states, verdicts, fields; and RFCs with what they say. */
    private static final Pattern SENTENCE = Pattern.compile("(?:\\b[a-z]{2,}[,.]? ){3,}");

    @ParameterizedTest
    @ValueSource(strings = {"words.js", "quiz.js"})
    void every_text_of_the_page_is_a_pair(String script) throws IOException {
        // The switch names each language in that language.
        Matcher pairs = PAIR.matcher(source(script).replaceAll("(?m)^  language.*", ""));
        int count = 0;
        while (pairs.find()) {
            String english = pairs.group(1);
            String chinese = pairs.group(2);
            count++;
            assertThat(english).doesNotContainPattern(CHINESE).isNotEqualTo("''");
            assertThat(chinese).as(english).isNotEqualTo("''");
            assertThat(places(chinese)).as(english).isEqualTo(places(english));
        }
        assertThat(count).isGreaterThan(script.equals("words.js") ? 100 : 15);
    }

    @Test
    void what_is_asked_for_is_there_and_what_is_there_is_asked_for() throws IOException {
        String words = source("words.js");
        TreeSet<String> known = new TreeSet<>(all(words, "(?m)^  (\\w+): \\["));
        StringBuilder scripts = new StringBuilder();
        for (String script : List.of(
                "ladder",
                "ruler",
                "header",
                "states",
                "numbers",
                "plot",
                "closes",
                "story",
                "requests",
                "quiz",
                "export",
                "place",
                "page")) {
            scripts.append(source(script + ".js"));
        }
        assertThat(known).isNotEmpty();
        assertThat(all(scripts.toString(), "say\\((?:state\\.)?lang, '(\\w+)'"))
                .isNotEmpty()
                .allMatch(known::contains);
        assertThat(known)
                .filteredOn(word -> !word.matches("VERIFIED|VIOLATED|INCOMPLETE|INCONCLUSIVE|(client|server)Inferred"))
                .filteredOn(word -> scripts.indexOf("'" + word + "'") < 0)
                .as("words that nothing says")
                .isEmpty();
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(
            strings = {
                "article-52528-80",
                "forged-fin-ack-low",
                "midstream",
                "reset-unread-data",
                "simultaneous-open",
                "http-1.0-three-connections",
                "no-options"
            })
    void no_view_slips_into_the_other_language(String capture) throws IOException {
        Path made = Pages.of(folder, capture);
        for (String language : List.of("en", "zh")) {
            OpenPage page = browser.open(made, "#conn=0&step=2&lang=" + language);
            for (String view : Pages.VIEWS) {
                page.click("#tab-" + view);
                page.waitFor("#tab-" + view + "[aria-selected=true]");
                String seen = (String) page.run("const copy = document.getElementById('page').cloneNode(true);"
                        + "copy.querySelectorAll('#language, blockquote, cite, h1, style').forEach((element) => element.remove());"
                        + "const hints = Array.from(copy.querySelectorAll('[title], [aria-label]'), (element) => (element.getAttribute('title') || '') + '\\n' + (element.getAttribute('aria-label') || ''));"
                        + "copy.querySelectorAll('p, h2, h3, li, button, td, th, small, dt, dd, label, div').forEach((element) => element.append('\\n'));"
                        + "return copy.textContent + '\\n' + hints.join('\\n')");
                if (language.equals("en")) {
                    assertThat(all(seen, "([^\\n]*" + CHINESE + "[^\\n]*)"))
                            .as(view)
                            .isEmpty();
                } else {
                    assertThat(all(seen, "(" + SENTENCE + ")")).as(view).isEmpty();
                }
                assertThat(all(seen, "([^\\n]*(?:undefined|NaN|\\[object|\\{\\d|\ue000)[^\\n]*)"))
                        .as(view)
                        .isEmpty();
            }
        }
    }

    private static List<String> places(String text) {
        return new ArrayList<>(new TreeSet<>(all(text, "\\{(\\d)")));
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String source(String script) throws IOException {
        try (InputStream in = TeachingPage.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
