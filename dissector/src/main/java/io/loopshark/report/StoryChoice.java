package io.loopshark.report;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which steps a story tells one by one: where flags or states change, where something was found, what is out of the ordinary, and the
 * first exchange of data. The others are summed up.
 */
final class StoryChoice {

    private static final int FLAGGED = 40;
    private static final int FIRST_EXCHANGE = 5;
    private static final int ODDITIES_OF_A_KIND = 3;

    /** What is out of the ordinary in a segment, whether a rule speaks of it or not. */
    private enum Oddity {
        PROBE,
        ANSWER,
        NO_ROOM,
        ROOM_AGAIN,
        AGAIN,
        GAP
    }

    private final BitSet told = new BitSet();
    private final BitSet odd = new BitSet();
    private final Map<Oddity, Integer> oddities = new EnumMap<>(Oddity.class);
    private final Map<FindingKind, Integer> found = new EnumMap<>(FindingKind.class);
    private final Speaker client = new Speaker();
    private final Speaker server = new Speaker();

    StoryChoice(JudgedConnection connection, StepFindings findings) {
        List<Step> steps = connection.steps();
        int flagged = 0;
        int plain = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean flags = Flags.any(step.segment().flags(), Flags.SYN | Flags.FIN | Flags.RST);
            boolean turns = changesState(step) || flags && flagged++ < FLAGGED;
            boolean due = Excerpt.due(findings.of(step), found);
            boolean oddity = isOdd(step, i);
            if (turns || due || oddity || plain < FIRST_EXCHANGE) {
                told.set(i);
                plain += turns ? 0 : 1;
            }
            speaker(step.from()).said(step);
        }
        Excerpt.fillSmallGaps(steps.size(), told);
    }

    /** The indices of the steps that are told one by one. */
    BitSet told() {
        return told;
    }

    /** Whether there is anything out of the ordinary from one step up to, not including, another. */
    boolean odd(int from, int to) {
        int next = odd.nextSetBit(from);
        return next >= 0 && next < to;
    }

    private static boolean changesState(Step step) {
        return step.client().state() != step.clientBefore().state()
                || step.server().state() != step.serverBefore().state();
    }

    private boolean isOdd(Step step, int index) {
        Speaker self = speaker(step.from());
        Speaker other = speaker(step.from().other());
        Segment segment = step.segment();
        boolean known = self.hasSpoken() && segment.payloadLength() > 0;
        boolean due = false;
        if (self.probes(step)) {
            due = odd(Oddity.PROBE, index);
        } else if (known && segment.sequence() != self.highest()) {
            boolean gap = segment.sequence() - self.highest() > 0;
            due = odd(gap ? Oddity.GAP : Oddity.AGAIN, index);
        } else if (other.isProbing()) {
            due = odd(Oddity.ANSWER, index);
        }
        if (segment.window() == 0 && !self.offersNothing() && !segment.has(Flags.RST)) {
            due |= odd(Oddity.NO_ROOM, index);
        } else if (segment.window() > 0 && self.offersNothing()) {
            due |= odd(Oddity.ROOM_AGAIN, index);
        }
        return due;
    }

    private boolean odd(Oddity oddity, int index) {
        odd.set(index);
        return oddities.merge(oddity, 1, Integer::sum) <= ODDITIES_OF_A_KIND;
    }

    private Speaker speaker(Side side) {
        return side == Side.CLIENT ? client : server;
    }
}
