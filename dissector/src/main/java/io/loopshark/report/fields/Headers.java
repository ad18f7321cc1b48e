package io.loopshark.report.fields;

import io.loopshark.decode.Layer;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldType;
import io.loopshark.field.ValueSink;
import io.loopshark.report.Dissection;
import io.loopshark.report.fields.FieldTable.Registration;

/** Fields that stand at one place of every header of a kind. A frame with tunnels has several of each, the outermost first. */
record Headers(Registration table, Layer layer) {

    /** Reads one value of a header that begins at {@code at}. */
    @FunctionalInterface
    interface Piece {
        void read(byte[] bytes, int at, ValueSink sink);
    }

    /** A field of headers of which at least {@code needed} octets were captured. */
    void field(String name, FieldType type, int bits, int needed, Piece piece) {
        table.field(name, type, bits, (frame, sink) -> each(frame, layer, needed, piece, sink));
    }

    /** The octet at {@code offset}. */
    void u1(String name, int offset) {
        field(name, FieldType.UNSIGNED, 8, offset + 1, (bytes, at, sink) -> sink.number(u1(bytes, at + offset)));
    }

    /** The two octets at {@code offset}. */
    void u2(String name, int offset) {
        field(name, FieldType.UNSIGNED, 16, offset + 2, (bytes, at, sink) -> sink.number(u2(bytes, at + offset)));
    }

    /** The two octets at {@code offset}, written in hexadecimal. */
    void hex2(String name, int offset) {
        field(name, FieldType.UNSIGNED, 16, offset + 2, (bytes, at, sink) -> sink.hex(u2(bytes, at + offset), 4));
    }

    /** A piece of every header of a kind. */
    static void each(Dissection frame, Layer layer, int needed, Piece piece, ValueSink sink) {
        PacketView packet = frame.packet();
        for (int i = 0; i < packet.layerCount(); i++) {
            if (packet.layer(i) == layer && packet.layerOffset(i) + needed <= packet.readableLength()) {
                piece.read(packet.bytes(), packet.frameOffset() + packet.layerOffset(i), sink);
            }
        }
    }

    static int u1(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    static int u2(byte[] bytes, int at) {
        return u1(bytes, at) << 8 | u1(bytes, at + 1);
    }

    static int u4(byte[] bytes, int at) {
        return u2(bytes, at) << 16 | u2(bytes, at + 2);
    }

    static long u8(byte[] bytes, int at) {
        return (long) u4(bytes, at) << 32 | Integer.toUnsignedLong(u4(bytes, at + 4));
    }
}
