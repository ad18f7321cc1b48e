package io.loopshark.plugin;

import io.loopshark.field.Field;
import io.loopshark.field.Field.ValueName;
import io.loopshark.field.FieldType;
import io.loopshark.field.Radix;
import io.loopshark.field.Words;
import io.loopshark.plugin.KsyAttribute.Anchor;
import io.loopshark.plugin.KsyAttribute.Layout;
import io.loopshark.plugin.KsyAttribute.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the YAML of one {@code .ksy} into {@link KsyType}s. Understood are Kaitai's own keys, as far as a tree needs them, and keys
 * of ours, which begin with a hyphen and which Kaitai passes over:
 *
 * <ul>
 *   <li>{@code -filter}, {@code -also}: the filter name and further ones; a leading dot puts it behind the owner's
 *   <li>{@code -name}, {@code -term}, {@code -short}: Wireshark's name, the RFC's, and one for narrow places
 *   <li>{@code -bits}, {@code -picture}: {@code OFFSET:WIDTH} within the header; which bits to draw around a bit field
 *   <li>{@code -type}: the {@link FieldType} where Kaitai's type doesn't tell it; {@code bytes} for a group whose octets count as
 *       its value
 *   <li>{@code -base}, {@code -factor}, {@code -format}, {@code -summary}, {@code -box}: see {@link Field.Format}
 *   <li>{@code -enum}: names for the values of a number that is to stay a number
 *   <li>{@code -inline}, {@code -hidden}: see {@link KsyAttribute}
 *   <li>{@code -value}: which attribute of a type gives the value of the whole
 *   <li>{@code -generated}: fields whose values come from outside, with {@code -before} or {@code -after}
 *   <li>{@code -expert}: {@code SEVERITY/GROUP}; an instance that is true becomes an {@link ExpertNote} that says its {@code -name}
 *   <li>{@code -tables}, {@code -heuristic}, {@code -column}, {@code -info} of the whole: see {@link KsyUse}
 *   <li>a text's Chinese counterpart has the key with {@code -zh} behind it; that of {@code doc} is {@code -doc-zh}
 * </ul>
 */
final class KsyReader {

    private static final Pattern NUMBER = Pattern.compile("([usfb])(\\d+)(le|be)?");

    private final Keys root;
    private final boolean littleEndian;
    private final boolean littleBits;
    private final Map<String, KsyEnums> imported;

    KsyReader(Keys root, Map<String, KsyEnums> imported) {
        this.root = root;
        this.imported = imported;
        Keys meta = Keys.of(root.value("meta"), root + "/meta");
        littleEndian = meta.text("endian").filter("le"::equals).isPresent();
        littleBits = meta.text("bit-endian").filter("le"::equals).isPresent();
    }

    /** The specification's id. */
    String id() {
        return Keys.of(root.value("meta"), root + "/meta")
                .text("id")
                .orElseThrow(() -> new SpecificationException(root + " has no meta/id"));
    }

    KsyEnums enums() {
        return KsyEnums.read(root, null, imported);
    }

    /** The root type with all types within it. */
    KsyType type() {
        return type(id(), root, enums(), id());
    }

    private KsyType type(String id, Keys keys, KsyEnums enums, String defaultFilter) {
        Map<String, KsyType> types = new LinkedHashMap<>();
        keys.entries("types")
                .forEach((name, inner) ->
                        types.put(name, type(name, inner, KsyEnums.read(inner, enums, imported), "." + name)));
        List<KsyAttribute> instances = new ArrayList<>();
        keys.entries("instances").forEach((name, instance) -> {
            Source source = instance.has("value") ? Source.EXPRESSION : Source.POSITION;
            instances.add(attribute(name, instance, source, enums));
        });
        return new KsyType(
                id,
                field(id, keys, ownType(keys).orElse(FieldType.NONE), Map.of(), defaultFilter),
                keys.has("-filter"),
                keys.text("-value").orElse(null),
                attributes(keys.list("seq"), Source.SEQUENCE, enums),
                instances,
                attributes(keys.list("-generated"), Source.SUPPLIED, enums),
                types);
    }

    private List<KsyAttribute> attributes(List<Keys> items, Source source, KsyEnums enums) {
        List<KsyAttribute> attributes = new ArrayList<>();
        for (Keys item : items) {
            // Kaitai allows attributes without a name: they are read and nobody can ask for them.
            item.text("id").ifPresent(id -> attributes.add(attribute(id, item, source, enums)));
        }
        return attributes;
    }

    private KsyAttribute attribute(String id, Keys keys, Source source, KsyEnums enums) {
        Optional<String> named = keys.text("enum").or(() -> keys.text("-enum"));
        Map<Long, ValueName> names =
                named.map(path -> enums.find(path, keys.toString())).orElse(Map.of());
        Anchor anchor = keys.text("-before")
                .map(other -> new Anchor(other, true))
                .or(() -> keys.text("-after").map(other -> new Anchor(other, false)))
                .orElse(null);
        return new KsyAttribute(
                id,
                field(id, keys, fieldType(keys), names, "." + id),
                source,
                layout(keys),
                keys.isTrue("-inline"),
                keys.isTrue("-hidden"),
                keys.isTrue("-plain"),
                types(keys),
                keys.text("-expert").map(text -> KsyUse.Expert.of(text, keys)).orElse(null),
                anchor);
    }

    /** The names of types that a key {@code type} gives, one or by cases; built-in ones too. */
    private static List<String> types(Keys keys) {
        if (!(keys.value("type") instanceof Map<?, ?> choice)) {
            return keys.texts("type");
        }
        return choice.get("cases") instanceof Map<?, ?> cases
                ? cases.values().stream().map(String::valueOf).distinct().toList()
                : List.of();
    }

    private static Field field(String id, Keys keys, FieldType type, Map<Long, ValueName> names, String defaultFilter) {
        Words name = Optional.ofNullable(keys.words("-name")).orElse(Words.of(JavaNames.forPeople(id)));
        Words term =
                keys.text("-term").map(text -> new Words(text, name.chinese())).orElse(name);
        Words doc = keys.text("doc")
                .map(text -> new Words(text.strip(), keys.text("-doc-zh").orElse(null)))
                .orElse(null);
        List<String> references = keys.texts("doc-ref");
        return new Field(
                keys.text("-filter").orElse(defaultFilter),
                keys.texts("-also"),
                name,
                term,
                keys.words("-short"),
                doc,
                references.isEmpty() ? null : references.get(0),
                type,
                format(keys),
                names,
                keys.bits("-bits").orElse(null));
    }

    private static Field.Format format(Keys keys) {
        Radix radix =
                keys.text("-base").map(base -> choice(Radix.class, base, keys)).orElse(Radix.DECIMAL);
        boolean pictured = !"none".equals(keys.text("-picture").orElse(""));
        return new Field.Format(
                radix,
                keys.number("-factor").orElse(1),
                keys.words("-format"),
                keys.words("-summary"),
                keys.words("-box"),
                keys.bits("-picture").orElse(null),
                pictured);
    }

    private static Optional<FieldType> ownType(Keys keys) {
        return keys.text("-type").map(word -> choice(FieldType.class, word, keys));
    }

    private static FieldType fieldType(Keys keys) {
        Optional<FieldType> own = ownType(keys);
        if (own.isPresent()) {
            return own.get();
        }
        Optional<String> type = keys.text("type");
        if (type.isEmpty()) {
            return keys.has("type") ? FieldType.NONE : keys.has("value") ? FieldType.UNSIGNED : FieldType.BYTES;
        }
        if (type.get().equals("str") || type.get().equals("strz")) {
            return FieldType.TEXT;
        }
        Matcher number = NUMBER.matcher(type.get());
        if (!number.matches()) {
            return FieldType.NONE;
        }
        return switch (number.group(1)) {
            case "s" -> FieldType.SIGNED;
            case "f" -> FieldType.FLOATING;
            case "b" -> number.group(2).equals("1") && !keys.has("enum") ? FieldType.BOOLEAN : FieldType.UNSIGNED;
            default -> FieldType.UNSIGNED;
        };
    }

    private Layout layout(Keys keys) {
        Matcher number = NUMBER.matcher(keys.text("type").orElse(""));
        boolean enumerated = keys.has("enum");
        if (!number.matches()) {
            return new Layout(0, 0, false, keys.has("io"), enumerated);
        }
        boolean bits = number.group(1).equals("b");
        int width = Integer.parseInt(number.group(2));
        boolean little = number.group(3) == null
                ? (bits ? littleBits : littleEndian)
                : number.group(3).equals("le");
        return new Layout(bits ? width : 0, bits ? 0 : width, little, keys.has("io"), enumerated);
    }

    static <E extends Enum<E>> E choice(Class<E> type, String word, Keys keys) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new SpecificationException(keys + ": unknown word " + word, e);
        }
    }
}
