package io.loopshark.live.socket;

import io.loopshark.segment.Endpoint;

/** Tells whose connection it is. Not safe for use by several threads at once. */
public interface SocketOwners extends AutoCloseable {

    /** Where nothing can be told. */
    SocketOwners BLIND = (client, server) -> Ownership.UNKNOWN;

    /**
     * Who owns the connection between these endpoints, now.
     *
     * <p>The answer {@link Ownership#UNKNOWN} may become another one later, as long as a socket of the connection lives.
     *
     * @param client who sent the SYN; where nobody saw it, either of the two
     * @param server the other
     */
    Ownership of(Endpoint client, Endpoint server);

    /**
     * The same for a caller in a hurry, who asks thousands of times a second: what would take too long is left
     * {@link Ownership#UNKNOWN}.
     */
    default Ownership quickly(Endpoint client, Endpoint server) {
        return of(client, server);
    }

    /**
     * Whether no other process is on this network, so that every connection is ours. In a network namespace of one's own that is so,
     * elsewhere hardly ever.
     */
    default boolean alone() {
        return false;
    }

    @Override
    default void close() {}
}
