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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a ladder shows, whatever it is drawn with: its rungs from top to bottom, and the words on them. */
final class Rungs {

    private static final long NO_FRAME = -1;

    private final Ladder ladder;
    private final JudgedConnection connection;
    private final List<Step> steps;
    private final StepFindings findings;
    private final NumberView numbers;
    private final FindingText words;
    private final BitSet shown;
    private final long guiltyFrame;

    Rungs(Ladder ladder, JudgedConnection connection) {
        this(ladder, connection, NO_FRAME);
    }

    /** The same with the segment of one frame marked, whatever the rules say of it. */
    Rungs(Ladder ladder, JudgedConnection connection, long guiltyFrame) {
        this.ladder = ladder;
        this.guiltyFrame = guiltyFrame;
        this.connection = connection;
        steps = connection.steps();
        findings = new StepFindings(connection);
        numbers = NumberView.of(connection, ladder.rawNumbers());
        words = new FindingText(ladder.language(), numbers);
        shown = ladder.shortened() ? Excerpt.of(connection, findings, guiltyFrame) : Excerpt.whole(connection);
    }

    /**
     * One rung: a segment, or the place of several that are left out.
     *
     * @param step the segment; null where several are left out
     * @param gap what stands for those that are left out; empty for a segment
     */
    record Rung(@Nullable Step step, String gap) {}

    /** The rungs in their order. */
    List<Rung> all() {
        List<Rung> rungs = new ArrayList<>();
        int next = 0;
        for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
            gap(next, i, rungs);
            rungs.add(new Rung(steps.get(i), ""));
            next = i + 1;
        }
        gap(next, steps.size(), rungs);
        return rungs;
    }

    private void gap(int from, int to, List<Rung> rungs) {
        if (from < to) {
            String text = GapText.of(steps.subList(from, to), findings, ladder.language());
            rungs.add(new Rung(null, "… " + text + " …"));
        }
    }

    /** What was found of a step, the gravest first. */
    List<Finding> findings(Step step) {
        return findings.of(step);
    }

    /** How grave the gravest is that can be said of a step; null when there is nothing to say. */
    @Nullable
    Severity severity(Step step) {
        if (step.segment().frameNumber() == guiltyFrame) {
            return Severity.VIOLATION;
        }
        List<Finding> said = findings(step);
        return said.isEmpty() ? null : said.get(0).severity();
    }

    /** What was found of frames that no step shows. */
    List<Finding> findingsOfNoStep() {
        return findings.ofNoStep(steps);
    }

    /** How findings are put; it remembers which sentences it has quoted. */
    FindingText words() {
        return words;
    }

    /** A peer by its part, address and port. */
    String peer(Side side) {
        boolean client = side == Side.CLIENT;
        Endpoint endpoint = client ? connection.client() : connection.server();
        String part = chinese() ? (client ? "客户端" : "服务器") : (client ? "client" : "server");
        return part + " " + endpoint;
    }

    /** A peer's initial sequence number, {@code ISN 1000}; empty where it was not seen. */
    String isn(Side side) {
        SequenceNumber isn = side == Side.CLIENT ? connection.clientIsn() : connection.serverIsn();
        return isn == null ? "" : "ISN " + isn;
    }

    /** What a peer was before the first step; null when there are no steps. */
    @Nullable
    PeerSnapshot before(Side side) {
        if (steps.isEmpty()) {
            return null;
        }
        return side == Side.CLIENT ? steps.get(0).clientBefore() : steps.get(0).serverBefore();
    }

    /** Flags, numbers and length: {@code [SYN, ACK] Seq=0 Ack=1 Len=0}. */
    String label(Step step) {
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

    /** Seconds since the connection's first segment. */
    String time(Step step) {
        return Columns.seconds(step.segment().timestampNanos() - connection.startNanos());
    }

    /** A state by its name in the RFC; in brackets when it is inferred, ? when it is not known. */
    static String state(PeerSnapshot peer) {
        TcpState state = peer.state();
        if (state == null) {
            return "?";
        }
        return peer.stateObserved() ? state.rfcName() : "(" + state.rfcName() + ")";
    }

    /** Whether any state on a rung is not proven. */
    boolean doubtful() {
        return shown.stream()
                .mapToObj(steps::get)
                .anyMatch(
                        step -> !step.client().stateObserved() || !step.server().stateObserved());
    }

    /** What brackets and question marks mean. */
    String legend() {
        return chinese()
                ? "（括号中的状态）是推断出来的，抓包未能证实；? 表示无从得知"
                : "(STATE) is inferred, not proven by the capture; ? is one that it does not tell";
    }

    /** A line for each kind of which more was found than is listed. */
    List<String> unlisted() {
        List<String> lines = new ArrayList<>();
        connection
                .unlisted()
                .forEach((kind, count) -> lines.add(
                        chinese()
                                ? "… 另有 " + count + " 个 " + kind + " 未逐条列出 …"
                                : String.format(Locale.ROOT, "… %,d more %s are counted, not listed …", count, kind)));
        return lines;
    }

    boolean chinese() {
        return ladder.language() == Language.CHINESE;
    }
}
