package io.loopshark.report;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.util.List;
import java.util.Map;

/**
 * Judged connections on one HTML page, for those who look at a failed test on a build server: what is wrong, a table of all
 * connections, and each one's ladder. It needs nothing beside itself: no script, no network.
 *
 * @param title what was judged, a test's name for instance
 * @param facts what else there is to know, name and value, in this order
 * @param problems what is wrong, as text; empty when nothing is
 * @param connections the connections, with their segments where ladders are wanted
 */
public record JudgementPage(
        String title, Map<String, String> facts, List<String> problems, List<JudgedConnection> connections) {

    /** A longer ladder is drawn shortened. */
    private static final int MOST_STEPS = 300;

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --faint: #888; --bad: #b3261e; --odd: #8a6100; --good: #1a7f37 }
            @media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --odd: #ffca66; --good: #7ee2a0 } }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem }
            h1 { font-size: 1.3rem; overflow-wrap: anywhere } h2 { font-size: 1.05rem; margin-top: 2rem }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem } dd { margin: 0 } dt { color: var(--faint) }
            pre { font: 13px/1.35 ui-monospace, "DejaVu Sans Mono", monospace; overflow-x: auto; padding: .75rem; border: 1px solid var(--line);
              border-radius: 6px }
            pre.problem { border-left: 4px solid var(--bad) }
            table { border-collapse: collapse } th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line) }
            td.number { text-align: right; font-variant-numeric: tabular-nums }
            .VIOLATED, .VIOLATION { color: var(--bad); font-weight: 600 } .INCONCLUSIVE, .INCOMPLETE, .ANOMALY { color: var(--odd) }
            .VERIFIED { color: var(--good) }
            .scroll { overflow-x: auto }
            """;

    /** Keeps copies. */
    public JudgementPage {
        problems = List.copyOf(problems);
        connections = List.copyOf(connections);
    }

    /** The page. */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escaped(title) + " · Loopshark</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n"
                + body(0) + "</body>\n</html>\n";
    }

    /**
     * What stands in the page's body.
     *
     * @param more how many connections there are that are not shown
     */
    public String body(int more) {
        StringBuilder html = new StringBuilder("<h1>").append(escaped(title)).append("</h1>\n<dl>\n");
        facts.forEach((name, value) -> html.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>\n"));
        html.append("</dl>\n");
        problems.forEach(problem ->
                html.append("<pre class=\"problem\">").append(escaped(problem)).append("</pre>\n"));
        table(html);
        if (more > 0) {
            html.append("<p>").append(more).append(" more are not shown here.</p>\n");
        }
        connections.forEach(connection -> connection(html, connection));
        return html.toString();
    }

    private void table(StringBuilder html) {
        html.append("<h2>Connections</h2>\n");
        if (connections.isEmpty()) {
            html.append("<p>None was seen.</p>\n");
            return;
        }
        html.append(
                        "<div class=\"scroll\"><table>\n<tr><th>No.<th>Client<th>Server<th>Handshake<th>Teardown<th>Verdict")
                .append("<th>Segments<th>Bytes →<th>← Bytes</tr>\n");
        for (JudgedConnection connection : connections) {
            String number = Integer.toString(connection.number());
            html.append("<tr><td><a href=\"#connection-")
                    .append(number)
                    .append("\">")
                    .append(number)
                    .append("</a>");
            cell(html, "", connection.client());
            cell(html, "", connection.server());
            cell(html, "", connection.handshake());
            cell(html, "", connection.teardown());
            cell(html, connection.verdict().name(), connection.verdict());
            cell(html, "number", connection.packets());
            cell(html, "number", connection.clientBytes());
            cell(html, "number", connection.serverBytes());
            html.append("</tr>\n");
        }
        html.append("</table></div>\n");
    }

    private static void cell(StringBuilder html, String style, Object content) {
        html.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">").append(escaped(content.toString()));
    }

    private static void connection(StringBuilder html, JudgedConnection connection) {
        html.append("<h2 id=\"connection-").append(connection.number()).append("\">Connection ");
        html.append(connection.number()).append(": ");
        html.append(escaped(connection.client() + " → " + connection.server())).append("</h2>\n");
        List<Finding> findings = connection.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
        if (!findings.isEmpty()) {
            html.append("<ul>\n");
            findings.forEach(finding -> finding(html, finding));
            html.append("</ul>\n");
        }
        Ladder ladder = connection.steps().size() > MOST_STEPS ? Ladder.SHORT : Ladder.FULL;
        html.append("<pre>")
                .append(escaped(ladder.of(connection).stripTrailing()))
                .append("</pre>\n");
    }

    private static void finding(StringBuilder html, Finding finding) {
        html.append("<li><span class=\"").append(finding.severity()).append("\">");
        html.append(finding.kind())
                .append("</span> in frame ")
                .append(finding.frame())
                .append(": ");
        html.append(escaped(finding.message())).append(' ');
        html.append(escaped(finding.citation() + ": “" + finding.citation().sentence() + "”"))
                .append("</li>\n");
    }

    /** The text as it has to stand in HTML, between tags or in quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
