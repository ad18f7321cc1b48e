package io.loopshark.report;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a connection and makes a story of it: chooses what is told by itself, and asks a {@link Narrator} for the words. */
final class StoryTeller {

    private final Telling telling;
    private final Plot plot;
    private final Narrator narrator;
    private final List<StoryPart> parts = new ArrayList<>();
    private int told;
    private boolean opened;
    private boolean ending;

    /** Tells in plain words. */
    StoryTeller(Telling telling) {
        this(telling, Voice.PLAIN);
    }

    /** @param telling a fresh one: it remembers what was told */
    StoryTeller(Telling telling, Voice voice) {
        this.telling = telling;
        plot = new Plot(telling);
        narrator = voice.narrator(telling, plot);
        opened = telling.connection.handshake() == Handshake.NOT_SEEN;
    }

    /** Who finds the words: also those before and after the parts. */
    Narrator narrator() {
        return narrator;
    }

    /** The parts of the story, in order; every step is in one of them. To be called once. */
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
        boolean third = plot.isThird(step) && !telling.found(step, FindingKind.HANDSHAKE_ACK_NUMBER);
        Event event = plot.event(step);
        Chapter chapter = chapter(step, event, third);
        List<Bilingual> sentences = narrator.tell(event, step);
        telling.took(step);
        opened |= third || open(step.client().state()) && open(step.server().state());
        parts.add(new StoryPart(chapter, told, List.of(step), sentences, StateWords.changes(step)));
        told++;
    }

    private void many(List<Step> steps, boolean odd) {
        steps.forEach(telling::took);
        Chapter chapter = ending ? Chapter.CLOSING : opened ? Chapter.TRANSFER : Chapter.OPENING;
        parts.add(new StoryPart(chapter, told, List.copyOf(steps), narrator.summary(steps, odd), List.of()));
        told += steps.size();
    }

    private Chapter chapter(Step step, Event event, boolean third) {
        // A RST of before does not end what was opened after it.
        int flags = step.segment().flags();
        boolean reset = Flags.has(flags, Flags.RST) && opened && event != Event.RESET_IGNORED;
        boolean ends = Flags.has(flags, Flags.FIN) || reset;
        if (!opened && (third || !ends)) {
            return Chapter.OPENING;
        }
        ending |= ends;
        return !opened ? Chapter.OPENING : ending ? Chapter.CLOSING : Chapter.TRANSFER;
    }

    private static boolean open(@Nullable TcpState state) {
        return state != null && state.synchronizedState();
    }
}
