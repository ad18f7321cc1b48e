package io.loopshark.connection;

import io.loopshark.segment.SegmentView;

/**
 * The two peers of a connection, and which segments go between them. It is a part of {@link Connection} rather than an object of
 * its own so that finding the connection of a segment touches one object only.
 */
abstract class EndpointPair {

    private final Peer client;
    private final Peer server;

    // Copies of what the peers and the segments say, so that comparing them touches no peer.
    private final int network;
    private final boolean ipv6;
    private final long clientLow;
    private final long serverLow;
    private final int portsFromClient;
    private final int portsFromServer;

    EndpointPair(Peer client, Peer server, SegmentView first) {
        this.client = client;
        this.server = server;
        network = first.network();
        ipv6 = first.ipv6();
        boolean byClient = client.sent(first);
        clientLow = byClient ? first.sourceLow() : first.destinationLow();
        serverLow = byClient ? first.destinationLow() : first.sourceLow();
        portsFromClient = client.port() << 16 | server.port();
        portsFromServer = server.port() << 16 | client.port();
    }

    /** Who opened the connection, as best known. */
    public Peer client() {
        return client;
    }

    /** The other peer. On a socket connected to itself it is the same. */
    public Peer server() {
        return server;
    }

    /** The peer on this side. */
    public Peer peer(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /** Whether a socket is connected to itself: one peer, one sequence space. */
    public boolean selfConnected() {
        return client == server;
    }

    /** Whether a SYN of each peer was captured. */
    public boolean bothSynsSeen() {
        return client.knowsIss() && server.knowsIss();
    }

    /** Whether one of the peers never sent anything in the capture. */
    public boolean lacksDirection() {
        return client.packets() == 0 || server.packets() == 0;
    }

    /** Who sent this segment of this connection. */
    public Side sender(SegmentView segment) {
        int ports = segment.sourcePort() << 16 | segment.destinationPort();
        boolean byClient = ports == portsFromClient && (portsFromClient != portsFromServer || client.sent(segment));
        return byClient ? Side.CLIENT : Side.SERVER;
    }

    /** Whether the segment goes between these two endpoints. */
    boolean matches(SegmentView segment) {
        long source = segment.sourceLow();
        long destination = segment.destinationLow();
        int ports = segment.sourcePort() << 16 | segment.destinationPort();
        boolean fromClient = ports == portsFromClient && source == clientLow && destination == serverLow;
        boolean fromServer = ports == portsFromServer && source == serverLow && destination == clientLow;
        return (fromClient || fromServer)
                && network == segment.network()
                && ipv6 == segment.ipv6()
                && (!ipv6 || sameHighWords(segment));
    }

    private boolean sameHighWords(SegmentView segment) {
        return client.sent(segment) && server.receives(segment) || server.sent(segment) && client.receives(segment);
    }
}
