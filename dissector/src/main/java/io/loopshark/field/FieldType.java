package io.loopshark.field;

/** What kind of value a field has; the kinds are Wireshark's. */
public enum FieldType {
    /** No value of its own: a protocol, or a group of fields. */
    NONE,
    /** One bit that is set or not. */
    BOOLEAN,
    /** A whole number of at most 64 bits, never negative; values are {@link Long}s to be read as unsigned. */
    UNSIGNED,
    /** A whole number of at most 64 bits; values are {@link Long}s. */
    SIGNED,
    /** A floating-point number; values are {@link Double}s. */
    FLOATING,
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
