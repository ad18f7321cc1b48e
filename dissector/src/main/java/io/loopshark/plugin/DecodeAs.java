package io.loopshark.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user's decision which protocol certain numbers stand for, as tshark's {@code -d} takes it: {@code tcp.port==8888,http}. */
public final class DecodeAs {

    private static final Pattern FORM =
            Pattern.compile("\\s*([\\w.]+)\\s*==\\s*(\\d{1,10})(?:([-:])(\\d{1,10}))?\\s*,\\s*([\\w.-]+)\\s*");
    private static final int MOST = 0xffff;

    private final Table table;
    private final int first;
    private final int last;
    private final Entry entry;

    private DecodeAs(Table table, int first, int last, Entry entry) {
        this.table = table;
        this.first = first;
        this.last = last;
        this.entry = entry;
    }

    /**
     * Reads a decision.
     *
     * @param text {@code TABLE==NUMBER,PROTOCOL}; a range of numbers is {@code 8000-8010}, or {@code 8000:11} for so many
     * @param dissectors which protocols there are
     * @throws IllegalArgumentException if it cannot be used; the message says why, for users
     */
    public static DecodeAs parse(String text, Dissectors dissectors) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "-d takes TABLE==NUMBER,PROTOCOL such as tcp.port==8888,http, not '" + text + "'");
        }
        Table table = Table.called(parts.group(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "-d: no dissector table '" + parts.group(1) + "'; there are " + Table.names()));
        long first = Long.parseLong(parts.group(2));
        long last = first;
        if (parts.group(3) != null) {
            long second = Long.parseLong(parts.group(4));
            last = parts.group(3).equals("-") ? second : first + second - 1;
        }
        if (last < first || last > MOST) {
            throw new IllegalArgumentException("-d: numbers go from 0 to " + MOST + ", upwards: '" + text + "'");
        }
        Entry entry = dissectors
                .forTable(table, parts.group(5))
                .orElseThrow(() -> new IllegalArgumentException("-d: no protocol '" + parts.group(5) + "' for "
                        + table.label() + "; there are " + String.join(", ", dissectors.protocols(table))));
        return new DecodeAs(table, (int) first, (int) last, entry);
    }

    Table table() {
        return table;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    Entry entry() {
        return entry;
    }
}
