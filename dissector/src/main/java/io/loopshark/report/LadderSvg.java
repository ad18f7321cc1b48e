package io.loopshark.report;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One ladder as a picture: a lifeline for each peer, arrows that lean with the time they take, the states outside, bold where they
 * change, and what was found in a frame below its arrow.
 */
final class LadderSvg {

    private static final int WIDTH = 1180;
    private static final int CLIENT = 320;
    private static final int SERVER = 880;
    private static final int MARGIN = 20;
    private static final int TOP = 142;
    private static final int ARROW = 46;
    private static final int LEAN = 8;
    private static final int LINE = 17;
    private static final int NOTE_COLUMNS = 72;
    private static final int PEER_WIDTH = 330;

    private final Rungs rungs;
    private final Ladder ladder;
    private final JudgedConnection connection;
    private final List<Block> blocks = new ArrayList<>();

    LadderSvg(Ladder ladder, JudgedConnection connection) {
        rungs = new Rungs(ladder, connection);
        this.ladder = ladder;
        this.connection = connection;
    }

    /** A part of the picture that takes its room from top to bottom. */
    private record Block(int height, Drawing drawing) {}

    private interface Drawing {
        void at(Svg svg, int top);
    }

    String draw() {
        plan();
        int foot = TOP + blocks.stream().mapToInt(Block::height).sum();
        boolean doubtful = rungs.doubtful();
        int height = foot + MARGIN + (doubtful ? 2 * LINE : 0);
        Svg svg = new Svg(WIDTH, height, ladder.language(), title(), description());
        svg.text(MARGIN, 36, 20, "bold", title());
        svg.line(CLIENT, TOP - 22, CLIENT, foot, "line").line(SERVER, TOP - 22, SERVER, foot, "line");
        peer(svg, Side.CLIENT, CLIENT);
        peer(svg, Side.SERVER, SERVER);
        int top = TOP;
        for (Block block : blocks) {
            block.drawing().at(svg, top);
            top += block.height();
        }
        if (doubtful) {
            svg.text(MARGIN, foot + 1.6 * LINE, 13, "faint", rungs.legend());
        }
        return svg.finish();
    }

    private String title() {
        boolean chinese = rungs.chinese();
        return (chinese ? "连接 " : "Connection ") + connection.number() + (chinese ? "：" : ": ") + connection.client()
                + " → " + connection.server();
    }

    private String description() {
        return rungs.chinese()
                ? String.format(
                        Locale.ROOT,
                        "时序图：%s 与 %s 之间的 %,d 个报文段，从上到下按时间排列，两侧是双方的状态。结论 %s。",
                        rungs.peer(Side.CLIENT),
                        rungs.peer(Side.SERVER),
                        connection.packets(),
                        connection.verdict())
                : String.format(
                        Locale.ROOT,
                        "A ladder of the %,d segments between %s and %s, from top to bottom in time, with the state of each peer at its side. Verdict %s.",
                        connection.packets(),
                        rungs.peer(Side.CLIENT),
                        rungs.peer(Side.SERVER),
                        connection.verdict());
    }

    private void peer(Svg svg, Side side, int x) {
        svg.box(x - PEER_WIDTH / 2.0, 56, PEER_WIDTH, 50, side == Side.CLIENT ? "#e8f0ff" : "#eaf6ec");
        svg.fitted(x, 78, PEER_WIDTH - 10, 16, "bold", rungs.peer(side));
        svg.fitted(x, 97, PEER_WIDTH - 10, 13, "faint", rungs.isn(side));
    }

    private void plan() {
        PeerSnapshot client = rungs.before(Side.CLIENT);
        PeerSnapshot server = rungs.before(Side.SERVER);
        if (client != null && server != null) {
            blocks.add(new Block(18, (svg, top) -> {
                svg.text(CLIENT - 12, top, 13, "mono faint end", Rungs.state(client));
                svg.text(SERVER + 12, top, 13, "mono faint", Rungs.state(server));
            }));
        }
        for (Rungs.Rung rung : rungs.all()) {
            Step step = rung.step();
            if (step == null) {
                note(rung.gap(), "faint", "#f4f5f7");
            } else {
                blocks.add(new Block(ARROW, (svg, top) -> arrow(svg, step, top)));
                rungs.findings(step).forEach(finding -> finding(finding, step));
            }
        }
        rungs.findingsOfNoStep().forEach(finding -> finding(finding, null));
        rungs.unlisted().forEach(unlisted -> note(unlisted, "faint", "#f4f5f7"));
    }

    private void arrow(Svg svg, Step step, int top) {
        List<Finding> said = rungs.findings(step);
        Severity severity = said.isEmpty() ? null : said.get(0).severity();
        String label = rungs.label(step);
        int y = top + 22;
        svg.group(step.segment().frameNumber() + ": " + label);
        if (severity != null) {
            svg.text(MARGIN, y + 4, 15, "bold " + style(severity), StepFindings.mark(severity));
        }
        svg.text(76, y + 4, 13, "mono end", Long.toString(step.segment().frameNumber()));
        svg.text(88, y + 4, 13, "mono faint", rungs.time(step));
        state(svg, step.clientBefore(), step.client(), CLIENT - 12, y + 4, "end");
        state(svg, step.serverBefore(), step.server(), SERVER + 12, y + 4, "");
        boolean right = step.from() == Side.CLIENT;
        svg.fitted((CLIENT + SERVER) / 2.0, y - 4, SERVER - CLIENT - 40.0, 14, "mono bold " + style(severity), label);
        int start = right ? CLIENT : SERVER;
        int tip = right ? SERVER : CLIENT;
        svg.line(start, y, tip, y + LEAN, "line");
        int back = right ? tip - 11 : tip + 11;
        svg.shape(
                tip + "," + (y + LEAN) + " " + back + "," + (y + LEAN - 5) + " " + back + "," + (y + LEAN + 5),
                "#374151");
        svg.end();
    }

    private static void state(Svg svg, PeerSnapshot before, PeerSnapshot after, int x, int y, String anchor) {
        String name = Rungs.state(after);
        String weight = name.equals(Rungs.state(before)) ? "faint" : "bold";
        svg.text(x, y, 13, ("mono " + weight + " " + anchor).strip(), name);
    }

    private static String style(@Nullable Severity severity) {
        return severity == null ? "" : severity.name().toLowerCase(Locale.ROOT);
    }

    private void finding(Finding finding, @Nullable Step step) {
        String headline = rungs.words().headline(finding, step);
        Optional<String> source = rungs.words().source(finding, step);
        String ground =
                switch (finding.severity()) {
                    case VIOLATION -> "#fdeceb";
                    case ANOMALY -> "#fff4df";
                    case NOTE -> "#f1f4f8";
                };
        note(headline + source.map(text -> "\n" + text).orElse(""), style(finding.severity()), ground);
    }

    /** A box between the lifelines with text in it. */
    private void note(String content, String style, String ground) {
        List<String> lines = new ArrayList<>();
        content.lines().forEach(line -> lines.addAll(Wrapping.lines(line, NOTE_COLUMNS)));
        int height = lines.size() * LINE + 10;
        blocks.add(new Block(height + 8, (svg, top) -> {
            svg.box(CLIENT + 18, top + 2, SERVER - CLIENT - 36.0, height, ground);
            for (int i = 0; i < lines.size(); i++) {
                svg.text(CLIENT + 28, top + 18 + i * (double) LINE, 12.5, style, lines.get(i));
            }
        }));
    }
}
