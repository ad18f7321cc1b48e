package io.loopshark.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopshark.field.Language;
import io.loopshark.report.JudgementPage;
import io.loopshark.verdict.JudgedConnection;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Puts a page together: styles, what is shown without scripts, data and scripts, one behind the other. */
final class PageTemplate {

    /** What others wrote; each says whose it is and under which licence. */
    private static final List<String> COMPONENTS =
            List.of("vendor/preact.js", "vendor/hooks.js", "vendor/htm.js", "vendor/uplot.js");

    /** Our own, in the order in which one needs the other. */
    private static final List<String> SCRIPTS = List.of(
            "words.js",
            "data.js",
            "model.js",
            "view.js",
            "header.js",
            "ladder.js",
            "ruler.js",
            "states.js",
            "numbers.js",
            "plot.js",
            "closes.js",
            "story.js",
            "requests.js",
            "quiz.js",
            "export.js",
            "place.js",
            "page.js");

    private static final String LICENCES = """
            <!-- The components in this page: Preact 10 (MIT, © Jason Miller), htm 3 (Apache-2.0, © Google),
                 uPlot 1 (MIT, © Leon Sorokin). The page itself was made by Loopshark (Apache-2.0). -->
            """;

    private final PageTitle title;
    private final List<JudgedConnection> still;
    private final int connections;

    PageTemplate(PageTitle title, List<JudgedConnection> still, int connections) {
        this.title = title;
        this.still = still;
        this.connections = connections;
    }

    void write(OutputStream out, String words, String numbers, String stories) throws IOException {
        Writer page = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
        boolean chinese = title.language() == Language.CHINESE;
        page.write("<!DOCTYPE html>\n<html lang=\"" + (chinese ? "zh-CN" : "en")
                + "\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        List<String> scripts = scripts();
        policy(page, scripts);
        page.write(
                "<title>" + JudgementPage.escaped(title.title()) + " · Loopshark</title>\n" + LICENCES + "<style>\n");
        page.write(resource("vendor/uplot.css"));
        page.write(resource("page.css"));
        page.write("</style>\n</head>\n<body>\n<div id=\"page\">\n");
        page.write(new JudgementPage(title.title(), title.facts(), title.problems(), still)
                .body(connections - still.size()));
        page.write("</div>\n");
        data(page, "loopshark-words", words);
        data(page, "loopshark-numbers", numbers);
        data(page, "loopshark-stories", stories);
        for (String script : scripts) {
            page.write("<script>" + script + "</script>\n");
        }
        page.write("</body>\n</html>\n");
        page.flush();
    }

    /** What is run: each component on its own, and ours in one function, of which nothing is seen outside. */
    private static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String component : COMPONENTS) {
            scripts.add("\n" + resource(component) + "\n");
        }
        StringBuilder own = new StringBuilder("\n(function () {\n'use strict';\n");
        for (String script : SCRIPTS) {
            own.append(resource(script));
        }
        scripts.add(own.append("})();\n").toString());
        return scripts;
    }

    /** Even if there were a mistake in the scripts: nothing can be loaded or sent, and no script runs but these very ones. */
    private static void policy(Writer page, List<String> scripts) throws IOException {
        page.write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src");
        for (String script : scripts) {
            page.write(" 'sha256-" + Base64.getEncoder().encodeToString(sha256(script)) + "'");
        }
        page.write("; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\">\n");
    }

    private static byte[] sha256(String script) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void data(Writer page, String id, String base64) throws IOException {
        page.write("<script type=\"application/octet-stream\" id=\"" + id + "\">");
        page.write(base64);
        page.write("</script>\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the resource " + name + " of the page is missing");
            }
            // A hint at another file, which a browser's tools would look for.
            return new String(in.readAllBytes(), UTF_8).replaceAll("//# sourceMappingURL=.*", "");
        }
    }
}
