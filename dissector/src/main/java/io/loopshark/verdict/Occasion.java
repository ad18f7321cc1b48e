package io.loopshark.verdict;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;
import java.util.Arrays;

/**
 * What about a segment may give a rule cause to speak. Most rules concern few segments; they are asked on their occasions only, which
 * keeps what every segment costs apart from how many rules there are. {@code ShortWayTest} holds the occasions against all rules.
 */
final class Occasion {

    /** The segment has SYN. */
    static final int SYN = 1;
    /** The segment has RST. */
    static final int RST = 1 << 1;
    /** The segment has no ACK. */
    static final int NO_ACK = 1 << 2;
    /** One of the peers has sent a FIN, or does so now. */
    static final int CLOSING = 1 << 3;
    /** The third segment of the handshake is due, or nobody knows. */
    static final int OPENING = 1 << 4;
    /** The segment has other options than the timestamps that were agreed on, or lacks these. */
    static final int OPTIONS = 1 << 5;
    /** The segment does not begin where its sender's numbers ended. */
    static final int OUT_OF_LINE = 1 << 6;
    /** Wireshark's analysis flags the segment. */
    static final int FLAGGED = 1 << 7;
    /** Some rule remembers something of the connection. */
    static final int REMEMBERED = 1 << 8;
    /** Every segment. */
    static final int ANY = 1 << 9;

    private static final int COMBINATIONS = ANY;

    private Occasion() {}

    /** What about the segment of this scene may give cause: an OR of the constants, {@link #ANY} left out. */
    static int of(Scene scene) {
        SegmentView segment = scene.segment();
        Connection connection = scene.connection();
        Peer from = scene.from();
        int flags = segment.flags();
        int agreed = connection.agreed(TcpOption.Bit.TIMESTAMPS) ? TcpOption.Bit.TIMESTAMPS : 0;
        CaseFile caseFile = CaseFile.of(connection);
        return (Flags.any(flags, Flags.SYN) ? SYN : 0)
                | (Flags.any(flags, Flags.RST) ? RST : 0)
                | (Flags.any(flags, Flags.ACK) ? 0 : NO_ACK)
                | (Flags.any(flags, Flags.FIN) || from.finSent() || scene.to().finSent() ? CLOSING : 0)
                | (connection.awaitsThirdSegment() || !from.hasSent() ? OPENING : 0)
                | (segment.optionBits() == agreed ? 0 : OPTIONS)
                | (segment.sequence() == from.sndNxt() ? 0 : OUT_OF_LINE)
                | (scene.analysisFlags() == 0 ? 0 : FLAGGED)
                | (caseFile == null || !caseFile.undecided() ? 0 : REMEMBERED);
    }

    /** For each combination of occasions the rules that it concerns, in their order. */
    static Rule[][] table(Rule[] rules) {
        Rule[][] table = new Rule[COMBINATIONS][];
        for (int i = 0; i < COMBINATIONS; i++) {
            int occasions = i | ANY;
            table[i] = Arrays.stream(rules)
                    .filter(rule -> (rule.occasions() & occasions) != 0)
                    .toArray(Rule[]::new);
        }
        return table;
    }
}
