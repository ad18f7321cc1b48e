package io.loopshark.report;

import io.loopshark.verdict.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells a connection as letters between two people. */
final class LetterNarrator implements Narrator {

    private final LetterEnds ends;
    private final OpeningLetters opening;
    private final TransferLetters transfer;
    private final ClosingLetters closing;
    private final ResetLetters resets;
    private final LetterRemarks remarks;

    LetterNarrator(Telling telling, Plot plot) {
        Letters letters = new Letters(telling);
        ends = new LetterEnds(telling.connection, telling.numbers);
        opening = new OpeningLetters(telling, letters);
        transfer = new TransferLetters(telling, plot, letters);
        closing = new ClosingLetters(telling, letters, transfer);
        resets = new ResetLetters(telling, letters);
        remarks = new LetterRemarks(telling);
    }

    @Override
    public Bilingual title(Chapter chapter) {
        return switch (chapter) {
            case OPENING -> new Bilingual("The first letters", "最初的信");
            case TRANSFER -> new Bilingual("The correspondence", "书信往来");
            case CLOSING -> new Bilingual("The last letters", "最后的信");
        };
    }

    @Override
    public List<Bilingual> introduction() {
        return ends.introduction();
    }

    @Override
    public List<Bilingual> tell(Event event, Step step) {
        List<Bilingual> story = new ArrayList<>(words(event, step));
        transfer.postscript(step, story);
        story.addAll(remarks.on(event, step));
        return story;
    }

    private List<Bilingual> words(Event event, Step step) {
        return switch (event) {
            case SYN -> opening.greeting(step);
            case SYN_CROSSES -> opening.crossing(step);
            case SYN_AGAIN -> opening.greetingAgain(step);
            case SYN_OF_ANOTHER_ATTEMPT -> opening.anotherGreeting(step);
            case SYN_ACK -> opening.answer(step);
            case SYN_ACK_AGAIN -> opening.answerAgain(step);
            case SYN_WITH_ACK_NOW -> opening.greetingWithReceipt(step);
            case THIRD -> opening.thanks(step);
            case FIN -> closing.farewell(step);
            case FIN_TOO -> closing.farewellToo(step);
            case FIN_CROSSES -> closing.crossing(step);
            case FIN_UNCOUNTED -> closing.uncounted(step);
            case FIN_AGAIN -> closing.farewellAgain(step);
            case FIN_ACKNOWLEDGED -> closing.farewellConfirmed(step);
            case FIN_ACKNOWLEDGED_AGAIN -> closing.farewellConfirmedAgain(step);
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
            case ACKNOWLEDGEMENT -> transfer.receipt(step);
            case WITHOUT_ACK -> transfer.withoutReceipt(step);
            case WINDOW_PROBE -> transfer.windowProbe(step);
            case KEEP_ALIVE -> transfer.keepAlive(step);
            case STILL_NO_ROOM, STILL_THERE, ROOM_AGAIN, OTHER_WINDOW, STILL_WAITING, NOTHING_NEW ->
                transfer.repeated(event, step);
        };
    }

    @Override
    public List<Bilingual> summary(List<Step> steps, boolean odd) {
        return transfer.bundle(steps, odd);
    }

    @Override
    public List<Bilingual> conclusion() {
        return ends.conclusion();
    }
}
