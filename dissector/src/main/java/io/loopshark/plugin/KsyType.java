package io.loopshark.plugin;

import io.loopshark.field.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One type of a {@code .ksy}, as far as a tree needs it.
 *
 * @param id the type's name; that of the root type is the specification's {@code meta/id}
 * @param field how the type presents itself; its filter name begins with a dot when it is to be put behind that of its owner
 * @param named whether the type has a filter name of its own, which it lends to the field that it is inlined into
 * @param valueId the attribute whose value counts as the value of the whole (key {@code -value}); null where there is none
 * @param seq what is read one after the other
 * @param instances what is read elsewhere or worked out
 * @param supplied fields whose values come from outside (key {@code -generated})
 * @param types the types within this one, by id
 */
record KsyType(
        String id,
        Field field,
        boolean named,
        @Nullable String valueId,
        List<KsyAttribute> seq,
        List<KsyAttribute> instances,
        List<KsyAttribute> supplied,
        Map<String, KsyType> types) {

    /** The type within this one whose generated class has this simple name. */
    Optional<KsyType> byClassName(String simpleName) {
        return types.values().stream()
                .filter(type -> JavaNames.ofType(type.id).equals(simpleName))
                .findFirst();
    }
}
