package io.loopshark.connection;

import io.loopshark.segment.SegmentView;
import org.jspecify.annotations.Nullable;

/** The end of one connection: who closed or reset it first, and which kind of close it was. */
final class Ending {

    private final EndpointPair pair;
    private @Nullable Teardown kind;
    private @Nullable Closer first;
    private boolean firstFinAcknowledgedAlone;

    Ending(EndpointPair pair) {
        this.pair = pair;
    }

    /** Whether the connection is over: reset, refused, or both FINs acknowledged. */
    boolean over() {
        return kind == Teardown.RESET || bothFinsAcknowledged();
    }

    /** How the connection ended; {@code opening} tells whether a direction that is lacking was there at all. */
    Teardown teardown(Opening opening) {
        if (kind == Teardown.RESET) {
            return Teardown.RESET;
        }
        if (pair.lacksDirection() && opening.sawAcknowledgement()) {
            return Teardown.NOT_SEEN;
        }
        if (!pair.client().finSent() && !pair.server().finSent()) {
            return Teardown.OPEN;
        }
        return bothFinsAcknowledged() && kind != null ? kind : Teardown.HALF_CLOSED;
    }

    /** Who sent the first FIN or the RST; null when nobody did. */
    @Nullable
    Closer closedFirstBy() {
        return first;
    }

    private boolean bothFinsAcknowledged() {
        return pair.client().finAcknowledged() && pair.server().finAcknowledged();
    }

    /** A RST of this side ends the connection. */
    void reset(Side side) {
        kind = Teardown.RESET;
        closeFirst(side);
    }

    /** A segment without FIN acknowledges the first FIN: the close takes four segments. */
    void acknowledgeFirstFinAlone() {
        firstFinAcknowledgedAlone = true;
    }

    /** The first FIN of a side settles what kind of close it is going to be. */
    void fin(SegmentView segment, Side side) {
        Peer from = pair.peer(side);
        Peer to = pair.peer(side.other());
        boolean again = from.finFrame() != segment.frameNumber();
        if (again || kind == Teardown.RESET) {
            return;
        }
        if (pair.selfConnected()) {
            closeTogether();
        } else if (!to.finSent()) {
            closeFirst(side);
        } else if (!to.finAcknowledged() && !to.finEchoedBy(segment)) {
            closeTogether();
        } else {
            kind = firstFinAcknowledgedAlone ? Teardown.FOUR_SEGMENT : Teardown.THREE_SEGMENT;
        }
    }

    /** What closed first was of no connection, unless it has settled the kind of close already. */
    void forgetFins() {
        first = kind == null ? null : first;
    }

    private void closeFirst(Side side) {
        first = first == null ? Closer.of(side) : first;
    }

    private void closeTogether() {
        kind = Teardown.SIMULTANEOUS;
        first = Closer.BOTH;
    }
}
