package io.loopshark.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stranger put into a capture, or into its name, stays text. */
class HostileInputTest extends InBrowser {

    /** Each would set window.hit, or close what it stands in, if it were taken for more than text. */
    private static final List<String> TARGETS = List.of(
            "/<script>window.hit=1</script>",
            "/</script><script>window.hit=2</script>",
            "/\"><img/src=x/onerror=window.hit=3>",
            "/'><svg/onload=window.hit=4>",
            "/]]><x:script>window.hit=5</x:script>",
            "/${window.hit=6}{{window.hit=6}}`",
            "/\u2028window.hit=7;\u2029//",
            "/\ue000c1\ue001{0}{1}",
            "/..;#%%{init:{'securityLevel':'loose'}}%%;click",
            "/&lt;img&#32;src=x&gt;",
            "/javascript:window.hit=8");

    private static final String NAME = "\"><img src=x onerror=window.hit=9><!-- ';alert(1); {0}.pcapng";

    private static Path made;

    @BeforeAll
    static void make() throws IOException {
        List<String> requests = TARGETS.stream()
                .map(target -> "GET " + target + " HTTP/1.1\r\nHost: <b>x</b>\r\n\r\n")
                .toList();
        Path capture = HttpCapture.write(
                folder.resolve(NAME),
                requests,
                "HTTP/1.1 200 </script><script>window.hit=10</script>\r\nContent-Length: 0\r\n\r\n");
        made = folder.resolve("hostile.html");
        assertThat(Run.of("report", capture.toString(), "-o", made.toString())).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void nothing_of_it_runs_or_becomes_an_element() {
        OpenPage page = browser.open(made);
        assertThat(page.run("return document.querySelector('h1').textContent")).isEqualTo(NAME);
        for (int connection = 0; connection < TARGETS.size(); connection++) {
            for (String view : Pages.VIEWS) {
                page.run("location.hash = arguments[0]", "#conn=" + connection + "&step=3&view=" + view);
                page.waitFor("#tab-" + view + "[aria-selected=true]");
                page.waitUntil("this connection", open -> open.place().startsWith("#conn="));
                assertThat(page.all(
                                "#page img, #page script, #page iframe, #page b b, #page [onerror], #page [onload]"))
                        .isEmpty();
            }
            page.click("#tab-requests");
            page.waitFor(".panel code");
            String asked = "GET " + TARGETS.get(connection);
            // What cannot be seen is shown in another way; what can, as it is.
            assertThat(page.all(".panel code"))
                    .extracting(code -> visible(code.getText()))
                    .containsExactly(visible(asked));
        }
        assertThat(page.run("return typeof window.hit")).isEqualTo("undefined");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
    }

    @Test
    void without_scripts_it_is_text_as_well() {
        browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            OpenPage page = browser.openStill(made);
            assertThat(page.all("#page img, #page script")).isEmpty();
            assertThat(page.text("h1")).startsWith("\"><img src=x");
            assertThat(page.text("#page")).contains("Connections", "192.0.2.1:50001");
        } finally {
            browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private static String visible(String text) {
        return text.replaceAll("\\\\[0-7]+|[^!-~]", "");
    }
}
