package io.loopshark.report.fields;

import io.loopshark.decode.Layer;
import io.loopshark.field.FieldType;
import io.loopshark.report.fields.FieldTable.Registration;

/** The fields of the UDP header. */
final class UdpFields {

    private UdpFields() {}

    static void register(Registration table) {
        Headers udp = new Headers(table, Layer.UDP);
        udp.u2("udp.srcport", 0);
        udp.u2("udp.dstport", 2);
        udp.field("udp.port", FieldType.UNSIGNED, 16, 4, (bytes, at, sink) -> {
            sink.number(Headers.u2(bytes, at));
            sink.number(Headers.u2(bytes, at + 2));
        });
        udp.u2("udp.length", 4);
        udp.hex2("udp.checksum", 6);
    }
}
