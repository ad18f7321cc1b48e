package io.loopshark.report;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.field.Language;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One ladder while it is drawn. */
final class LadderDrawing {

    private static final String INDENT = "       ";

    private final Ladder ladder;
    private final JudgedConnection connection;
    private final List<Step> steps;
    private final StepFindings findings;
    private final NumberView numbers;
    private final FindingText words;
    private final BitSet shown;
    private final StringBuilder text = new StringBuilder(4096);

    private int numberWidth = 3;
    private int timeWidth;
    private int stateWidth;
    private int arrowWidth;
    private boolean doubtful;

    LadderDrawing(Ladder ladder, JudgedConnection connection) {
        this.ladder = ladder;
        this.connection = connection;
        steps = connection.steps();
        findings = new StepFindings(connection);
        numbers = NumberView.of(connection, ladder.rawNumbers());
        words = new FindingText(ladder.language(), numbers);
        shown = ladder.shortened() ? Excerpt.of(connection, findings) : Excerpt.whole(connection);
    }

    String draw() {
        measure();
        header();
        int next = 0;
        for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
            gap(next, i);
            arrow(steps.get(i));
            next = i + 1;
        }
        gap(next, steps.size());
        if (doubtful) {
            line(ladder.palette().faint(INDENT + legend()));
        }
        findings.ofNoStep(steps).forEach(finding -> finding(finding, null));
        connection.unlisted().forEach((kind, count) -> line(INDENT + beyond(kind.name(), count)));
        return text.toString();
    }

    private void measure() {
        stateWidth = states(before(Side.CLIENT));
        for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
            Step step = steps.get(i);
            numberWidth = Math.max(
                    numberWidth, Long.toString(step.segment().frameNumber()).length());
            timeWidth = Math.max(timeWidth, time(step).length());
            stateWidth = Math.max(stateWidth, states(step.client()));
            arrowWidth = Math.max(arrowWidth, label(step).length());
            doubtful |= !step.client().stateObserved() || !step.server().stateObserved();
        }
        arrowWidth += 8;
    }

    private static int states(@Nullable PeerSnapshot peer) {
        return peer == null ? 0 : state(peer).length();
    }

    private @Nullable PeerSnapshot before(Side side) {
        if (steps.isEmpty()) {
            return null;
        }
        return side == Side.CLIENT ? steps.get(0).clientBefore() : steps.get(0).serverBefore();
    }

    // The peers' names stand over their states; where the left name is long the right one moves on.
    private void header() {
        String client = peer("client", "客户端", connection.client(), connection.clientIsn());
        String server = peer("server", "服务器", connection.server(), connection.serverIsn());
        if (steps.isEmpty()) {
            line(ladder.palette().heading(client + "  " + server));
            return;
        }
        int left = 1 + numberWidth + 2 + timeWidth + 2;
        int right = left + stateWidth + 1 + 1 + arrowWidth + 1 + 1;
        StringBuilder names = new StringBuilder().append(" ".repeat(left)).append(client);
        names.append(" ".repeat(Math.max(2, right - left - Columns.width(client))))
                .append(server);
        line(ladder.palette().heading(names.toString()));
        PeerSnapshot clientBefore = before(Side.CLIENT);
        PeerSnapshot serverBefore = before(Side.SERVER);
        if (clientBefore != null && serverBefore != null) {
            row(" ".repeat(left - 1), clientBefore, " ".repeat(arrowWidth), serverBefore);
        }
    }

    private String peer(String english, String chinese, Endpoint endpoint, @Nullable SequenceNumber isn) {
        String role = ladder.language() == Language.CHINESE ? chinese : english;
        return role + " " + endpoint + (isn == null ? "" : " (ISN " + isn + ")");
    }

    private void arrow(Step step) {
        List<Finding> said = findings.of(step);
        String mark = said.isEmpty() ? " " : StepFindings.mark(said.get(0).severity());
        String number = Columns.right(Long.toString(step.segment().frameNumber()), numberWidth);
        String label = " " + label(step) + " ";
        int line = arrowWidth - label.length();
        String arrow = step.from() == Side.CLIENT
                ? "──" + label + "─".repeat(line - 3) + "▶"
                : "◀" + "─".repeat(line - 3) + label + "──";
        if (!said.isEmpty()) {
            Severity severity = said.get(0).severity();
            mark = ladder.palette().of(severity, mark);
            arrow = ladder.palette().of(severity, arrow);
        }
        row(mark + number + "  " + Columns.right(time(step), timeWidth) + " ", step.client(), arrow, step.server());
        said.forEach(finding -> finding(finding, step));
    }

    private void row(String front, PeerSnapshot client, String arrow, PeerSnapshot server) {
        line(front + " " + Columns.left(state(client), stateWidth) + " │" + arrow + "│ " + state(server));
    }

    private String label(Step step) {
        StringBuilder label = new StringBuilder(48);
        label.append('[')
                .append(Flags.names(step.segment().flags()))
                .append("] Seq=")
                .append(numbers.sequence(step));
        if (step.segment().has(Flags.ACK)) {
            label.append(" Ack=").append(numbers.acknowledgement(step));
        }
        return label.append(" Len=").append(step.segment().payloadLength()).toString();
    }

    private String time(Step step) {
        return Columns.seconds(step.segment().timestampNanos() - connection.startNanos());
    }

    private static String state(PeerSnapshot peer) {
        TcpState state = peer.state();
        if (state == null) {
            return "?";
        }
        return peer.stateObserved() ? state.rfcName() : "(" + state.rfcName() + ")";
    }

    private void finding(Finding finding, @Nullable Step step) {
        line(INDENT + ladder.palette().of(finding.severity(), words.headline(finding, step)));
        words.source(finding, step)
                .ifPresent(source -> line(INDENT + "  " + ladder.palette().faint(source)));
    }

    private void gap(int from, int to) {
        if (from < to) {
            line(ladder.palette()
                    .faint(INDENT + "… " + GapText.of(steps.subList(from, to), findings, ladder.language()) + " …"));
        }
    }

    private String legend() {
        return ladder.language() == Language.CHINESE
                ? "（括号中的状态）是推断出来的，抓包未能证实；? 表示无从得知"
                : "(STATE) is inferred, not proven by the capture; ? is one that it does not tell";
    }

    private String beyond(String kind, long count) {
        return ladder.language() == Language.CHINESE
                ? "… 另有 " + count + " 个 " + kind + " 未逐条列出 …"
                : String.format(Locale.ROOT, "… %,d more %s are counted, not listed …", count, kind);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
