package io.loopshark.report;

import io.loopshark.verdict.JudgedConnection;
import java.util.List;

/** Variants of a connection. */
final class Connections {

    private Connections() {}

    static JudgedConnection withoutSteps(JudgedConnection c) {
        return new JudgedConnection(
                c.number(),
                c.client(),
                c.server(),
                c.rolesObserved(),
                c.firstFrame(),
                c.lastFrame(),
                c.packets(),
                c.startNanos(),
                c.durationNanos(),
                c.clientIsn(),
                c.serverIsn(),
                c.clientBytes(),
                c.serverBytes(),
                c.handshake(),
                c.teardown(),
                c.closedFirstBy(),
                c.clientState(),
                c.serverState(),
                c.verdict(),
                c.completeness(),
                c.connState(),
                c.history(),
                c.evicted(),
                c.findings(),
                c.unlisted(),
                List.of());
    }
}
