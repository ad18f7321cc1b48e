package io.loopshark.junit.assertions;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender that had more to send, but waited for the acknowledgement of what it had sent before: Nagle's algorithm (RFC 9293
 * §3.7.4) against a delayed acknowledgement (§3.8.6.3).
 *
 * <p>It shows in three segments: data; the first acknowledgement of it, which carries no data itself, for one with data is an answer
 * that took its time; and more data of the same sender, at once, that is in less than a tenth of the time it had waited. A sender that
 * has nothing more to send stands still as well, but is not stalled.
 *
 * @param data the data that waited
 * @param acknowledgement the first segment of the other side that acknowledges all of it
 * @param next what the sender then sent
 */
record AckStall(Step data, Step acknowledgement, Step next) {
    private static final int AT_ONCE = 10;

    /** The first one that took longer than {@code limit} nanoseconds. */
    static @Nullable AckStall first(List<Step> steps, long limit) {
        for (Side side : Side.values()) {
            AckStall stall = first(steps, side, limit);
            if (stall != null) {
                return stall;
            }
        }
        return null;
    }

    private static @Nullable AckStall first(List<Step> steps, Side sender, long limit) {
        Deque<Step> waiting = new ArrayDeque<>();
        AckWait ended = null;
        for (Step step : steps) {
            boolean data = step.segment().payloadLength() > 0;
            if (step.from() == sender && data) {
                if (ended != null && ended.isFollowedAtOnceBy(step)) {
                    return new AckStall(ended.data, ended.acknowledgement, step);
                }
                ended = null;
                waiting.add(step);
            } else if (step.from() != sender) {
                Step longest = acknowledge(waiting, step);
                boolean stalls = longest != null && Course.nanosBetween(longest, step) > limit;
                if (data) {
                    ended = null;
                } else if (longest != null && stalls) {
                    ended = new AckWait(longest, step);
                }
            }
        }
        return null;
    }

    /** Takes away what the segment acknowledges; gives what had waited longest. */
    private static @Nullable Step acknowledge(Deque<Step> waiting, Step step) {
        Step longest = null;
        while (!waiting.isEmpty()
                && step.segment().has(Flags.ACK)
                && SequenceNumber.atOrAfter(
                        step.segment().acknowledgement(),
                        waiting.getFirst().segment().nextSequence())) {
            Step acknowledged = waiting.removeFirst();
            longest = longest == null ? acknowledged : longest;
        }
        return longest;
    }

    /** How long the data waited, in nanoseconds. */
    long nanos() {
        return Course.nanosBetween(data, acknowledgement);
    }

    private record AckWait(Step data, Step acknowledgement) {
        boolean isFollowedAtOnceBy(Step next) {
            return Course.nanosBetween(acknowledgement, next) < Course.nanosBetween(data, acknowledgement) / AT_ONCE;
        }
    }
}
