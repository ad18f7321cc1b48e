package io.loopshark.report;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One ladder while it is drawn as text. */
final class LadderDrawing {

    private static final String INDENT = "       ";

    private final Rungs rungs;
    private final Palette palette;
    private final StringBuilder text = new StringBuilder(4096);

    private int numberWidth = 3;
    private int timeWidth;
    private int stateWidth;
    private int arrowWidth;

    LadderDrawing(Rungs rungs, Palette palette) {
        this.rungs = rungs;
        this.palette = palette;
    }

    String draw() {
        List<Rungs.Rung> all = rungs.all();
        measure(all);
        header();
        for (Rungs.Rung rung : all) {
            Step step = rung.step();
            if (step == null) {
                line(palette.faint(INDENT + rung.gap()));
            } else {
                arrow(step);
            }
        }
        if (rungs.doubtful()) {
            line(palette.faint(INDENT + rungs.legend()));
        }
        rungs.findingsOfNoStep().forEach(finding -> finding(finding, null));
        rungs.unlisted().forEach(unlisted -> line(INDENT + unlisted));
        return text.toString();
    }

    private void measure(List<Rungs.Rung> all) {
        stateWidth = states(rungs.before(Side.CLIENT));
        for (Rungs.Rung rung : all) {
            Step step = rung.step();
            if (step != null) {
                numberWidth = Math.max(
                        numberWidth, Long.toString(step.segment().frameNumber()).length());
                timeWidth = Math.max(timeWidth, rungs.time(step).length());
                stateWidth = Math.max(stateWidth, states(step.client()));
                arrowWidth = Math.max(arrowWidth, rungs.label(step).length());
            }
        }
        arrowWidth += 8;
    }

    private static int states(@Nullable PeerSnapshot peer) {
        return peer == null ? 0 : Rungs.state(peer).length();
    }

    // The peers' names stand over their states; where the left name is long the right one moves on.
    private void header() {
        String client = peer(Side.CLIENT);
        String server = peer(Side.SERVER);
        PeerSnapshot clientBefore = rungs.before(Side.CLIENT);
        PeerSnapshot serverBefore = rungs.before(Side.SERVER);
        if (clientBefore == null || serverBefore == null) {
            line(palette.heading(client + "  " + server));
            return;
        }
        int left = 1 + numberWidth + 2 + timeWidth + 2;
        int right = left + stateWidth + 1 + 1 + arrowWidth + 1 + 1;
        StringBuilder names = new StringBuilder().append(" ".repeat(left)).append(client);
        names.append(" ".repeat(Math.max(2, right - left - Columns.width(client))))
                .append(server);
        line(palette.heading(names.toString()));
        row(" ".repeat(left - 1), clientBefore, " ".repeat(arrowWidth), serverBefore);
    }

    private String peer(Side side) {
        String isn = rungs.isn(side);
        return rungs.peer(side) + (isn.isEmpty() ? "" : " (" + isn + ")");
    }

    private void arrow(Step step) {
        List<Finding> said = rungs.findings(step);
        Severity severity = rungs.severity(step);
        String mark = severity == null ? " " : StepFindings.mark(severity);
        String number = Columns.right(Long.toString(step.segment().frameNumber()), numberWidth);
        String label = " " + rungs.label(step) + " ";
        int line = arrowWidth - label.length();
        String arrow = step.from() == Side.CLIENT
                ? "──" + label + "─".repeat(line - 3) + "▶"
                : "◀" + "─".repeat(line - 3) + label + "──";
        if (severity != null) {
            mark = palette.of(severity, mark);
            arrow = palette.of(severity, arrow);
        }
        String time = Columns.right(rungs.time(step), timeWidth);
        row(mark + number + "  " + time + " ", step.client(), arrow, step.server());
        said.forEach(finding -> finding(finding, step));
    }

    private void row(String front, PeerSnapshot client, String arrow, PeerSnapshot server) {
        line(front + " " + Columns.left(Rungs.state(client), stateWidth) + " │" + arrow + "│ " + Rungs.state(server));
    }

    private void finding(Finding finding, @Nullable Step step) {
        line(INDENT + palette.of(finding.severity(), rungs.words().headline(finding, step)));
        rungs.words().source(finding, step).ifPresent(source -> line(INDENT + "  " + palette.faint(source)));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
