package io.loopshark.connection;

/** Who sent the first FIN or the RST. */
public enum Closer {
    /** The client did. */
    CLIENT,
    /** The server did. */
    SERVER,
    /** The FINs crossed. */
    BOTH;

    /** The closer that this side is. */
    public static Closer of(Side side) {
        return side == Side.CLIENT ? CLIENT : SERVER;
    }
}
