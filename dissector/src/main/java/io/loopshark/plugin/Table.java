package io.loopshark.plugin;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What dissectors are looked for by; the names are Wireshark's. */
enum Table {
    TCP_PORT("tcp.port"),
    UDP_PORT("udp.port"),
    IP_PROTO("ip.proto"),
    ETHERTYPE("ethertype"),
    /** The capture's link type, a number of pcap's list. */
    LINK_TYPE("link.type");

    private final String label;

    Table(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether what it leads to comes as a stream. */
    boolean streams() {
        return this == TCP_PORT;
    }

    static Optional<Table> called(String name) {
        return Arrays.stream(values()).filter(table -> table.label.equals(name)).findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(Table::label).collect(Collectors.joining(", "));
    }
}
