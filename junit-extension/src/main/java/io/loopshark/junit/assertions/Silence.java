package io.loopshark.junit.assertions;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a peer was left without an answer before the connection was given up by a FIN or a RST.
 *
 * @param since the first segment that was not acknowledged until then, or else the last sign of the other side
 * @param end the FIN or the RST; null where there was none
 */
record Silence(Step since, @Nullable Step end) {

    /** The longest silence before the first FIN or RST, or up to the last segment. */
    static Silence of(Course course) {
        List<Step> steps = course.steps();
        int end = 0;
        while (end < steps.size() && !steps.get(end).segment().has(Flags.FIN) && !isReset(steps.get(end))) {
            end++;
        }
        List<Step> before = steps.subList(0, end);
        Step last = end < steps.size() ? steps.get(end) : null;
        Step client = unanswered(before, Side.CLIENT);
        Step server = unanswered(before, Side.SERVER);
        if (client != null || server != null) {
            return new Silence(earlier(client, server), last);
        }
        return new Silence(lastSign(before, last), last);
    }

    private static boolean isReset(Step step) {
        return step.segment().has(Flags.RST);
    }

    private static Step earlier(@Nullable Step a, @Nullable Step b) {
        if (a == null || b != null && Course.precedes(b, a)) {
            return Objects.requireNonNull(b);
        }
        return a;
    }

    /** This side's first segment that the other side has not acknowledged. */
    private static @Nullable Step unanswered(List<Step> steps, Side side) {
        Deque<Step> waiting = new ArrayDeque<>();
        for (Step step : steps) {
            Segment segment = step.segment();
            if (step.from() == side) {
                boolean again = waiting.stream()
                        .anyMatch(sent ->
                                SequenceNumber.atOrAfter(sent.segment().nextSequence(), segment.nextSequence()));
                if (segment.sequenceLength() > 0 && !again) {
                    waiting.add(step);
                }
            } else if (segment.has(Flags.ACK)) {
                waiting.removeIf(sent -> SequenceNumber.atOrAfter(
                        segment.acknowledgement(), sent.segment().nextSequence()));
            }
        }
        return waiting.peekFirst();
    }

    /** The last segment of the side that did not end the connection; the very first where it never sent any. */
    private static Step lastSign(List<Step> before, @Nullable Step end) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (end == null || before.get(i).from() != end.from()) {
                return before.get(i);
            }
        }
        return end != null && before.isEmpty() ? end : before.get(0);
    }

    /** Nanoseconds; 0 where nobody has ended the connection. */
    long nanos() {
        return end == null ? 0 : Course.nanosBetween(since, end);
    }
}
