package io.loopshark.report.taps;

import io.loopshark.report.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;

/** The ways in which a piece of a followed stream is written; what the second peer says stands behind a tab. */
final class FollowText {

    private static final int ROW = 16;

    private final OutputStream out;
    private final Utf8Buffer text = new Utf8Buffer(1 << 16);

    FollowText(OutputStream out) {
        this.out = out;
    }

    void ascii(int side, long offset, byte[] bytes, int from, int length) throws IOException {
        begin(side);
        text.number(length);
        text.character('\n');
        for (int i = from; i < from + length; i++) {
            byte octet = bytes[i];
            text.character(octet == '\n' || octet == '\r' ? (char) octet : printable(octet));
        }
        text.character('\n');
        text.drainTo(out);
    }

    private static char printable(byte octet) {
        return octet >= ' ' && octet <= '~' ? (char) octet : '.';
    }

    void raw(int side, byte[] bytes, int from, int length) throws IOException {
        begin(side);
        for (int i = from; i < from + length; i++) {
            text.hex(bytes[i], 2);
        }
        text.character('\n');
        text.drainTo(out);
    }

    void hex(int side, long offset, byte[] bytes, int from, int length) throws IOException {
        for (int row = 0; row < length; row += ROW) {
            begin(side);
            text.hex(offset + row, 8);
            text.character(' ');
            row(bytes, from + row, Math.min(ROW, length - row));
        }
        text.drainTo(out);
    }

    private void row(byte[] bytes, int from, int count) {
        for (int i = 0; i < ROW; i++) {
            text.character(' ');
            if (i == ROW / 2) {
                text.character(' ');
            }
            if (i < count) {
                text.hex(bytes[from + i], 2);
            } else {
                text.text("  ");
            }
        }
        text.text("  ");
        // tshark leaves away the spaces that the line would end with.
        int shown = count;
        while (shown > 0 && bytes[from + shown - 1] == ' ') {
            shown--;
        }
        for (int i = 0; i < shown; i++) {
            if (i == ROW / 2) {
                text.character(' ');
            }
            text.character(printable(bytes[from + i]));
        }
        text.character('\n');
    }

    private void begin(int side) {
        if (side == 1) {
            text.character('\t');
        }
    }
}
