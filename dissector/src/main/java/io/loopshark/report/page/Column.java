package io.loopshark.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Numbers of one kind, one a step, in the bytes that a typed array of JavaScript takes: little-endian. */
final class Column {

    /** How JavaScript is to read the bytes. */
    enum Type {
        U8,
        U16,
        U32,
        F64
    }

    private final String name;
    private final Type type;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Column(String name, Type type) {
        this.name = name;
        this.type = type;
    }

    String name() {
        return name;
    }

    Type type() {
        return type;
    }

    int byteLength() {
        return bytes.size();
    }

    void add(long number) {
        switch (type) {
            case U8 -> bytes.write((int) number);
            case U16 -> write(number, Short.BYTES);
            case U32 -> write(number, Integer.BYTES);
            case F64 -> write(Double.doubleToRawLongBits((double) number), Double.BYTES);
        }
    }

    private void write(long bits, int octets) {
        for (int i = 0; i < octets; i++) {
            bytes.write((int) (bits >>> Byte.SIZE * i));
        }
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }
}
