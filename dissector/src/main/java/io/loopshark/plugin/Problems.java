package io.loopshark.plugin;

import io.loopshark.field.Words;
import io.loopshark.plugin.KsyAttribute.Layout;
import java.util.Objects;

/** Says why reading ended. */
final class Problems {

    private Problems() {}

    /** Fewer bytes are there than a field or header takes. */
    static Words cutOff(long needed, long left) {
        return new Words(
                "cut off: takes " + count(needed) + ", " + left + (left == 1 ? " is there" : " are there"),
                "不完整：应有 " + needed + " 字节，只有 " + left + " 字节");
    }

    /** What generated code threw. */
    static Words of(Throwable failure) {
        String message = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        return new Words("cannot be read: " + message, "无法读取：" + message);
    }

    /**
     * What generated code threw while it read a field.
     *
     * @param left how many bytes there were from the field's start
     */
    static Words of(Throwable failure, Layout layout, long left) {
        long needed = layout.bits() > 0 ? (layout.bits() + 7) / 8 : layout.bytes();
        return needed > left ? cutOff(needed, left) : of(failure);
    }

    private static String count(long bytes) {
        return bytes + (bytes == 1 ? " byte" : " bytes");
    }
}
