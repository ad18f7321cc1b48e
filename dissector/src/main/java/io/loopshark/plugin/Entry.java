package io.loopshark.plugin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A registered dissector: for streams, for packets, or both, and where it is looked for. */
final class Entry implements Registry.Registration {

    private final Protocol protocol;
    private final @Nullable Supplier<? extends StreamDissector> stream;
    private final @Nullable PacketDissector packet;
    private final String origin;
    private final Map<Table, SortedSet<Integer>> selectors = new EnumMap<>(Table.class);
    private final List<Predicate<Bytes>> heuristics = new ArrayList<>();

    Entry(
            Protocol protocol,
            @Nullable Supplier<? extends StreamDissector> stream,
            @Nullable PacketDissector packet,
            String origin) {
        this.protocol = protocol;
        this.stream = stream;
        this.packet = packet;
        this.origin = origin;
    }

    Protocol protocol() {
        return protocol;
    }

    /** Where it came from: a jar, a folder, or {@code built in}. */
    String origin() {
        return origin;
    }

    Map<Table, SortedSet<Integer>> selectors() {
        return selectors;
    }

    boolean heuristic() {
        return !heuristics.isEmpty();
    }

    /** Whether it can be entered in {@code table}. */
    boolean fits(Table table) {
        return table.streams() ? stream != null : packet != null;
    }

    /** The dissector of a connection that begins. */
    StreamDissector open() {
        if (stream == null) {
            throw new IllegalStateException(protocol.filter() + " is no protocol of streams");
        }
        return stream.get();
    }

    Progress dissect(Bytes bytes) {
        return packet == null ? Progress.notMine() : packet.dissect(bytes);
    }

    boolean recognizes(Bytes bytes) {
        for (Predicate<Bytes> recognizes : heuristics) {
            try {
                if (recognizes.test(bytes)) {
                    return true;
                }
            } catch (RuntimeException | StackOverflowError e) {
                // Bytes that a heuristic cannot even read are none of its protocol's.
            }
        }
        return false;
    }

    @Override
    public Registry.Registration on(String table, int... numbers) {
        Table found = Table.called(table)
                .orElseThrow(() ->
                        new IllegalArgumentException("no dissector table " + table + "; there are " + Table.names()));
        if (!fits(found)) {
            throw new IllegalArgumentException(protocol.filter() + " cannot be entered in " + table + ": it takes "
                    + (stream == null ? "packets" : "streams"));
        }
        SortedSet<Integer> entered = selectors.computeIfAbsent(found, key -> new TreeSet<>());
        for (int number : numbers) {
            entered.add(number);
        }
        return this;
    }

    @Override
    public Registry.Registration recognizedBy(Predicate<Bytes> recognizes) {
        heuristics.add(recognizes);
        return this;
    }
}
