package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a story have in common while it is told: who has said what, how numbers are written, what has been explained
 * already.
 */
final class Telling {

    static final Bilingual CLIENT = new Bilingual("the client", "客户端");
    static final Bilingual SERVER = new Bilingual("the server", "服务器");

    /** What a reader needs to be told once. */
    enum Lesson {
        ACK_RULE,
        EMPTY_TAKES_NOTHING,
        FLAG_AND_NUMBER,
        UNKNOWN_STATE,
        SYN_RECEIVED,
        ONE_DIRECTION,
        WINDOW_SCALE,
        URGENT,
        PUSH
    }

    final JudgedConnection connection;
    final StepFindings findings;
    final NumberView numbers;
    private final Speaker client = new Speaker();
    private final Speaker server = new Speaker();
    private @Nullable Side lastSpeaker;
    private final Set<Lesson> told = EnumSet.noneOf(Lesson.class);

    Telling(JudgedConnection connection, boolean raw) {
        this(connection, NumberView.of(connection, raw));
    }

    Telling(JudgedConnection connection, NumberView numbers) {
        this.connection = connection;
        this.numbers = numbers;
        findings = new StepFindings(connection);
    }

    static Bilingual name(Side side) {
        return side == Side.CLIENT ? CLIENT : SERVER;
    }

    Speaker speaker(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /** Whether the lesson is due now; it won't be again. */
    boolean first(Lesson lesson) {
        return told.add(lesson);
    }

    void took(Step step) {
        speaker(step.from()).said(step);
        lastSpeaker = step.from();
    }

    /** Whose step was taken in last; null before the first. */
    @Nullable
    Side lastSpeaker() {
        return lastSpeaker;
    }

    /** Whether the rules say this of the step. */
    boolean found(Step step, FindingKind kind) {
        return findings.of(step).stream().anyMatch(finding -> finding.kind() == kind);
    }

    /** The frame in which the sender of a step should have counted the other side's FIN and did not, before the step; 0 for none. */
    long frameNotCounting(Step step) {
        return findings.of(FindingKind.FIN_ACK_NUMBER).stream()
                .filter(finding -> finding.by() == step.from())
                .mapToLong(Finding::frame)
                .filter(frame -> frame < step.segment().frameNumber())
                .findFirst()
                .orElse(0);
    }

    /**
     * The frame of the wrong third segment that a RST answers: its number is the one that was acknowledged there, and its sender still
     * awaits a right one; 0 for none.
     */
    long frameOfRejectedThird(Step reset) {
        if (before(reset).state() != TcpState.SYN_RECEIVED) {
            return 0;
        }
        long sequence = SequenceNumber.unsigned(reset.segment().sequence());
        return findings.of(FindingKind.HANDSHAKE_ACK_NUMBER).stream()
                .filter(finding -> finding.by() == reset.from().other()
                        && finding.frame() < reset.segment().frameNumber())
                .filter(finding -> finding.actual() != null && finding.actual() == sequence)
                .mapToLong(Finding::frame)
                .max()
                .orElse(0);
    }

    /** What is known of a step's sender before it. */
    static PeerSnapshot before(Step step) {
        return step.from() == Side.CLIENT ? step.clientBefore() : step.serverBefore();
    }

    /** The window that the sender of a step offers, scaled, before or after it; null where its scale is not known. */
    static @Nullable Long window(Step step, boolean after) {
        if (step.from() == Side.CLIENT) {
            return (after ? step.client() : step.clientBefore()).rcvWnd();
        }
        return (after ? step.server() : step.serverBefore()).rcvWnd();
    }

    /** The number of the frame that holds the last SYN of a side; 0 before there was one. */
    long frameOfSyn(Side side) {
        Step syn = speaker(side).syn();
        return syn == null ? 0 : syn.segment().frameNumber();
    }

    /** The number of the frame that holds the last FIN of a side; 0 before there was one. */
    long frameOfFin(Side side) {
        Step fin = speaker(side).fin();
        return fin == null ? 0 : fin.segment().frameNumber();
    }

    String seq(Step step) {
        return numbers.sequence(step);
    }

    String ack(Step step) {
        return numbers.acknowledgement(step);
    }

    /** The number that follows the segment's last one. */
    String next(Step step) {
        return numbers.text(step.from(), step.segment().nextSequence());
    }

    /** The number of the segment's last byte of data. */
    String lastByte(Step step) {
        Segment segment = step.segment();
        return numbers.text(step.from(), segment.sequence() + segment.payloadLength() - 1);
    }

    /** {@code number 5}, or {@code numbers 5 to 9}: of a side, from one up to, not including, another. */
    Bilingual range(Side owner, int from, int to) {
        String first = numbers.text(owner, from);
        return to - from == 1
                ? say("number {0}", "{0} 号", first)
                : say("numbers {0} to {1}", "{0} 到 {1} 号", first, numbers.text(owner, to - 1));
    }

    /** The number that follows the segment's last byte of data. */
    String afterData(Step step) {
        Segment segment = step.segment();
        return numbers.text(step.from(), segment.sequence() + segment.payloadLength());
    }

    /** The latest segment of the other side that ends where the acknowledgement number points to. */
    @Nullable
    Step answeredBy(Step step) {
        return speaker(step.from().other()).endingAt(step.segment().acknowledgement());
    }

    /** Whether the segment, a SYN-ACK, answers a SYN that its sender does not stand by. */
    boolean answersOldSyn(Step step) {
        Step answered = answeredBy(step);
        return answered != null && found(answered, FindingKind.OLD_DUPLICATE_SYN);
    }

    /** The number after the highest that a side has sent. */
    String highest(Side side) {
        return numbers.text(side, speaker(side).highest());
    }

    /** Whether the rules blame the segment's acknowledgement number. */
    boolean wrongAck(Step step) {
        long ack = SequenceNumber.unsigned(step.segment().acknowledgement());
        for (Finding finding : findings.of(step)) {
            Long actual = finding.actual();
            if (finding.severity() == Severity.VIOLATION && actual != null && actual == ack) {
                return true;
            }
        }
        return false;
    }

    /** Whether the segment acknowledges more than its sender had acknowledged before. */
    boolean acknowledgesMore(Step step) {
        int ack = step.segment().acknowledgement();
        return step.segment().has(Flags.ACK) && !speaker(step.from()).hasAcknowledged(ack);
    }

    /** Why the acknowledgement number is what it is, as a sum; nothing where the rules say that it is wrong. */
    List<Bilingual> reasonOfAck(Step step) {
        if (wrongAck(step)) {
            return List.of();
        }
        List<Bilingual> reason = new ArrayList<>();
        Step answered = answeredBy(step);
        if (answered != null) {
            reason.add(sum(step, answered));
        }
        reason.add(say(
                "Ack={0} says: everything before number {0} has arrived, number {0} is expected next.",
                "确认号 Ack={0} 的意思是：序号 {0} 之前的都已收到，期待下一个序号是 {0}。", ack(step)));
        return reason;
    }

    private Bilingual sum(Step step, Step answered) {
        Segment segment = answered.segment();
        StringBuilder english = new StringBuilder();
        StringBuilder chinese = new StringBuilder();
        if (segment.payloadLength() > 0) {
            english.append(" + ").append(bytes(segment.payloadLength()).english());
            chinese.append("+ ").append(segment.payloadLength()).append("（数据字节数）");
        }
        if (segment.has(Flags.SYN)) {
            english.append(" + 1 for the SYN");
            chinese.append("+ 1（SYN 占用一个序号）");
        }
        if (segment.has(Flags.FIN)) {
            english.append(" + 1 for the FIN");
            chinese.append("+ 1（FIN 占用一个序号）");
        }
        return say(
                "Its acknowledgement number Ack={0} is {1} (Seq of frame {2}){3}.",
                "它的确认号是 {0}：{1}（帧 {2} 的 Seq）{3}。",
                ack(step),
                seq(answered),
                segment.frameNumber(),
                new Bilingual(english.toString(), chinese.toString()));
    }

    /** {@code numbers 1 to 18}, or {@code number 1}: those of the segment's data. */
    Bilingual numbered(Step step) {
        return step.segment().payloadLength() == 1
                ? say("number {0}", "编号 {0}", seq(step))
                : say("numbers {0} to {1}", "编号 {0} 到 {1}", seq(step), lastByte(step));
    }

    /** A number and what it counts, in English in the singular for one; only the number in Chinese. */
    static Bilingual many(long count, String thing) {
        String number = String.format(Locale.ROOT, "%,d", count);
        return new Bilingual(number + ' ' + thing + (count == 1 ? "" : "s"), number);
    }

    static Bilingual bytes(long count) {
        return new Bilingual(count == 1 ? "1 byte" : count + " bytes", count + " 字节");
    }

    /** Whether the number of a RST is exactly the one that the other side expects next, by its own last words. */
    boolean resetNumberIsDue(Step step) {
        Speaker other = speaker(step.from().other());
        Step said = other.last();
        return said != null
                && said.segment().has(Flags.ACK)
                && other.acknowledges(step.segment().sequence());
    }

    /** The FIN of {@code side} that this segment is the first to acknowledge, if it does. */
    @Nullable
    Step finFirstAcknowledgedBy(Step step) {
        Step fin = speaker(step.from().other()).fin();
        if (fin == null || !step.segment().has(Flags.ACK)) {
            return null;
        }
        int afterFin = fin.segment().nextSequence();
        boolean before = speaker(step.from()).hasAcknowledged(afterFin);
        return !before && SequenceNumber.atOrAfter(step.segment().acknowledgement(), afterFin) ? fin : null;
    }

    /** Whether {@code side} has sent a FIN and the other side has acknowledged it. */
    boolean closed(Side side) {
        Step fin = speaker(side).fin();
        return fin != null
                && speaker(side.other()).hasAcknowledged(fin.segment().nextSequence());
    }
}
