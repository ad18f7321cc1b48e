package io.loopshark.report;

import io.loopshark.connection.Side;
import io.loopshark.field.Language;
import io.loopshark.segment.Flags;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import org.jspecify.annotations.Nullable;

/**
 * Sequence numbers as people read them: counted from each side's ISN as Wireshark does, or raw.
 *
 * <p>A side whose SYN was not captured is counted as in Wireshark: its first number seen is 1.
 */
final class NumberView {

    // A number a little below the ISN reads better as −1 than as 4294967295.
    private static final long LITTLE = 0x1_0000;

    /** What stands before and behind a marked number: characters that mean nothing of their own (Unicode's private use area). */
    static final char MARK = '\ue000';

    static final char END_OF_MARK = '\ue001';

    /** What stands before, between and behind words for relative numbers and those for raw ones. */
    static final char EITHER = '\ue002';

    static final char OR = '\ue003';

    static final char END_OF_EITHER = '\ue004';

    private final boolean raw;
    private final boolean marked;
    private final @Nullable SequenceNumber clientBase;
    private final @Nullable SequenceNumber serverBase;

    private NumberView(
            boolean raw, boolean marked, @Nullable SequenceNumber clientBase, @Nullable SequenceNumber serverBase) {
        this.raw = raw;
        this.marked = marked;
        this.clientBase = clientBase;
        this.serverBase = serverBase;
    }

    static NumberView of(JudgedConnection connection, boolean raw) {
        return of(connection, raw, false);
    }

    /**
     * Numbers between marks, raw and with their owner's initial, {@code c} or {@code s}: for who writes them as people read them later,
     * relative or raw as the reader likes.
     */
    static NumberView marked(JudgedConnection connection) {
        return of(connection, false, true);
    }

    private static NumberView of(JudgedConnection connection, boolean raw, boolean marked) {
        return new NumberView(
                raw,
                marked,
                base(connection, Side.CLIENT, connection.clientIsn()),
                base(connection, Side.SERVER, connection.serverIsn()));
    }

    private static @Nullable SequenceNumber base(JudgedConnection connection, Side side, @Nullable SequenceNumber isn) {
        if (isn != null) {
            return isn;
        }
        for (Step step : connection.steps()) {
            Segment segment = step.segment();
            if (step.from() == side) {
                return new SequenceNumber(segment.sequence()).plus(-1);
            }
            if (segment.has(Flags.ACK)) {
                return new SequenceNumber(segment.acknowledgement()).plus(-1);
            }
        }
        return null;
    }

    /** The number {@code number} of the sequence space in which {@code owner} sends. */
    String text(Side owner, int number) {
        if (marked) {
            return MARK + (owner == Side.CLIENT ? "c" : "s") + Integer.toUnsignedString(number) + END_OF_MARK;
        }
        SequenceNumber base = base(owner);
        return raw || base == null ? Integer.toUnsignedString(number) : relative(base, number);
    }

    /** Words that suit the numbers: the first where they are relative, the others where they are raw; both where the reader will choose. */
    Bilingual either(Bilingual whenRelative, Bilingual whenRaw) {
        if (marked) {
            return new Bilingual(
                    EITHER + whenRelative.english() + OR + whenRaw.english() + END_OF_EITHER,
                    EITHER + whenRelative.chinese() + OR + whenRaw.chinese() + END_OF_EITHER);
        }
        return raw ? whenRaw : whenRelative;
    }

    /** Whether these words say nothing, whichever numbers the reader chooses. */
    static boolean saysNothing(Bilingual words) {
        return words.english().isEmpty() || words.english().equals("" + EITHER + OR + END_OF_EITHER);
    }

    /** The number that counts as 0 of what {@code owner} sends; null where nothing is seen of it. */
    @Nullable
    SequenceNumber base(Side owner) {
        return owner == Side.CLIENT ? clientBase : serverBase;
    }

    private static String relative(SequenceNumber base, int number) {
        long distance = SequenceNumber.unsigned(number - base.raw());
        return Long.toString(distance > 0xffff_ffffL - LITTLE ? distance - 0x1_0000_0000L : distance);
    }

    /** The sequence number of a step's segment. */
    String sequence(Step step) {
        return text(step.from(), step.segment().sequence());
    }

    /** The acknowledgement number of a step's segment. */
    String acknowledgement(Step step) {
        return text(step.from().other(), step.segment().acknowledgement());
    }

    /**
     * A number that a finding speaks of, {@code 2 (raw 1001)}; raw alone where it is not clear in whose sequence space it lies.
     *
     * @param step the guilty step; null when it was not kept
     */
    String ofFinding(long number, Finding finding, @Nullable Step step, Language language) {
        Side owner = step == null ? null : owner(finding, step);
        SequenceNumber base = owner == Side.CLIENT ? clientBase : serverBase;
        if (raw || owner == null || base == null) {
            return Long.toString(number);
        }
        String relative = relative(base, (int) number);
        return language == Language.CHINESE ? relative + "（原始值 " + number + "）" : relative + " (raw " + number + ")";
    }

    // A finding says only which number it found: where that stands in the segment tells whose number it is.
    private static @Nullable Side owner(Finding finding, Step step) {
        Segment segment = step.segment();
        Long actual = finding.actual();
        if (actual == null) {
            return null;
        }
        if (segment.has(Flags.ACK) && SequenceNumber.unsigned(segment.acknowledgement()) == actual) {
            return step.from().other();
        }
        if (SequenceNumber.unsigned(segment.sequence()) == actual
                || SequenceNumber.unsigned(segment.nextSequence()) == actual) {
            return step.from();
        }
        return null;
    }
}
