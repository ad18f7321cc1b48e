package io.loopshark.report;

import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells in the words of RFC 9293. */
final class PlainNarrator implements Narrator {

    private final StoryEnds ends;
    private final OpeningStory opening;
    private final WaitingStory waiting;
    private final TransferStory transfer;
    private final ClosingStory closing;
    private final ResetStory resets;
    private final Lessons lessons;
    private final WiresharkWords wireshark;

    PlainNarrator(Telling telling, Plot plot) {
        ends = new StoryEnds(telling.connection, telling.numbers);
        lessons = new Lessons(telling);
        wireshark = new WiresharkWords(telling);
        opening = new OpeningStory(telling, lessons);
        waiting = new WaitingStory(telling);
        transfer = new TransferStory(telling, plot, waiting, lessons);
        closing = new ClosingStory(telling, transfer, lessons);
        resets = new ResetStory(telling);
    }

    @Override
    public Bilingual title(Chapter chapter) {
        return chapter.title();
    }

    @Override
    public List<Bilingual> introduction() {
        return ends.introduction();
    }

    @Override
    public List<Bilingual> tell(Event event, Step step) {
        List<Bilingual> story = new ArrayList<>(words(event, step));
        lessons.fields(step, story);
        story.addAll(wireshark.on(step));
        lessons.unknownState(step, story);
        return story;
    }

    private List<Bilingual> words(Event event, Step step) {
        return switch (event) {
            case SYN -> opening.syn(step);
            case SYN_CROSSES -> opening.crossing(step);
            case SYN_AGAIN -> opening.again(step);
            case SYN_OF_ANOTHER_ATTEMPT -> opening.anotherAttempt(step);
            case SYN_ACK -> opening.synAck(step);
            case SYN_ACK_AGAIN -> opening.synAckAgain(step);
            case SYN_WITH_ACK_NOW -> opening.synWithAckNow(step);
            case THIRD -> opening.third(step);
            case FIN -> closing.fin(step);
            case FIN_TOO -> closing.finToo(step);
            case FIN_CROSSES -> closing.crossing(step);
            case FIN_UNCOUNTED -> closing.uncounted(step);
            case FIN_AGAIN -> closing.finAgain(step);
            case FIN_ACKNOWLEDGED -> closing.finAcknowledged(step);
            case FIN_ACKNOWLEDGED_AGAIN -> closing.finAcknowledgedAgain(step);
            case REFUSAL -> resets.refusal(step);
            case RESET_OF_WRONG_ANSWER -> resets.ofWrongAnswer(step);
            case RESET_OF_WRONG_THIRD -> resets.ofWrongThird(step);
            case RESET_INSTEAD_OF_THIRD -> resets.insteadOfThird(step);
            case RESET_OF_UNKNOWN -> resets.ofUnknown(step);
            case RESET_IGNORED -> resets.ignored(step);
            case RESET_WHEN_CLOSED -> resets.whenClosed(step);
            case RESET_OF_LATE_DATA -> resets.ofLateData(step);
            case RESET_WITH_UNREAD_DATA -> resets.withUnreadData(step);
            case RESET_AFTER_SILENCE -> resets.afterSilence(step);
            case ABORT -> resets.abort(step);
            case DATA -> transfer.data(step);
            case ACKNOWLEDGEMENT -> transfer.acknowledgement(step);
            case WITHOUT_ACK -> transfer.withoutAck(step);
            case WINDOW_PROBE -> waiting.windowProbe(step);
            case KEEP_ALIVE -> waiting.keepAlive(step);
            case STILL_NO_ROOM -> transfer.repeated(waiting.stillNoRoom(step), step);
            case STILL_THERE -> transfer.repeated(waiting.stillThere(step), step);
            case ROOM_AGAIN -> transfer.repeated(waiting.roomAgain(step), step);
            case OTHER_WINDOW -> transfer.repeated(waiting.otherWindow(step), step);
            case STILL_WAITING -> transfer.repeated(waiting.stillWaiting(step), step);
            case NOTHING_NEW -> transfer.repeated(waiting.nothingNew(step), step);
        };
    }

    @Override
    public List<Bilingual> summary(List<Step> steps, boolean odd) {
        return transfer.summary(steps, odd);
    }

    @Override
    public List<Bilingual> conclusion() {
        return ends.conclusion();
    }
}
