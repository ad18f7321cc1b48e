package io.loopshark.report.fields;

import io.loopshark.report.Dissection;
import io.loopshark.report.Utf8Buffer;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The values of chosen fields, a line a frame, in UTF-8, as {@code tshark -T fields} prints them. A frame that lacks a field has an
 * empty cell there.
 */
public final class FieldLines implements Flushable {

    private static final int FULL = 1 << 16;

    private final OutputStream out;
    private final List<FieldColumn> columns;
    private final FieldFormat format;
    private final Utf8Buffer lines = new Utf8Buffer(2 * FULL);
    private final Cell cell = new Cell();

    /**
     * Writes the header already, if there is to be one.
     *
     * @param out where to write, in large pieces; never closed
     * @param columns the fields, in this order
     * @param format how lines look
     */
    public FieldLines(OutputStream out, List<FieldColumn> columns, FieldFormat format) {
        this.out = out;
        this.columns = List.copyOf(columns);
        this.format = format;
        if (format.header()) {
            header();
        }
    }

    private void header() {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                lines.character(format.separator());
            }
            lines.text(columns.get(i).name());
        }
        lines.character('\n');
    }

    /** Writes the frame's line. */
    public void add(Dissection frame) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                lines.character(format.separator());
            }
            cell.clear();
            columns.get(i).reader().read(frame, cell);
            if (cell.count() > 0) {
                int from = lines.length();
                values();
                if (format.csv()) {
                    lines.quoteCsv(from, format.separator());
                }
            }
        }
        lines.character('\n');
        if (lines.length() >= FULL) {
            lines.drainTo(out);
        }
    }

    private void values() {
        quote();
        int first = format.occurrence() == FieldFormat.Occurrence.LAST ? cell.count() - 1 : 0;
        int last = format.occurrence() == FieldFormat.Occurrence.FIRST ? 0 : cell.count() - 1;
        for (int i = first; i <= last; i++) {
            if (i > first) {
                lines.character(format.aggregator());
            }
            if (format.csv()) {
                lines.piece(cell.text(), cell.start(i), cell.end(i));
            } else {
                lines.escaped(cell.text(), cell.start(i), cell.end(i));
            }
        }
        quote();
    }

    private void quote() {
        if (format.quote() != '\0') {
            lines.character(format.quote());
        }
    }

    /** Writes what is still held back. */
    @Override
    public void flush() throws IOException {
        lines.drainTo(out);
        out.flush();
    }
}
