package io.loopshark.report.taps;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How often each kind of finding was made, by severity, as {@code tshark -z expert} lays it out. A violation is what tshark calls an error,
 * an anomaly a warning.
 */
public final class ExpertTable implements Consumer<JudgedConnection> {

    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);

    /** Counts the findings of a connection, those that it doesn't list too. */
    @Override
    public void accept(JudgedConnection connection) {
        for (Finding finding : connection.findings()) {
            counts.merge(finding.kind(), 1L, Long::sum);
        }
        connection.unlisted().forEach((kind, more) -> counts.merge(kind, more, Long::sum));
    }

    /** The whole table, every line ending with a line feed; the empty text when nothing was found. */
    public String text() {
        StringBuilder text = new StringBuilder();
        section(text, "Errors", Severity.VIOLATION);
        section(text, "Warns", Severity.ANOMALY);
        section(text, "Notes", Severity.NOTE);
        return text.toString();
    }

    private void section(StringBuilder text, String title, Severity severity) {
        List<FindingKind> kinds = new ArrayList<>(counts.keySet());
        kinds.removeIf(kind -> kind.severity() != severity);
        if (kinds.isEmpty()) {
            return;
        }
        kinds.sort(Comparator.comparing(counts::get).reversed());
        long total = kinds.stream().mapToLong(counts::get).sum();
        text.append('\n').append(title).append(" (").append(total).append(")\n");
        text.append("=============\n");
        text.append("   Frequency      Group           Protocol  Summary\n");
        for (FindingKind kind : kinds) {
            text.append(String.format(
                    Locale.ROOT,
                    "%12d %10s %18s  %s (%s)%n",
                    counts.get(kind),
                    "Sequence",
                    "TCP",
                    kind,
                    kind.citation()));
        }
    }
}
