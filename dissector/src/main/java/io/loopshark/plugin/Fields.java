package io.loopshark.plugin;

import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import java.util.Map;

/** Fits what a specification says of a field to the place where the field turns up. */
final class Fields {

    private Fields() {}

    /** {@code field} with a filter name that begins with a dot put behind that of its owner. */
    static Field within(Field owner, Field field) {
        return field.filter().startsWith(".") ? with(field, owner.filter() + field.filter(), field.type()) : field;
    }

    /** Enters a field by its filter name and its aliases; who was there before stays. */
    static void enter(Field field, Map<String, Field> fields) {
        fields.putIfAbsent(field.filter(), field);
        field.aliases().forEach(alias -> fields.putIfAbsent(alias, field));
    }

    /** {@code attribute} with what it doesn't say of itself, but its type does. */
    static Field merged(Field attribute, Field type) {
        Field.Format format = attribute.format();
        Field.Format merged = new Field.Format(
                format.radix(),
                format.factor(),
                format.pattern(),
                format.summary() == null ? type.format().summary() : format.summary(),
                format.box() == null ? type.format().box() : format.box(),
                format.picture(),
                format.pictured());
        return new Field(
                attribute.filter(),
                attribute.aliases(),
                attribute.name(),
                attribute.term(),
                attribute.shortName() == null ? type.shortName() : attribute.shortName(),
                attribute.meaning() == null ? type.meaning() : attribute.meaning(),
                attribute.reference() == null ? type.reference() : attribute.reference(),
                attribute.type(),
                merged,
                attribute.valueNames(),
                attribute.bits());
    }

    /** {@code field} with values of another type. */
    static Field typed(Field field, FieldType type) {
        return with(field, field.filter(), type);
    }

    /** {@code field} as it is where its bytes are of none of the types that they may have. */
    static Field ofOctets(Field field) {
        return field.type() == FieldType.NONE ? typed(field, FieldType.BYTES) : field;
    }

    private static Field with(Field field, String filter, FieldType type) {
        return new Field(
                filter,
                field.aliases(),
                field.name(),
                field.term(),
                field.shortName(),
                field.meaning(),
                field.reference(),
                type,
                field.format(),
                field.valueNames(),
                field.bits());
    }
}
