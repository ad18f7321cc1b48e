package io.loopshark.report.taps;

import io.loopshark.decode.PacketView;
import io.loopshark.report.Dissection;
import io.loopshark.segment.IpAddress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who talked with whom over TCP, a row for each {@code tcp.stream}, those with the most frames first: {@code tshark -z conv,tcp}. The end
 * that was heard first stands on the left. Bytes are those of whole frames on the wire.
 */
public final class ConversationTable {

    private static final String RULE = "=".repeat(80);
    private static final String HEADING = """
            TCP Conversations
            Filter:<No Filter>
                                                                       |       <-      | |       ->      | |     Total     |    Relative    |   Duration   |
                                                                       | Frames  Bytes | | Frames  Bytes | | Frames  Bytes |      Start     |              |
            """;

    /** A flood of SYNs makes a stream of each; beyond so many they are counted only. */
    private static final int MOST = 1 << 20;

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private final int most;
    private final List<@Nullable Row> rows = new ArrayList<>();
    private long unlisted;

    /** An empty table. */
    public ConversationTable() {
        this(MOST);
    }

    /** @param most how many rows it has room for */
    ConversationTable(int most) {
        this.most = most;
    }

    /** One conversation; first is the end that was heard first. */
    private static final class Row {
        private final String first;
        private final String second;
        private final long sourceHigh;
        private final long sourceLow;
        private final int sourcePort;
        private final long start;
        private long end;
        private long framesToFirst;
        private long bytesToFirst;
        private long framesToSecond;
        private long bytesToSecond;

        Row(PacketView packet, long start) {
            this.start = start;
            sourceHigh = packet.sourceHigh();
            sourceLow = packet.sourceLow();
            sourcePort = packet.sourcePort();
            first = end(packet, sourceHigh, sourceLow, sourcePort);
            second = end(packet, packet.destinationHigh(), packet.destinationLow(), packet.destinationPort());
        }

        private static String end(PacketView packet, long high, long low, int port) {
            return new IpAddress(high, low, packet.ipv6()) + ":" + port;
        }

        void add(PacketView packet, long now) {
            boolean fromFirst = packet.sourcePort() == sourcePort
                    && packet.sourceLow() == sourceLow
                    && packet.sourceHigh() == sourceHigh;
            end = now;
            if (fromFirst) {
                framesToSecond++;
                bytesToSecond += packet.originalLength();
            } else {
                framesToFirst++;
                bytesToFirst += packet.originalLength();
            }
        }

        long frames() {
            return framesToFirst + framesToSecond;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-26s <-> %-26s  %6d %-9s  %6d %-9s  %6d %-9s  %14s   %12s",
                    first,
                    second,
                    framesToFirst,
                    size(bytesToFirst),
                    framesToSecond,
                    size(bytesToSecond),
                    frames(),
                    size(bytesToFirst + bytesToSecond),
                    seconds(start, 9),
                    seconds(end - start, 4));
        }
    }

    /** Counts the frame at hand, which need not be shown. */
    public void take(Dissection frame) {
        // One with a header that cannot be read has a tcp.stream, but tshark doesn't count it.
        if (!frame.analysed()) {
            return;
        }
        if (frame.stream() >= most) {
            unlisted++;
            return;
        }
        int stream = (int) frame.stream();
        while (rows.size() <= stream) {
            rows.add(null);
        }
        Row row = rows.get(stream);
        if (row == null) {
            row = new Row(frame.packet(), frame.timeRelativeNanos());
            rows.set(stream, row);
        }
        row.add(frame.packet(), frame.timeRelativeNanos());
    }

    /** The whole table, every line ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(RULE).append('\n').append(HEADING);
        List<Row> sorted = new ArrayList<>();
        for (Row row : rows) {
            if (row != null) {
                sorted.add(row);
            }
        }
        sorted.sort(Comparator.comparingLong(Row::frames).reversed());
        sorted.forEach(row -> text.append(row.line()).append('\n'));
        if (unlisted > 0) {
            text.append("and ").append(unlisted).append(" frames of conversations beyond the first ");
            text.append(most).append('\n');
        }
        return text.append(RULE).append('\n').toString();
    }

    private static String seconds(long nanos, int decimals) {
        // As C prints a double.
        double seconds = nanos / 1e9;
        return new BigDecimal(seconds)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** With a unit of which there are ten at least, what is beyond it cut off. */
    private static String size(long bytes) {
        int unit = 0;
        long shown = bytes;
        while (unit + 1 < UNITS.length && shown / 1000 >= 10) {
            shown /= 1000;
            unit++;
        }
        return shown + " " + UNITS[unit];
    }
}
