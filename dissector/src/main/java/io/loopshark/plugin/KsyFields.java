package io.loopshark.plugin;

import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds every field that the trees of a specification may have, before any message comes. */
final class KsyFields {

    /** Where the names of types are looked up: the type at hand, those around it, the specification that holds them. */
    private record Scope(KsyType type, @Nullable Scope outer, KsySpecification specification) {}

    private final Map<String, Field> found = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    private KsyFields() {}

    static List<Field> of(KsySpecification specification) {
        KsyFields fields = new KsyFields();
        KsyType root = specification.type();
        fields.type(root.field(), new Scope(root, null, specification));
        return new ArrayList<>(fields.found.values());
    }

    private void type(Field owner, Scope scope) {
        KsyType type = scope.type();
        if (!seen.add(owner.filter() + " " + System.identityHashCode(type))) {
            return;
        }
        List<KsyAttribute> attributes = new ArrayList<>(type.seq());
        attributes.addAll(type.instances());
        attributes.addAll(type.supplied());
        for (KsyAttribute attribute : attributes) {
            if (!attribute.hidden() && attribute.expert() == null) {
                attribute(owner, attribute, scope);
            }
        }
    }

    private void attribute(Field owner, KsyAttribute attribute, Scope scope) {
        Field field = Fields.within(owner, attribute.field());
        List<Scope> types = attribute.types().stream()
                .flatMap(name -> resolve(name, scope).stream())
                .toList();
        // An inlined one shows itself only where it could not be read, or is of none of its types.
        boolean asItself = !attribute.inline() && !types.isEmpty();
        enter(asItself ? typed(field, types.get(0)) : Fields.ofOctets(field));
        for (Scope inner : types) {
            if (!attribute.inline()) {
                type(field, inner);
            } else if (inner.type().named()) {
                Field own = Fields.within(owner, inner.type().field());
                enter(own);
                type(own, inner);
            } else {
                type(owner, inner);
            }
        }
    }

    private void enter(Field field) {
        found.putIfAbsent(field.filter(), field);
    }

    /** A type that names one of its attributes as its value has that one's type. */
    private static Field typed(Field field, Scope inner) {
        String id = inner.type().valueId();
        Optional<KsyAttribute> value = id == null
                ? Optional.empty()
                : Stream.concat(inner.type().seq().stream(), inner.type().instances().stream())
                        .filter(attribute -> attribute.id().equals(id))
                        .findFirst();
        return Fields.typed(
                field, value.map(attribute -> attribute.field().type()).orElse(FieldType.NONE));
    }

    private static Optional<Scope> resolve(String written, Scope scope) {
        String name = written.replaceFirst("\\(.*", "").strip();
        int separator = name.indexOf("::");
        String first = separator < 0 ? name : name.substring(0, separator);
        for (Scope at = scope; at != null; at = at.outer()) {
            KsyType type = at.type().types().get(first);
            if (type != null) {
                Scope inner = new Scope(type, at, at.specification());
                return separator < 0 ? Optional.of(inner) : resolve(name.substring(separator + 2), inner);
            }
        }
        KsySpecification imported = scope.specification().imports().get(first);
        if (imported == null) {
            return Optional.empty();
        }
        Scope root = new Scope(imported.type(), null, imported);
        return separator < 0 ? Optional.of(root) : resolve(name.substring(separator + 2), root);
    }
}
