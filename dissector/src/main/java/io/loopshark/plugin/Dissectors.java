package io.loopshark.plugin;

import io.loopshark.field.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The dissectors that are there, and which of them is responsible for what. Never changes. */
public final class Dissectors {

    /** None at all. */
    public static final Dissectors NONE = new Dissectors(List.of(), Map.of());

    private final List<Entry> entries;
    private final Map<Table, Map<Integer, Entry>> tables = new EnumMap<>(Table.class);
    private final Map<String, Field> fields = new LinkedHashMap<>();

    Dissectors(List<Entry> entries, Map<Table, Map<Integer, Entry>> overruling) {
        this.entries = List.copyOf(entries);
        for (Table table : Table.values()) {
            Map<Integer, Entry> responsible = new HashMap<>();
            for (Entry entry : entries) {
                entry.selectors()
                        .getOrDefault(table, new TreeSet<>())
                        .forEach(number -> responsible.put(number, entry));
            }
            responsible.putAll(overruling.getOrDefault(table, Map.of()));
            tables.put(table, responsible);
        }
        for (Entry entry : entries) {
            enter(entry.protocol().field());
            entry.protocol().fields().forEach(this::enter);
        }
        if (!entries.isEmpty()) {
            ExpertNote.fields().forEach(this::enter);
        }
    }

    private void enter(Field field) {
        Fields.enter(field, fields);
    }

    /** Those that come with Loopshark, and those of the class path as {@code loader} sees it. */
    public static Dissectors installed(ClassLoader loader) {
        return PluginSearch.in(loader).dissectors();
    }

    /** The field of a protocol that {@code filter} finds; empty where none of these protocols has it. */
    public Optional<Field> field(String filter) {
        return Optional.ofNullable(fields.get(filter));
    }

    /** The names of all fields, aliases too. */
    public Set<String> fieldNames() {
        return fields.keySet();
    }

    /** Every dissector, in the order of registration. */
    public List<Listing> all() {
        return entries.stream().map(Listing::of).toList();
    }

    /**
     * A dissector as it is shown to people.
     *
     * @param protocol the protocol
     * @param found where it is looked for: {@code tcp.port 53,5353}, {@code heuristic}
     * @param origin where it came from: the path of a jar or folder, or {@code built in}
     */
    public record Listing(Protocol protocol, List<String> found, String origin) {

        static Listing of(Entry entry) {
            List<String> found = new ArrayList<>();
            entry.selectors()
                    .forEach((table, numbers) -> found.add(table.label() + " "
                            + String.join(
                                    ",", numbers.stream().map(String::valueOf).toList())));
            if (entry.heuristic()) {
                found.add("heuristic");
            }
            return new Listing(entry.protocol(), List.copyOf(found), entry.origin());
        }
    }

    /** The same with some decisions overruled. */
    public Dissectors with(List<DecodeAs> decisions) {
        Map<Table, Map<Integer, Entry>> overruling = new EnumMap<>(Table.class);
        for (DecodeAs decision : decisions) {
            Map<Integer, Entry> numbers = overruling.computeIfAbsent(decision.table(), table -> new HashMap<>());
            for (int number = decision.first(); number <= decision.last(); number++) {
                numbers.put(number, decision.entry());
            }
        }
        return new Dissectors(entries, overruling);
    }

    Optional<Entry> find(Table table, int number) {
        return Optional.ofNullable(tables.getOrDefault(table, Map.of()).get(number));
    }

    /** The dissector of either port, the lower one first as Wireshark has it. */
    Optional<Entry> findByPorts(Table table, int source, int destination) {
        return find(table, Math.min(source, destination)).or(() -> find(table, Math.max(source, destination)));
    }

    /** Those that are asked about what no table of this kind knows. */
    Optional<Entry> recognizing(Table kind, Bytes bytes) {
        return entries.stream()
                .filter(entry -> entry.heuristic() && entry.fits(kind) && entry.recognizes(bytes))
                .findFirst();
    }

    /** The dissector of a protocol for a table. */
    Optional<Entry> forTable(Table table, String protocol) {
        return entries.stream()
                .filter(entry -> entry.protocol().filter().equals(protocol) && entry.fits(table))
                .reduce((first, second) -> second);
    }

    /** The names of the protocols that fit a table. */
    Set<String> protocols(Table table) {
        Set<String> names = new TreeSet<>();
        entries.stream()
                .filter(entry -> entry.fits(table))
                .forEach(entry -> names.add(entry.protocol().filter()));
        return names;
    }
}
