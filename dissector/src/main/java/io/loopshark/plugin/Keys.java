package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import io.loopshark.field.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping in a {@code .ksy}, with their values by kind. */
final class Keys {

    private final Map<?, ?> map;
    private final String where;

    private Keys(Map<?, ?> map, String where) {
        this.map = map;
        this.where = where;
    }

    /**
     * @param value a mapping as the YAML reader gives it
     * @param where what it is called in messages
     * @throws SpecificationException if it is no mapping
     */
    static Keys of(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return new Keys(map, where);
        }
        throw new SpecificationException(where + " is not a mapping");
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    @Nullable
    Object value(String key) {
        return map.get(key);
    }

    /** A scalar as text. */
    Optional<String> text(String key) {
        Object value = map.get(key);
        return value == null || value instanceof Map || value instanceof List
                ? Optional.empty()
                : Optional.of(value.toString());
    }

    boolean isTrue(String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    /** A text and its Chinese counterpart under {@code key-zh}; null without the text. */
    @Nullable
    Words words(String key) {
        return text(key)
                .map(english -> new Words(english, text(key + "-zh").orElse(null)))
                .orElse(null);
    }

    /** One text or a list of them. */
    List<String> texts(String key) {
        if (map.get(key) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return text(key).stream().toList();
    }

    /** The mapping under {@code key}, entry by entry; empty where there is none. */
    Map<String, Keys> entries(String key) {
        Map<String, Keys> entries = new LinkedHashMap<>();
        if (map.get(key) instanceof Map<?, ?> inner) {
            inner.forEach((name, value) -> entries.put(name.toString(), of(value, where + "/" + key + "/" + name)));
        }
        return entries;
    }

    /** The list of mappings under {@code key}; empty where there is none. */
    List<Keys> list(String key) {
        List<Keys> items = new ArrayList<>();
        if (map.get(key) instanceof List<?> list) {
            for (Object item : list) {
                items.add(of(item, where + "/" + key + "/" + items.size()));
            }
        }
        return items;
    }

    /** Bits as {@code OFFSET:WIDTH}; empty where there are none or a part of it is {@code *}. */
    Optional<BitSpan> bits(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty() || text.get().contains("*") || !text.get().contains(":")) {
            return Optional.empty();
        }
        String[] parts = text.get().split(":", 2);
        try {
            return Optional.of(new BitSpan(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        } catch (IllegalArgumentException e) {
            throw new SpecificationException(where + "/" + key + ": no OFFSET:WIDTH: " + text.get(), e);
        }
    }

    /** A whole number. */
    Optional<Integer> number(String key) {
        return map.get(key) instanceof Integer number ? Optional.of(number) : Optional.empty();
    }

    /** What the mapping is called in messages. */
    @Override
    public String toString() {
        return where;
    }
}
