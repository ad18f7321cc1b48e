package io.loopshark.report.fields;

import io.loopshark.filter.FilterField;
import io.loopshark.filter.FilterFields;
import io.loopshark.report.Dissection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every field that frames can be filtered by: those that can be printed, and the protocols. */
public final class FilterTable implements FilterFields<Dissection> {

    /** The table. */
    public static final FilterTable FIELDS = new FilterTable();

    private final Map<String, FilterField<Dissection>> fields = new LinkedHashMap<>(ProtocolFields.all());

    private FilterTable() {
        for (FieldColumn column : FieldTable.all()) {
            fields.put(
                    column.name(),
                    new FilterField<>(column.name(), column.type(), column.bits(), column.reader()::read));
        }
    }

    @Override
    public Optional<FilterField<Dissection>> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    public Optional<String> suggestion(String unknown) {
        return Spelling.closest(unknown, fields.keySet());
    }
}
