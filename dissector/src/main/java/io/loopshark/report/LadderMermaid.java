package io.loopshark.report;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One ladder as a sequence diagram of <a href="https://mermaid.js.org">Mermaid</a>, which draws it in Markdown pages. */
final class LadderMermaid {

    /** Mermaid does not break lines by itself. */
    private static final int NOTE_COLUMNS = 56;

    private final Rungs rungs;
    private final JudgedConnection connection;
    private final StringBuilder text = new StringBuilder(4096);

    LadderMermaid(Ladder ladder, JudgedConnection connection) {
        rungs = new Rungs(ladder, connection);
        this.connection = connection;
    }

    String write() {
        text.append("sequenceDiagram\n");
        line("accTitle: " + escaped(title()));
        line("participant C as " + escaped(rungs.peer(Side.CLIENT)));
        line("participant S as " + escaped(rungs.peer(Side.SERVER)));
        known("left of C", rungs.before(Side.CLIENT));
        known("right of S", rungs.before(Side.SERVER));
        for (Rungs.Rung rung : rungs.all()) {
            Step step = rung.step();
            if (step == null) {
                note("over C,S", rung.gap());
            } else {
                arrow(step);
            }
        }
        if (rungs.doubtful()) {
            note("over C,S", rungs.legend());
        }
        rungs.findingsOfNoStep().forEach(finding -> finding(finding, null));
        rungs.unlisted().forEach(unlisted -> note("over C,S", unlisted));
        return text.toString();
    }

    private String title() {
        return (rungs.chinese() ? "连接 " : "Connection ") + connection.number() + (rungs.chinese() ? "：" : ": ")
                + connection.client() + " → " + connection.server();
    }

    private void arrow(Step step) {
        List<Finding> said = rungs.findings(step);
        String mark = said.isEmpty() ? "" : StepFindings.mark(said.get(0).severity()) + " ";
        String ends = step.from() == Side.CLIENT ? "C->>S: " : "S->>C: ";
        String unit = rungs.chinese() ? " 秒 " : " s ";
        String label = step.segment().frameNumber() + " · " + rungs.time(step) + unit + rungs.label(step);
        line(ends + escaped(mark + label));
        state("left of C", step.clientBefore(), step.client());
        state("right of S", step.serverBefore(), step.server());
        said.forEach(finding -> finding(finding, step));
    }

    private void known(String where, @Nullable PeerSnapshot peer) {
        if (peer != null && peer.state() != null) {
            note(where, Rungs.state(peer));
        }
    }

    private void state(String where, PeerSnapshot before, PeerSnapshot after) {
        if (!Rungs.state(before).equals(Rungs.state(after))) {
            note(where, Rungs.state(after));
        }
    }

    private void finding(Finding finding, @Nullable Step step) {
        note("over C,S", rungs.words().headline(finding, step));
    }

    private void note(String where, String content) {
        line("Note " + where + ": "
                + Wrapping.lines(content, NOTE_COLUMNS).stream()
                        .map(LadderMermaid::escaped)
                        .collect(Collectors.joining("<br/>")));
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    /**
     * Text that Mermaid takes as it is. A semicolon or a line's end would end the statement, {@code #} opens an entity, {@code <} a tag,
     * {@code %%} a comment, {@code $$} a formula, a brace a directive. An entity is written {@code #59;}.
     */
    static String escaped(String content) {
        StringBuilder safe = new StringBuilder(content.length() + 16);
        OneLine.of(content).codePoints().forEach(point -> {
            if ("#;<>&%${}\\\"`".indexOf(point) >= 0) {
                safe.append('#').append(point).append(';');
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
