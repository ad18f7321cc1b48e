package io.loopshark.report;

import static io.loopshark.connection.TcpState.CLOSE_WAIT;
import static io.loopshark.connection.TcpState.ESTABLISHED;
import static io.loopshark.connection.TcpState.FIN_WAIT_1;
import static io.loopshark.connection.TcpState.FIN_WAIT_2;
import static io.loopshark.report.ConnectionScript.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.verdict.JudgedConnection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementPageTest {
    private static final JudgedConnection CONNECTION = opened().client("P.", 1, 1, 18)
            .server(".", 1, 19, 0)
            .client("F.", 19, 1, 0, FIN_WAIT_1, ESTABLISHED)
            .server(".", 1, 20, 0, FIN_WAIT_2, CLOSE_WAIT)
            .build();

    private static String page(String title, List<String> problems, JudgedConnection... connections) {
        return new JudgementPage(title, Map.of("Captured by", "<lo>"), problems, List.of(connections)).html();
    }

    @Test
    void shows_facts_problems_table_and_ladder() {
        assertThat(page("shop.BuyTest.buys", List.of("One problem.\n  Two lines."), CONNECTION))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n")
                .contains("<title>shop.BuyTest.buys · Loopshark</title>")
                .contains("<dt>Captured by</dt><dd>&lt;lo&gt;</dd>")
                .contains("<pre class=\"problem\">One problem.\n  Two lines.</pre>")
                .contains("<tr><td><a href=\"#connection-0\">0</a><td>127.0.0.1:52528<td>127.0.0.1:80<td>")
                .contains("<h2 id=\"connection-0\">Connection 0: 127.0.0.1:52528 → 127.0.0.1:80</h2>")
                .contains(Ladder.FULL.of(CONNECTION).stripTrailing())
                .endsWith("</body>\n</html>\n");
    }

    @Test
    void whatATestIsCalledIsNoMarkup() {
        assertThat(page("<script>alert(\"&\")</script>", List.of("<b>")))
                .contains("<h1>&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;</h1>")
                .contains("<pre class=\"problem\">&lt;b&gt;</pre>")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void says_so_when_no_connection_was_seen() {
        assertThat(page("nothing", List.of())).contains("<p>None was seen.</p>").doesNotContain("<table>");
    }

    @Test
    void needs_nothing_beside_itself() {
        assertThat(page("t", List.of(), CONNECTION)).doesNotContain("http:", "https:", "src=", "<link");
    }
}
