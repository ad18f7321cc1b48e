package io.loopshark.report.fields;

import io.loopshark.filter.FilterField;
import io.loopshark.filter.FilterFields;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.Dissection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every field that frames can be filtered by: those that can be printed, and the protocols. */
public final class FilterTable implements FilterFields<Dissection> {

    private static final Map<String, FilterField<Dissection>> BUILT_IN = builtIn();

    /** The table without plug-ins. */
    public static final FilterTable FIELDS = new FilterTable(Dissectors.NONE);

    private final Dissectors dissectors;

    private FilterTable(Dissectors dissectors) {
        this.dissectors = dissectors;
    }

    /** The table with the fields of plug-ins: what it finds reads frames that a {@link Dissection} with these dissectors has taken. */
    public static FilterTable with(Dissectors dissectors) {
        return new FilterTable(dissectors);
    }

    private static Map<String, FilterField<Dissection>> builtIn() {
        Map<String, FilterField<Dissection>> fields = new LinkedHashMap<>(ProtocolFields.all());
        for (FieldColumn column : FieldTable.all()) {
            fields.put(
                    column.name(),
                    new FilterField<>(column.name(), column.type(), column.bits(), column.reader()::read));
        }
        return fields;
    }

    @Override
    public Optional<FilterField<Dissection>> find(String name) {
        return Optional.ofNullable(BUILT_IN.get(name))
                .or(() -> dissectors.field(name).map(field -> PluginFields.filterField(name, field)))
                .or(() -> TreeFields.filterField(name));
    }

    @Override
    public Optional<String> suggestion(String unknown) {
        Set<String> known = new LinkedHashSet<>(BUILT_IN.keySet());
        known.addAll(TreeFields.names());
        known.addAll(dissectors.fieldNames());
        return Spelling.closest(unknown, known);
    }
}
