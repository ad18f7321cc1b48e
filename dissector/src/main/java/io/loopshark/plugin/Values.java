package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import io.loopshark.field.Field;
import io.loopshark.field.FieldType;
import io.loopshark.segment.IpAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Turns values of generated code into those that {@link FieldType} promises. */
final class Values {

    private Values() {}

    /**
     * @param value as the accessor gave it
     * @param number the number in the frame's bytes, for enums, which lose numbers without a name
     */
    static @Nullable Object of(Field field, @Nullable Object value, @Nullable Long number) {
        if (number != null) {
            return scaled(field, number);
        }
        return switch (field.type()) {
            case IPV4 -> ipv4(value);
            case IPV6 -> ipv6(value);
            default -> plain(field, value);
        };
    }

    private static @Nullable Object plain(Field field, @Nullable Object value) {
        if (value instanceof Float || value instanceof Double) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Boolean set && field.type() != FieldType.BOOLEAN) {
            return set ? 1L : 0L;
        }
        return value instanceof Number number ? scaled(field, number.longValue()) : value;
    }

    private static Object scaled(Field field, long number) {
        return number * field.format().factor();
    }

    private static @Nullable Object ipv4(@Nullable Object value) {
        if (value instanceof byte[] octets && octets.length == 4) {
            return IpAddress.v4(ByteBuffer.wrap(octets).getInt());
        }
        return value instanceof Number number ? IpAddress.v4(number.intValue()) : value;
    }

    private static @Nullable Object ipv6(@Nullable Object value) {
        if (value instanceof byte[] octets && octets.length == 16) {
            ByteBuffer words = ByteBuffer.wrap(octets);
            return IpAddress.v6(words.getLong(), words.getLong());
        }
        return value;
    }

    /** The number in {@code span} of the frame; null where the span is unknown or no number. */
    static @Nullable Long number(byte[] array, int frameOffset, @Nullable BitSpan span, boolean littleEndian) {
        if (span == null || span.width() > Long.SIZE || span.width() == 0) {
            return null;
        }
        long number = span.read(array, frameOffset);
        return littleEndian && span.isWholeBytes() ? Long.reverseBytes(number) >>> Long.SIZE - span.width() : number;
    }
}
