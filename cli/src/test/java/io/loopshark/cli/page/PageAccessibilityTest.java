package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Nothing on the page keeps anybody from using it: axe finds no serious fault, nothing is cut off, the keyboard reaches everything. */
class PageAccessibilityTest extends InBrowser {

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"en, light", "zh, dark"})
    void axe_finds_no_serious_fault_in_any_view(String language, String theme) throws IOException {
        Path made = Pages.of(folder, "forged-fin-ack-low");
        prefer(theme);
        OpenPage page = browser.open(made, "#conn=0&step=8&lang=" + language);
        page.waitFor("html[data-theme=" + theme + "]");
        for (String view : Pages.VIEWS) {
            page.click("#tab-" + view);
            page.waitFor("#tab-" + view + "[aria-selected=true]");
            if (view.equals("quiz")) {
                page.click(".panel .main");
                page.click(".answers button");
                page.waitFor(".answers .right");
            }
            if (view.equals("header")) {
                page.pointAt("[data-field='tcp.ack_raw']");
            }
            assertThat(page.barriers())
                    .as("%s in %s, %s", view, language, theme)
                    .isEmpty();
        }
    }

    private static void prefer(String theme) {
        browser.command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"390, 844", "1366, 768", "1920, 1080"})
    void nothing_is_wider_than_the_screen(int width, int height) throws IOException {
        Path made = Pages.of(folder, "http-1.0-three-connections");
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        try {
            for (String language : List.of("en", "zh")) {
                OpenPage page = browser.open(made, "#conn=0&step=3&raw=1&lang=" + language);
                for (String view : Pages.VIEWS) {
                    page.press(String.valueOf(List.of(Pages.VIEWS).indexOf(view) + 1));
                    page.waitFor("#tab-" + view + "[aria-selected=true]");
                    assertThat(
                                    page.run(
                                            "const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
                            .as("%s in %s", view, language)
                            .isEqualTo(0L);
                }
                assertThat(
                                page.run(
                                        "const play = document.querySelector('#play').getBoundingClientRect(); return play.top >= 0 && play.bottom <= innerHeight"))
                        .as("the controls are in sight")
                        .isEqualTo(true);
            }
        } finally {
            browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void the_tab_key_goes_through_everything_in_the_order_of_the_page() throws IOException {
        OpenPage page = browser.open(Pages.of(folder, Captures.ARTICLE));
        List<String> order = new java.util.ArrayList<>();
        for (int i = 0; i < 40; i++) {
            page.press(Keys.TAB);
            Object focused = page.run(
                    "const at = document.activeElement; return at === document.body ? '' : at.id || at.className || at.tagName");
            order.add(String.valueOf(focused));
            if (!focused.equals("")) {
                assertThat(page.run("return getComputedStyle(document.activeElement).outlineStyle"))
                        .as("the outline of " + focused)
                        .isNotEqualTo("none");
            }
        }
        assertThat(order)
                .containsSubsequence(
                        "numbers",
                        "theme",
                        "language",
                        "ladder",
                        "play",
                        "forward",
                        "toEnd",
                        "scale",
                        "tab-story",
                        "panel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void on_paper_the_ladder_and_the_open_view_are_whole(String language) throws IOException {
        OpenPage page = browser.open(Pages.of(folder, "lost-data"), "#conn=0&step=3&lang=" + language);
        long steps = (Long) page.run("return Number(document.querySelector('input[type=range]').max) + 1");
        page.run("dispatchEvent(new Event('beforeprint'))");
        browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            page.waitUntil("all rows are drawn", open -> open.all(".row").size() == steps);
            assertThat(page.run("return getComputedStyle(document.querySelector('.controls')).display"))
                    .isEqualTo("none");
            for (String box : List.of(".ladder", ".panel")) {
                assertThat(page.run(
                                "const box = document.querySelector(arguments[0]); return getComputedStyle(box).overflow + ' ' + (box.scrollHeight <= box.clientHeight + 1)",
                                box))
                        .isEqualTo("visible true");
            }
        } finally {
            browser.command("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }
}
