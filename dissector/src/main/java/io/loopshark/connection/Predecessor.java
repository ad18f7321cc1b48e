package io.loopshark.connection;

import static io.loopshark.segment.SequenceNumber.inClosedRange;

import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * What is left of a connection when another begins between the same two endpoints.
 *
 * @param number its number within the capture
 * @param over whether it was closed or reset; else the new connection came upon one that was still open
 * @param lastNanos time of its last segment, nanoseconds since 1970
 * @param opened whether the SYNs of both peers were captured, so that the next three mean something
 * @param clientIsn the client's ISN
 * @param serverIsn the server's ISN
 * @param synPayload octets of data in the client's SYN
 */
public record Predecessor(
        int number, boolean over, long lastNanos, boolean opened, int clientIsn, int serverIsn, int synPayload) {

    static Predecessor of(Connection old) {
        return new Predecessor(
                old.number(),
                old.over(),
                old.lastNanos(),
                old.bothSynsSeen(),
                old.client().iss(),
                old.server().iss(),
                old.client().synPayload());
    }

    /** Whether this is that connection's SYN-ACK: two numbers of 32 bits each are no coincidence. */
    boolean had(SegmentView synAck) {
        return opened
                && Flags.isSynAck(synAck.flags())
                && synAck.sequence() == serverIsn
                && inClosedRange(synAck.acknowledgement(), clientIsn + 1, clientIsn + 1 + synPayload);
    }
}
