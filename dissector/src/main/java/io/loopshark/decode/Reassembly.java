package io.loopshark.decode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fragments of IP datagrams that wait for the rest of theirs (RFC 791 §3.2, RFC 8200 §4.5). Bounded in datagrams, in octets and in
 * time: the datagram that has waited longest goes first.
 *
 * <p>What is cut off by the snap length or quoted by an error message isn't given to it. What has a wrong header checksum is: as with
 * TCP's, interfaces that compute it on their own leave captures of outgoing packets with wrong ones.
 */
final class Reassembly {

    /** How long a datagram is waited for: the upper end of what RFC 1122 §3.3.2 recommends. */
    static final long PATIENCE_NANOS = 120_000_000_000L;

    static final int MAX_DATAGRAMS = 4_096;
    static final int MAX_OCTETS = 16 << 20;

    private final Map<Key, PartialDatagram> waiting = new LinkedHashMap<>();
    private int octets;

    /**
     * What fragments of one datagram have in common.
     *
     * @param network the virtual network that the datagram belongs to ({@link PacketView#network()})
     * @param protocol what IPv4 says is in the datagram; 0 for IPv6, whose fragments may differ in it
     */
    record Key(
            int network,
            boolean ipv6,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int identification,
            int protocol) {

        /** The key of a fragment of the innermost IP header that {@code packet} has so far. */
        static Key of(PacketView packet, int identification, int protocol) {
            return new Key(
                    packet.network(),
                    packet.ipv6(),
                    packet.sourceHigh(),
                    packet.sourceLow(),
                    packet.destinationHigh(),
                    packet.destinationLow(),
                    identification,
                    protocol);
        }
    }

    /**
     * Takes a fragment.
     *
     * @param more whether more of the datagram lies behind it
     * @param now the time of capture, in nanoseconds
     * @return the datagram, if this was the last that it lacked; it is forgotten here then
     */
    @Nullable
    PartialDatagram add(Key key, Fragment fragment, boolean more, long now) {
        makeRoom(now);
        PartialDatagram datagram = waiting.computeIfAbsent(key, k -> new PartialDatagram(now));
        int before = datagram.footprint();
        datagram.add(fragment, more);
        octets += datagram.footprint() - before;
        if (!datagram.isWhole()) {
            return null;
        }
        octets -= datagram.footprint();
        waiting.remove(key);
        return datagram;
    }

    /** How many datagrams wait. */
    int waiting() {
        return waiting.size();
    }

    /** About how many octets of memory their fragments take. */
    int octets() {
        return octets;
    }

    /** Lets go of those that nobody waits for any longer, and of the first ones while there are too many. */
    private void makeRoom(long now) {
        Iterator<PartialDatagram> inOrder = waiting.values().iterator();
        while (inOrder.hasNext()) {
            PartialDatagram first = inOrder.next();
            boolean outdated = now - first.begun() > PATIENCE_NANOS;
            if (!outdated && waiting.size() < MAX_DATAGRAMS && octets < MAX_OCTETS) {
                return;
            }
            octets -= first.footprint();
            inOrder.remove();
        }
    }
}
