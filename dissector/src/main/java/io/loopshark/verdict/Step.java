package io.loopshark.verdict;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.segment.Segment;
import java.util.List;

/**
 * One segment of a kept connection: the segment, who sent it, what both peers were before and after it, and what the rules said of it.
 *
 * @param segment the segment
 * @param from who sent it
 * @param clientBefore the client before the segment
 * @param serverBefore the server before the segment
 * @param client the client after it
 * @param server the server after it
 * @param findings what the rules said of this segment, in the order they said it
 */
public record Step(
        Segment segment,
        Side from,
        PeerSnapshot clientBefore,
        PeerSnapshot serverBefore,
        PeerSnapshot client,
        PeerSnapshot server,
        List<Finding> findings) {

    /** Keeps a copy of the list. */
    public Step {
        findings = List.copyOf(findings);
    }
}
