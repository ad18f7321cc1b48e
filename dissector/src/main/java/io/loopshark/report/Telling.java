package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
        PUSH
    }

    final JudgedConnection connection;
    final StepFindings findings;
    final NumberView numbers;
    final boolean raw;
    private final Speaker client = new Speaker();
    private final Speaker server = new Speaker();
    private final Set<Lesson> told = EnumSet.noneOf(Lesson.class);

    Telling(JudgedConnection connection, boolean raw) {
        this(connection, raw, NumberView.of(connection, raw));
    }

    Telling(JudgedConnection connection, boolean raw, NumberView numbers) {
        this.connection = connection;
        this.raw = raw;
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
        Step answered = speaker(step.from().other()).endingAt(step.segment().acknowledgement());
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
            chinese.append(" + ").append(segment.payloadLength()).append("（数据字节数）");
        }
        if (segment.has(Flags.SYN)) {
            english.append(" + 1 for the SYN");
            chinese.append(" + 1（SYN 占用一个序号）");
        }
        if (segment.has(Flags.FIN)) {
            english.append(" + 1 for the FIN");
            chinese.append(" + 1（FIN 占用一个序号）");
        }
        return say(
                "Its acknowledgement number Ack={0} is {1} (Seq of frame {2}){3}.",
                "它的确认号 Ack={0} = {1}（帧 {2} 的序号 Seq）{3}。",
                ack(step),
                seq(answered),
                segment.frameNumber(),
                new Bilingual(english.toString(), chinese.toString()));
    }

    static Bilingual bytes(long count) {
        return new Bilingual(count == 1 ? "1 byte" : count + " bytes", count + " 字节");
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
