package io.loopshark.report.taps;

import io.loopshark.report.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;

/** The ways in which a piece of a followed stream is written; what the second peer says stands behind a tab. */
final class FollowText {

    private static final int ROW = 16;
    private static final String DIGITS = "0123456789ABCDEF";

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
            offset(offset + row);
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
        characters(bytes, from, count);
        text.character('\n');
    }

    /** As tshark has it, without one space that they would end with; the one between the halves may be it. */
    private void characters(byte[] bytes, int from, int count) {
        boolean spaceLast = bytes[from + count - 1] == ' ';
        int shown = spaceLast && count != ROW / 2 ? count - 1 : count;
        for (int i = 0; i < shown; i++) {
            text.character(printable(bytes[from + i]));
            if (i == ROW / 2 - 1 && i + 1 < count) {
                text.character(' ');
            }
        }
    }

    /** Offsets are in upper case, as in tshark, the octets in lower case. */
    private void offset(long offset) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.character(DIGITS.charAt((int) (offset >>> shift) & 0xf));
        }
    }

    private void begin(int side) {
        if (side == 1) {
            text.character('\t');
        }
    }
}
