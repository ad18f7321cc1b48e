package io.loopshark.connection;

/** One of the two peers of a connection. */
public enum Side {
    /** Who opened the connection actively: sent the first SYN, as far as the capture tells. */
    CLIENT,
    /** Who was waiting for it. */
    SERVER;

    /** The other one. */
    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
