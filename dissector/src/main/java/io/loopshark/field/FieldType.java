package io.loopshark.field;

/** What kind of value a field has; the kinds are Wireshark's. */
public enum FieldType {
    /** No value of its own: a protocol, a group of fields, something that is there or not. */
    NONE,
    /** A protocol that filters look into; its value is its octets. */
    PROTOCOL,
    /** One bit that is set or not. */
    BOOLEAN,
    /** A whole number of at most 64 bits, never negative; values are {@link Long}s to be read as unsigned. */
    UNSIGNED,
    /** A whole number of at most 64 bits; values are {@link Long}s. */
    SIGNED,
    /** A floating-point number; values are {@link Double}s. */
    FLOATING,
    /** A time span, or a time since 1970; values are {@link Long}s of nanoseconds. */
    TIME,
    /** Octets; values are byte arrays. */
    BYTES,
    /** Characters. */
    TEXT,
    /** An IPv4 address. */
    IPV4,
    /** An IPv6 address. */
    IPV6,
    /** A link-layer address of six octets; values are byte arrays. */
    ETHER
}
