package io.loopshark.plugin.http;

import io.loopshark.field.Field;
import io.loopshark.plugin.Branch;
import io.loopshark.plugin.Bytes;

/** What a frame of HTTP/2 carries, read from front to back. */
final class Payload {

    private static final int SETTING = 6;
    private static final int HEADER_TABLE_SIZE = 1;

    private final Bytes frame;
    private int at;
    private int end;

    /** The frame's octets from {@code at} to before {@code end}. */
    Payload(Bytes frame, int at, int end) {
        this.frame = frame;
        this.at = at;
        this.end = end;
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    void dropLast(int octets) {
        end -= octets;
    }

    byte[] rest() {
        return frame.copy(at, left());
    }

    void number(Branch tree, Field field, int octets) {
        tree.number(field, at, octets);
        at += octets;
    }

    /** All that is left, if anything is. */
    void octets(Branch tree, Field field) {
        if (left() > 0) {
            tree.octets(field, at, left());
            at = end;
        }
    }

    void priority(Branch tree) {
        tree.bits(Http2Fields.EXCLUSIVE, 8 * at, 1).bits(Http2Fields.DEPENDENCY, 8 * at + 1, 31);
        at += 4;
        number(tree, Http2Fields.WEIGHT, 1);
    }

    /** Adds settings; returns the size of the header table, the last one of several, -1 where they don't say. */
    long settings(Branch tree) {
        long size = -1;
        while (left() >= SETTING) {
            int id = frame.u2(at);
            Branch setting = Branch.of(Http2Fields.SETTING, frame.part(at, SETTING));
            setting.number(Http2Fields.SETTING_ID, 0, 2).number(Http2Fields.setting(id), 2, 4);
            tree.node(setting.finish());
            size = id == HEADER_TABLE_SIZE ? frame.u4(at + 2) : size;
            at += SETTING;
        }
        return size;
    }
}
