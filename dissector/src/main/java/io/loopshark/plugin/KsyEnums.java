package io.loopshark.plugin;

import io.loopshark.field.Field.ValueName;
import io.loopshark.field.Words;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The enums that can be seen from within a type: its own, those of the types around it, and those of imported specifications.
 *
 * @param own by name, each from number to name
 * @param outer those of the type around; null for a root type
 * @param imported the enums of imported specifications, by their id
 */
record KsyEnums(
        Map<String, Map<Long, ValueName>> own, @Nullable KsyEnums outer, Map<String, KsyEnums> imported) {

    static KsyEnums read(Keys type, @Nullable KsyEnums outer, Map<String, KsyEnums> imported) {
        Map<String, Map<Long, ValueName>> enums = new HashMap<>();
        if (type.value("enums") instanceof Map<?, ?> declared) {
            declared.forEach((name, values) -> enums.put(name.toString(), values(values, type + "/enums/" + name)));
        }
        return new KsyEnums(enums, outer, imported);
    }

    private static Map<Long, ValueName> values(@Nullable Object declared, String where) {
        if (!(declared instanceof Map<?, ?> map)) {
            throw new SpecificationException(where + " is not a mapping");
        }
        Map<Long, ValueName> names = new HashMap<>();
        map.forEach((number, value) -> {
            if (!(number instanceof Number key)) {
                throw new SpecificationException(where + ": not a number: " + number);
            }
            names.put(key.longValue(), name(value, where + "/" + number));
        });
        return names;
    }

    private static ValueName name(@Nullable Object value, String where) {
        if (!(value instanceof Map)) {
            return new ValueName(Words.of(String.valueOf(value)), null);
        }
        Keys keys = Keys.of(value, where);
        Words name = keys.words("-name");
        return new ValueName(name == null ? Words.of(keys.text("id").orElse(where)) : name, keys.words("-short"));
    }

    /**
     * The names under {@code path}: {@code option_kind}, or {@code ip_protocols::protocol} within another specification.
     *
     * @throws SpecificationException if there is no such enum
     */
    Map<Long, ValueName> find(String path, String where) {
        int separator = path.lastIndexOf("::");
        String name = separator < 0 ? path : path.substring(separator + 2);
        String scope = separator < 0 ? "" : path.substring(0, separator);
        for (KsyEnums enums = this; enums != null; enums = enums.outer) {
            KsyEnums from = scope.isEmpty() ? enums : enums.imported.get(scope);
            Map<Long, ValueName> found = from == null ? null : from.own.get(name);
            if (found != null) {
                return found;
            }
        }
        throw new SpecificationException(where + ": no enum " + path);
    }
}
