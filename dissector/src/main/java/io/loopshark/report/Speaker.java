package io.loopshark.report;

import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Step;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one side has said so far in a story, by its own segments. */
final class Speaker {

    private final Map<Integer, Step> byNextSequence = new HashMap<>();

    private @Nullable Step syn;
    private @Nullable Step fin;
    private @Nullable Step last;
    private int highest;
    private boolean counted;
    private boolean acknowledged;
    private boolean data;
    private int acknowledgement;
    private boolean probing;
    private boolean offersNothing;
    private boolean repeatedFin;

    /** Takes in a segment of this side. */
    void said(Step step) {
        Segment segment = step.segment();
        probing = probes(step);
        offersNothing = segment.window() == 0 && !segment.has(Flags.RST);
        count(segment);
        if (segment.sequenceLength() > 0) {
            byNextSequence.put(segment.nextSequence(), step);
        }
        data |= segment.payloadLength() > 0;
        if (segment.has(Flags.SYN)) {
            syn = step;
        }
        repeatedFin = fin != null && segment.has(Flags.FIN);
        if (segment.has(Flags.FIN)) {
            fin = step;
        }
        if (segment.has(Flags.ACK)) {
            acknowledged = true;
            acknowledgement = segment.acknowledgement();
        }
        last = step;
    }

    /** The number of a RST may be borrowed from an acknowledgement number: nothing of its sender's own was sent up to there. */
    private void count(Segment segment) {
        boolean own = !segment.has(Flags.RST);
        if (!counted || own && SequenceNumber.after(segment.nextSequence(), highest)) {
            highest = segment.nextSequence();
        }
        counted |= own;
    }

    /** The last SYN that it sent. */
    @Nullable
    Step syn() {
        return syn;
    }

    /** The last FIN that it sent. */
    @Nullable
    Step fin() {
        return fin;
    }

    /** Whether its last segment was a FIN again, after which {@code number} comes next. */
    boolean hasRepeatedFin(int number) {
        return repeatedFin && fin != null && fin.segment().nextSequence() == number;
    }

    /** Its last segment. */
    @Nullable
    Step last() {
        return last;
    }

    boolean hasSpoken() {
        return last != null;
    }

    /** The number after the highest that it has sent; means nothing before it has spoken. */
    int highest() {
        return highest;
    }

    /** Whether it has sent any data. */
    boolean hasSentData() {
        return data;
    }

    /** Whether it has sent an acknowledgement. */
    boolean hasAcknowledgedAnything() {
        return acknowledged;
    }

    /** Whether its last acknowledgement number was {@code number}. */
    boolean acknowledges(int number) {
        return acknowledged && acknowledgement == number;
    }

    /** Whether it has acknowledged everything before {@code number}. */
    boolean hasAcknowledged(int number) {
        return acknowledged && SequenceNumber.atOrAfter(acknowledgement, number);
    }

    /**
     * Whether the segment, which it is about to send, only provokes an answer: without data or with a single byte, and with a number
     * one below the next (RFC 9293 §3.8.4). Keep-alives and window probes look like that.
     */
    boolean probes(Step step) {
        Segment segment = step.segment();
        return last != null
                && segment.payloadLength() <= 1
                && segment.sequence() == highest - 1
                && !Flags.any(segment.flags(), Flags.SYN | Flags.FIN | Flags.RST)
                && fin == null;
    }

    /** Whether its last segment only provoked an answer. */
    boolean isProbing() {
        return probing;
    }

    /** Whether its last segment offered a window of 0. */
    boolean offersNothing() {
        return offersNothing;
    }

    /** The latest segment of it after which {@code number} comes next. */
    @Nullable
    Step endingAt(int number) {
        return byNextSequence.get(number);
    }
}
