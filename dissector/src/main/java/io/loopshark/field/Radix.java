package io.loopshark.field;

/** How a whole number is written. */
public enum Radix {
    /** {@code 40}. */
    DECIMAL,
    /** {@code 0x0028}, with as many digits as the field has bits. */
    HEX,
    /** {@code 0x0028 (40)}. */
    HEX_DECIMAL
}
