package io.loopshark.plugin.http;

import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import io.loopshark.plugin.Branch;
import io.loopshark.plugin.http.HeaderTable.Line;
import java.util.List;

/** The headers of a block, in the order in which they were sent. */
record HeaderList(List<Line> lines) {

    /**
     * Adds the headers to a frame's tree. They were compressed, so that they stand nowhere.
     *
     * @param at where the block, or its last part, begins
     * @param octets of it
     * @return what the packet list says of them
     */
    String add(Branch tree, int at, int octets) {
        tree.derived(Http2Fields.HEADER_COUNT, (long) lines.size());
        for (Line line : lines) {
            Branch header = tree.branch(Http2Fields.HEADER, at, octets);
            header.derived(Http2Fields.HEADER_NAME, line.name()).derived(Http2Fields.HEADER_VALUE, line.value());
            Http2Fields.header(line.name()).ifPresent(field -> add(header, field, line.value()));
            tree.node(header.finish());
        }
        String status = value(":status");
        String method = value(":method");
        return method.isEmpty() ? status.isEmpty() ? "" : ": " + status : ": " + method + " " + value(":path");
    }

    private static void add(Branch header, Field field, String value) {
        if (field.type() == FieldType.TEXT) {
            header.derived(field, value);
        } else if (value.matches("\\d{1,9}")) {
            header.derived(field, Long.parseLong(value));
        }
    }

    private String value(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .map(Line::value)
                .orElse("");
    }
}
