package io.loopshark.plugin;

import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import io.loopshark.field.Words;
import java.util.List;

/**
 * A protocol as it is known to displays and filters.
 *
 * @param filter the name in display filters, before the first dot of its fields: {@code dns}
 * @param name in full: {@code Domain Name System}
 * @param column what the packet list shows under Protocol: {@code DNS}
 * @param fields every field that its messages may have, so that a filter that names another one can be told so
 */
public record Protocol(String filter, Words name, String column, List<Field> fields) {

    /** Copies the list. */
    public Protocol {
        fields = List.copyOf(fields);
    }

    /** A protocol with a name in English. */
    public static Protocol of(String filter, String name, String column, Field... fields) {
        return new Protocol(filter, Words.of(name), column, List.of(fields));
    }

    /** The field of the protocol as a whole: the first node of each message. */
    public Field field() {
        return Field.of(filter, name, FieldType.NONE);
    }
}
