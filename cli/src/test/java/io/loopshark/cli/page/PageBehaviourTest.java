package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page of the article's connection in a browser: what mouse and keys do. */
class PageBehaviourTest extends InBrowser {

    private static Path article;

    private OpenPage page;

    @BeforeAll
    static void make() throws IOException {
        article = Pages.of(folder, Captures.ARTICLE);
    }

    @BeforeEach
    void open() {
        page = browser.open(article);
        page.run("localStorage.clear()");
    }

    @AfterEach
    void nothing_was_loaded_and_nothing_went_wrong() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allMatch(address ->
                        address.startsWith("file:") || address.startsWith("blob:") || address.startsWith("data:"))
                .filteredOn(address -> address.startsWith("file:"))
                .allMatch(address -> address.contains("article-52528-80.pcapng.html"));
    }

    @Test
    void begins_with_the_first_segment_and_its_story() {
        assertThat(page.step()).isZero();
        assertThat(page.text("#step-0")).contains("[SYN] Seq=0", "SYN-SENT");
        assertThat(page.text("[role=tabpanel]")).contains("The client asks the server for a connection", "Frame 1");
        assertThat(page.text(".life h2")).contains("VERIFIED");
    }

    @Test
    void its_policy_lets_nothing_be_loaded_and_no_script_run_but_its_own() throws IOException {
        String policy =
                (String) page.run("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content");

        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'sha256-")
                .contains("base-uri 'none'", "form-action 'none'");
        assertThat(policy.split("style-src")[0]).doesNotContain("unsafe");
        assertThat(Files.readString(article)).doesNotContainPattern("(?i)<(script|link|img|iframe)[^>]+(src|href)=");
    }

    @Nested
    class Steps {

        @Test
        void by_mouse() {
            page.click("#forward");
            page.waitForStep(1);
            page.click("#forward");
            page.waitForStep(2);
            page.click("#back");
            page.waitForStep(1);
            page.click("#toEnd");
            page.waitForStep(10);
            page.click("#toStart");
            page.waitForStep(0);
            page.click("#step-3");
            page.waitForStep(3);
        }

        @Test
        void by_keys() {
            page.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
            page.waitForStep(3);
            page.press(Keys.ARROW_LEFT, Keys.ARROW_UP);
            page.waitForStep(1);
            page.press(Keys.END);
            page.waitForStep(10);
            page.press(Keys.ARROW_RIGHT);
            page.waitForStep(10);
            page.press(Keys.HOME);
            page.waitForStep(0);
        }

        @Test
        void by_the_story() {
            page.click(".story .at:not(.now .at)");
            page.waitForStep(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"mouse", "keys"})
        void play_goes_on_until_it_is_paused(String by) {
            Runnable toggle = by.equals("mouse") ? () -> page.click("#play") : () -> page.press(" ");
            page.run(
                    "document.querySelector('select').value = '20'; document.querySelector('select').dispatchEvent(new Event('change', {bubbles: true}))");
            toggle.run();
            page.waitUntil("it plays", open -> open.step() > 1);
            toggle.run();
            page.waitUntil("it pauses", open -> open.text("#play").contains("Play"));
            // At the end it begins anew, and stops there again.
            page.press(Keys.END);
            page.waitForStep(10);
            toggle.run();
            page.waitUntil("it has begun anew", open -> open.step() < 10);
            page.waitForStep(10);
            page.waitUntil("it stops", open -> open.text("#play").contains("Play"));
        }

        @Test
        void the_variables_are_those_behind_the_step() {
            page.press("3", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
            page.waitForStep(3);
            page.waitUntil("SND.NXT counts the request", open -> open.text(".variables")
                    .contains("36"));
            assertThat(page.text(".variables")).contains("SND.UNA", "RCV.NXT", "ESTABLISHED");
        }
    }

    @Nested
    class Switches {

        @ParameterizedTest
        @CsvSource({"#numbers, r", "#numbers, R"})
        void raw_numbers_and_back_keep_the_place(String button, String key) {
            page.press(Keys.ARROW_RIGHT);
            page.waitForStep(1);
            page.click(button);
            page.waitUntil("raw numbers", open -> open.text("#step-1").contains("Seq=1561668293 Ack=2175834479"));
            assertThat(page.text(".panel"))
                    .contains("The sequence numbers below are raw")
                    .doesNotContain("on the wire");
            page.press(key);
            page.waitUntil("relative numbers", open -> open.text("#step-1").contains("Seq=0 Ack=1"));
            assertThat(page.step()).isEqualTo(1);
        }

        @Test
        void language() {
            page.click("#language");
            page.waitUntil("Chinese", open -> open.text("#tab-story").equals("讲解"));
            assertThat(page.run("return document.documentElement.lang")).isEqualTo("zh-CN");
            page.press("l");
            page.waitUntil("English", open -> open.text("#tab-story").equals("Story"));
            assertThat(page.run("return document.documentElement.lang")).isEqualTo("en");
        }

        @Test
        void theme() {
            Object before = page.run("return getComputedStyle(document.body).backgroundColor");
            page.click("#theme");
            page.waitFor("html[data-theme=dark]");
            assertThat(page.run("return getComputedStyle(document.body).backgroundColor"))
                    .isNotEqualTo(before);
            page.press("t");
            page.waitFor("html[data-theme=light]");
        }

        @Test
        void spacing() {
            Object even = page.run("return document.querySelector('.rows').style.height");
            page.click("#scale");
            page.waitUntil(
                    "rows are apart",
                    open -> !even.equals(open.run("return document.querySelector('.rows').style.height")));
            page.press("s");
            page.waitUntil(
                    "rows are even",
                    open -> even.equals(open.run("return document.querySelector('.rows').style.height")));
        }

        @Test
        void views() {
            for (int i = 0; i < Pages.VIEWS.length; i++) {
                page.press(String.valueOf(i + 1));
                page.waitFor("#tab-" + Pages.VIEWS[i] + "[aria-selected=true]");
            }
            page.press(Keys.ARROW_RIGHT);
            page.waitForStep(1);
            page.click("#tab-header");
            page.waitFor("#tab-header[aria-selected=true]");
            page.press(Keys.ARROW_RIGHT);
            page.waitFor("#tab-states[aria-selected=true]:focus");
            page.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
            page.waitFor("#tab-story[aria-selected=true]:focus");
            assertThat(page.step()).as("arrows on the tabs don't step").isEqualTo(1);
        }
    }

    @Nested
    class Ruler {

        @BeforeEach
        void header() {
            page.press(Keys.ARROW_RIGHT, "2");
            page.waitFor("#tab-header[aria-selected=true]");
        }

        private static final Map<String, String> BYTES_OF_FIELDS = Map.of(
                "tcp.srcport", "[0, 1]",
                "tcp.seq_raw", "[4, 5, 6, 7]",
                "tcp.ack_raw", "[8, 9, 10, 11]",
                "tcp.hdr_len", "[12]",
                "tcp.flags.ack", "[13]",
                "tcp.window_size_value", "[14, 15]",
                "tcp.checksum", "[16, 17]",
                "option-0", "[20, 21, 22, 23]");

        private static final Map<Integer, String> FIELDS_OF_BYTES = Map.of(
                0, "[tcp.srcport]",
                6, "[tcp.seq_raw]",
                11, "[tcp.ack_raw]",
                12, "[tcp.hdr_len, tcp.flags.res, tcp.flags.ae]",
                13,
                        "[tcp.flags.cwr, tcp.flags.ece, tcp.flags.urg, tcp.flags.ack, tcp.flags.push, tcp.flags.reset,"
                                + " tcp.flags.syn, tcp.flags.fin]",
                15, "[tcp.window_size_value]",
                18, "[tcp.urgent_pointer]",
                21, "[option-0]");

        @Test
        void pointing_at_a_field_lights_exactly_its_bytes() {
            BYTES_OF_FIELDS.forEach((field, bytes) -> {
                page.pointAt("[data-field='" + field + "']");
                page.waitUntil(
                        field + " lights " + bytes,
                        open -> open.litBytes().toString().equals(bytes));
                assertThat(page.litFields()).hasToString("[" + field + "]");
            });
        }

        @Test
        void pointing_at_a_byte_lights_exactly_its_fields() {
            FIELDS_OF_BYTES.forEach((at, fields) -> {
                page.pointAt("[data-byte='" + at + "']");
                page.waitUntil(
                        "byte " + at + " lights " + fields,
                        open -> open.litFields().toString().equals(fields));
                assertThat(page.litBytes().toString()).contains(String.valueOf(at));
            });
        }

        @Test
        void a_byte_of_several_fields_says_what_each_of_them_is() {
            page.pointAt("[data-byte='13']");
            page.waitUntil("told", open -> open.text(".field-text").contains("0001 0010"));
            assertThat(page.text(".field-text"))
                    .contains("Byte 13: 12", "ACK flag\nset", "SYN flag\nset", "FIN flag\nnot set");
        }

        @Test
        void the_focus_does_the_same() {
            page.run("document.querySelector(\"[data-field='tcp.ack_raw']\").focus()");
            page.waitUntil("lit", open -> open.litBytes().toString().equals("[8, 9, 10, 11]"));
            assertThat(page.text(".field-text"))
                    .contains("Acknowledgment Number", "2175834479", "tcp.ack_raw", "RFC 9293");
            page.press(Keys.TAB);
            page.waitUntil("the next one", open -> open.litBytes().toString().equals("[12]"));
        }
    }

    @Nested
    class Links {

        @Test
        void the_address_says_where_one_is() {
            page.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, "r", "2", "l");
            page.waitUntil("address", open -> open.place().equals("#conn=0&step=2&view=header&raw=1&lang=zh"));
        }

        @Test
        void an_address_leads_back() {
            page = browser.open(article, "#conn=0&step=3&view=numbers&raw=1&scale=1&lang=zh");

            assertThat(page.step()).isEqualTo(3);
            assertThat(page.text("[role=tabpanel]")).contains("序号", "下一个序号 = 2175834479 + 35");
            assertThat(page.waitFor("#scale").getAttribute("aria-pressed")).isEqualTo("true");
            assertThat(page.waitFor("#tab-numbers").getAttribute("aria-selected"))
                    .isEqualTo("true");
        }

        @Test
        void an_address_that_changes_leads_there() {
            page.run("location.hash = '#conn=0&step=7&view=states'");
            page.waitForStep(7);
            page.waitFor("#tab-states[aria-selected=true]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "#conn=99&step=99999",
                    "#step=-4",
                    "#conn=x&step=NaN&view=<img>&lang=fr",
                    "#%",
                    "#conn=0&step=1e9"
                })
        void a_wrong_address_leads_to_something_that_is_there(String place) {
            page = browser.open(article, place);

            assertThat(page.step()).isBetween(0, 10);
            assertThat(page.all("[role=tab][aria-selected=true]")).hasSize(1);
        }
    }

    @Nested
    class Quiz {

        @ParameterizedTest
        @ValueSource(strings = {"mouse", "keys"})
        void asks_answers_and_tells_why(String by) {
            page.press("7");
            page.waitFor("#tab-quiz[aria-selected=true]");
            push(by, ".panel .main");
            for (int round = 0; round < 3; round++) {
                page.waitFor(".answers button:not([aria-disabled])");
                assertThat(page.all(".answers button"))
                        .extracting(button -> button.getText())
                        .hasSizeBetween(2, 4)
                        .doesNotHaveDuplicates();
                push(by, ".answers button");
                page.waitFor(".answers .right");
                assertThat(page.text("[role=tabpanel]"))
                        .containsPattern("Right\\.|Not quite: ")
                        .contains(" of " + (round + 1) + " right");
                push(by, ".panel .main");
            }
        }

        private void push(String by, String selector) {
            page.waitFor(selector);
            if (by.equals("mouse")) {
                page.click(selector);
            } else {
                page.run("document.querySelector(arguments[0]).focus()", selector);
                page.press(Keys.ENTER);
            }
        }
    }
}
