package io.loopshark.live.socket;

/** Whether a connection belongs to this process. */
public enum Ownership {
    /** At least one of its sockets is held by this process. */
    OWN,
    /** Both ends belong to other processes. */
    FOREIGN,
    /** Its server is another process; the client's socket was gone before anybody could look, so that it may have been ours. */
    FOREIGN_SERVER,

    /** Nothing of it was left when somebody could look: neither its two sockets nor one that listens. */
    VANISHED,
    /** The kernel does not tell: one end belongs to another process, the other end's socket was gone before anybody could look. */
    UNKNOWN
}
