package io.loopshark.report.fields;

import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import io.loopshark.plugin.Dissectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every field that can be printed, by name. The table is built once and never changes. */
public final class FieldTable {

    private static final Map<String, FieldColumn> FIELDS = build();

    private FieldTable() {}

    private static Map<String, FieldColumn> build() {
        Map<String, FieldColumn> fields = new LinkedHashMap<>();
        Registration registration =
                (name, type, bits, reader) -> fields.put(name, new FieldColumn(name, type, bits, reader));
        FrameFields.register(registration);
        NetworkFields.register(registration);
        TcpFields.register(registration);
        OptionFields.register(registration);
        AnalysisFields.register(registration);
        UdpFields.register(registration);
        JudgedFields.register(registration);
        return fields;
    }

    /** How the groups of fields enter themselves. */
    @FunctionalInterface
    interface Registration {
        void field(String name, FieldType type, int bits, FieldColumn.Reader reader);

        /** A field whose values aren't numbers. */
        default void field(String name, FieldType type, FieldColumn.Reader reader) {
            field(name, type, 0, reader);
        }

        /** A field of unsigned numbers of so many bits. */
        default void number(String name, int bits, FieldColumn.Reader reader) {
            field(name, FieldType.UNSIGNED, bits, reader);
        }
    }

    /** The field of this name; empty where there is none. */
    public static Optional<FieldColumn> find(String name) {
        return Optional.ofNullable(FIELDS.get(name));
    }

    /** Every field, in the order of the protocol stack. */
    public static List<FieldColumn> all() {
        return List.copyOf(FIELDS.values());
    }

    /** Every name, in the order of the protocol stack. */
    public static Set<String> names() {
        return FIELDS.keySet();
    }

    /** The name that somebody may have meant who wrote {@code unknown}; empty where none is close. */
    public static Optional<String> suggestion(String unknown) {
        return Spelling.closest(unknown, FIELDS.keySet());
    }

    /**
     * Finds several fields.
     *
     * @param names in the order in which they are to be printed; one may come twice
     */
    public static Lookup look(List<String> names) {
        return look(names, Dissectors.NONE);
    }

    /**
     * Finds several fields, those of plug-ins too.
     *
     * @param names in the order in which they are to be printed; one may come twice
     */
    public static Lookup look(List<String> names, Dissectors dissectors) {
        List<FieldColumn> columns = new ArrayList<>();
        for (String name : names) {
            FieldColumn column = FIELDS.get(name);
            Optional<Field> added = dissectors.field(name);
            if (column == null && added.isPresent()) {
                column = PluginFields.column(name, added.get());
            }
            if (column == null) {
                column = TreeFields.find(name).orElse(null);
            }
            if (column == null) {
                Set<String> known = new LinkedHashSet<>(FIELDS.keySet());
                known.addAll(TreeFields.names());
                known.addAll(dissectors.fieldNames());
                return new Lookup.Unknown(name, Spelling.closest(name, known));
            }
            columns.add(column);
        }
        return new Lookup.Found(columns);
    }

    /** Whether the field is one of a plug-in, which only a {@link io.loopshark.report.Dissection} with dissectors knows. */
    public static boolean isOfPlugin(FieldColumn column) {
        return !FIELDS.containsKey(column.name())
                && TreeFields.find(column.name()).isEmpty();
    }

    /** What came of looking for fields. */
    public sealed interface Lookup {

        /** All of them are known. */
        record Found(List<FieldColumn> columns) implements Lookup {
            /** Keeps a copy of the list. */
            public Found {
                columns = List.copyOf(columns);
            }
        }

        /**
         * One is not known.
         *
         * @param name the first name that no field has
         * @param suggestion the name that may have been meant
         */
        record Unknown(String name, Optional<String> suggestion) implements Lookup {
            /** One sentence for the user: {@code unknown field "tcp.sec" (did you mean "tcp.seq"?)}. */
            public String message() {
                return "unknown field \"" + name + "\""
                        + suggestion
                                .map(meant -> " (did you mean \"" + meant + "\"?)")
                                .orElse("");
            }
        }
    }
}
