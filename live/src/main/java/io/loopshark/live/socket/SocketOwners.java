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

    @Override
    default void close() {}
}
