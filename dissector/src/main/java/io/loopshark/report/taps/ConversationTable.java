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
 * with the higher port stands on the left. Bytes are those of whole frames on the wire.
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

    private static final class Row {
        private final String left;
        private final String right;
        private final long start;
        private final boolean leftFirst;
        private long end;
        private long framesFirst;
        private long bytesFirst;
        private long framesSecond;
        private long bytesSecond;

        private final long sourceHigh;
        private final long sourceLow;
        private final int sourcePort;

        Row(PacketView packet, long start) {
            this.start = start;
            sourceHigh = packet.sourceHigh();
            sourceLow = packet.sourceLow();
            sourcePort = packet.sourcePort();
            leftFirst = sourceOnTheLeft(packet);
            String source = end(packet, sourceHigh, sourceLow, sourcePort);
            String destination =
                    end(packet, packet.destinationHigh(), packet.destinationLow(), packet.destinationPort());
            left = leftFirst ? source : destination;
            right = leftFirst ? destination : source;
        }

        private static boolean sourceOnTheLeft(PacketView packet) {
            if (packet.sourcePort() != packet.destinationPort()) {
                return packet.sourcePort() > packet.destinationPort();
            }
            int order = Long.compareUnsigned(packet.sourceHigh(), packet.destinationHigh());
            return (order == 0 ? Long.compareUnsigned(packet.sourceLow(), packet.destinationLow()) : order) < 0;
        }

        private static String end(PacketView packet, long high, long low, int port) {
            return new IpAddress(high, low, packet.ipv6()) + ":" + port;
        }

        void add(PacketView packet, long now) {
            boolean first = packet.sourcePort() == sourcePort
                    && packet.sourceLow() == sourceLow
                    && packet.sourceHigh() == sourceHigh;
            end = now;
            if (first) {
                framesFirst++;
                bytesFirst += packet.originalLength();
            } else {
                framesSecond++;
                bytesSecond += packet.originalLength();
            }
        }

        long frames() {
            return framesFirst + framesSecond;
        }

        String line() {
            long toLeft = leftFirst ? framesSecond : framesFirst;
            long bytesToLeft = leftFirst ? bytesSecond : bytesFirst;
            return String.format(
                    Locale.ROOT,
                    "%-26s <-> %-26s  %6d %-9s  %6d %-9s  %6d %-9s  %14s   %12s",
                    left,
                    right,
                    toLeft,
                    size(bytesToLeft),
                    frames() - toLeft,
                    size(bytesFirst + bytesSecond - bytesToLeft),
                    frames(),
                    size(bytesFirst + bytesSecond),
                    seconds(start, 9),
                    seconds(end - start, 4));
        }
    }

    /** Counts the frame at hand, which need not be shown. */
    public void take(Dissection frame) {
        if (!frame.streamed()) {
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
