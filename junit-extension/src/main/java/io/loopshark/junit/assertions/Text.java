package io.loopshark.junit.assertions;

import io.loopshark.report.Ladder;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How things are called in messages. */
final class Text {
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final long MILLIS_OF_SECOND = 1000;

    private Text() {}

    /** {@code 0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments}. */
    static String line(JudgedConnection connection) {
        return connection.number() + ": " + connection.client() + " → " + connection.server() + ", "
                + count(connection.packets(), "segment");
    }

    /**
     * The short ladder with an empty line in front; nothing where no segments were kept.
     *
     * @param guilty the segment to mark besides those that have findings, if there is one
     */
    static String ladder(JudgedConnection connection, @Nullable Step guilty) {
        if (connection.steps().isEmpty()) {
            return "";
        }
        String ladder = guilty == null ? Ladder.SHORT.of(connection) : Ladder.SHORT.of(connection, frame(guilty));
        return "\n\n" + ladder.stripTrailing();
    }

    /** {@code 1 octet}, {@code 2 octets}. */
    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** {@code CLIENT in frame 7}. */
    static String at(Step step) {
        return step.from() + " in frame " + frame(step);
    }

    static long frame(Step step) {
        return step.segment().frameNumber();
    }

    /** {@code 40.1 ms} below a second, {@code 1.5 s} from there; microseconds are the least that is told. */
    static String time(Duration duration) {
        return time(duration.toNanos());
    }

    /** The same of nanoseconds. */
    static String time(long nanos) {
        BigDecimal millis =
                BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(NANOS_OF_MILLI), 3, RoundingMode.HALF_UP);
        boolean seconds = millis.compareTo(BigDecimal.valueOf(MILLIS_OF_SECOND)) >= 0;
        BigDecimal shown = seconds ? millis.movePointLeft(3).setScale(3, RoundingMode.HALF_UP) : millis;
        return shown.stripTrailingZeros().toPlainString() + (seconds ? " s" : " ms");
    }
}
