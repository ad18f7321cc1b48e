package io.loopshark.report;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a connection and makes a story of it: chooses what is told by itself, and finds the words for it. */
final class StoryTeller {

    private final Telling telling;
    private final OpeningStory opening;
    private final TransferStory transfer;
    private final ClosingStory closing;
    private final List<StoryPart> parts = new ArrayList<>();
    private boolean opened;
    private boolean ending;

    StoryTeller(Telling telling) {
        this.telling = telling;
        opening = new OpeningStory(telling);
        transfer = new TransferStory(telling);
        closing = new ClosingStory(telling, transfer);
        opened = telling.connection.handshake() == Handshake.NOT_SEEN;
    }

    List<StoryPart> tell() {
        JudgedConnection connection = telling.connection;
        List<Step> steps = connection.steps();
        StoryChoice choice = new StoryChoice(connection, telling.findings);
        BitSet alone = choice.told();
        int next = 0;
        while (next < steps.size()) {
            if (alone.get(next)) {
                one(steps.get(next));
                next++;
            } else {
                int end = alone.nextSetBit(next);
                int to = end < 0 ? steps.size() : end;
                many(steps.subList(next, to), choice.odd(next, to));
                next = to;
            }
        }
        return parts;
    }

    private void one(Step step) {
        boolean third = opening.isThird(step);
        Chapter chapter = chapter(step, third);
        List<Bilingual> sentences = words(step, third);
        telling.took(step);
        opened |= third || open(step.client().state()) && open(step.server().state());
        parts.add(new StoryPart(chapter, List.of(step), sentences, StateWords.changes(step)));
    }

    private void many(List<Step> steps, boolean odd) {
        steps.forEach(telling::took);
        Chapter chapter = ending ? Chapter.CLOSING : opened ? Chapter.TRANSFER : Chapter.OPENING;
        parts.add(new StoryPart(chapter, List.copyOf(steps), transfer.summary(steps, odd), List.of()));
    }

    private Chapter chapter(Step step, boolean third) {
        boolean ends = Flags.any(step.segment().flags(), Flags.FIN | Flags.RST);
        if (!opened && (third || !ends)) {
            return Chapter.OPENING;
        }
        ending |= ends;
        return !opened ? Chapter.OPENING : ending ? Chapter.CLOSING : Chapter.TRANSFER;
    }

    private List<Bilingual> words(Step step, boolean third) {
        int flags = step.segment().flags();
        if (Flags.has(flags, Flags.RST)) {
            return closing.reset(step);
        }
        if (Flags.isSyn(flags)) {
            return opening.syn(step);
        }
        if (Flags.isSynAck(flags)) {
            return opening.synAck(step);
        }
        if (Flags.has(flags, Flags.FIN)) {
            return closing.fin(step);
        }
        if (telling.finFirstAcknowledgedBy(step) != null) {
            return closing.finAcknowledged(step);
        }
        if (third) {
            return opening.third(step);
        }
        return step.segment().payloadLength() > 0 ? transfer.data(step) : transfer.acknowledgement(step);
    }

    private static boolean open(@Nullable TcpState state) {
        return state != null && state.synchronizedState();
    }
}
