package io.loopshark.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When a frame was seen, in UTC.
 *
 * @param nanos nanoseconds since 1970-01-01
 */
public record ArrivalTime(long nanos) {

    private static final DateTimeFormatter WIRESHARK =
            DateTimeFormatter.ofPattern("MMM ppd, yyyy HH:mm:ss.SSSSSSSSS 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);

    private static final long SECOND = 1_000_000_000L;

    private OffsetDateTime time() {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .atOffset(ZoneOffset.UTC);
    }

    /** The day, {@code 2026-11-22}. */
    public String day() {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(time());
    }

    /** As ISO 8601 wants it: {@code 2026-11-22T17:26:24.555635588Z}. */
    public String iso() {
        return ISO.format(time());
    }

    /** As Wireshark shows it: {@code Nov 22, 2026 17:26:24.555635588 UTC}. */
    @Override
    public String toString() {
        return WIRESHARK.format(time());
    }
}
