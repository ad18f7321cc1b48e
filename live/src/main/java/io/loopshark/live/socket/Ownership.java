package io.loopshark.live.socket;

/** Whether a connection belongs to this process. */
public enum Ownership {
    /** At least one of its sockets is held by this process. */
    OWN,
    /** Both ends belong to other processes. */
    FOREIGN,
    /** The sockets were gone before anybody could look, or the kernel does not tell. */
    UNKNOWN
}
