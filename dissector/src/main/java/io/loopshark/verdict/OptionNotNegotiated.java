package io.loopshark.verdict;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption.Bit;
import org.jspecify.annotations.Nullable;

/**
 * Maximum segment size, window scale and SACK-permitted are for SYNs; a SYN-ACK offers window scale, SACK-permitted and timestamps
 * only in answer to a SYN that does; timestamps and SACK blocks come only where the SYNs allow them.
 *
 * <p>RFC 9293 §3.2 on the MSS: "MUST NOT be sent in other segments (MUST-65)"; RFC 7323 §2.2 and §3.2, RFC 2018 §2 and §4 on the
 * others.
 */
final class OptionNotNegotiated implements Rule {

    private static final int OF_SYNS_ALONE = Bit.MSS | Bit.WINDOW_SCALE | Bit.SACK_PERMITTED;
    private static final int ANSWERS = Bit.WINDOW_SCALE | Bit.SACK_PERMITTED | Bit.TIMESTAMPS;
    private static final int WATCHED = OF_SYNS_ALONE | Bit.TIMESTAMPS | Bit.SACK;

    /**
     * How each option is called, and what forbids it.
     *
     * @param bit which option
     * @param name its name
     * @param afterSyn what forbids it outside of SYNs, or there where it was not agreed
     * @param inAnswer what allows it in a SYN-ACK only after a SYN that has it
     */
    private record Ruled(int bit, String name, Citation afterSyn, Citation inAnswer) {}

    private static final Ruled[] OPTIONS = {
        new Ruled(
                Bit.MSS,
                "Maximum segment size",
                FindingKind.OPTION_NOT_NEGOTIATED.citation(),
                FindingKind.OPTION_NOT_NEGOTIATED.citation()),
        new Ruled(
                Bit.WINDOW_SCALE,
                "Window scale",
                new Citation(
                        "RFC 7323", "2.2", "A Window Scale option in a segment without a SYN bit MUST be ignored."),
                new Citation(
                        "RFC 7323",
                        "2.2",
                        "If a Window Scale option was received in the initial <SYN> segment, then this option MAY be sent in the"
                                + " <SYN,ACK> segment.")),
        new Ruled(
                Bit.SACK_PERMITTED,
                "SACK permitted",
                new Citation("RFC 2018", "2", "It MUST NOT be sent on non-SYN segments."),
                new Citation(
                        "RFC 2018",
                        "2",
                        "This two-byte option may be sent in a SYN by a TCP that has been extended to receive (and presumably"
                                + " process) the SACK option once the connection has opened.")),
        new Ruled(Bit.TIMESTAMPS, "Timestamps", timestamps(), timestamps()),
        new Ruled(Bit.SACK, "SACK", sack(), sack())
    };

    private static Citation timestamps() {
        return new Citation(
                "RFC 7323",
                "3.2",
                "MAY send a TSopt in <SYN,ACK> only if it received a TSopt in the initial <SYN> segment for the connection");
    }

    private static Citation sack() {
        return new Citation(
                "RFC 2018",
                "4",
                "If the data receiver has not received a SACK-Permitted option for a given connection, it MUST NOT send SACK"
                        + " options on that connection.");
    }

    @Override
    public int occasions() {
        return Occasion.OPTIONS;
    }

    @Override
    public void examine(Scene scene) {
        int options = scene.segment().optionBits() & WATCHED;
        if (options == 0) {
            return;
        }
        if (!scene.has(Flags.SYN)) {
            afterTheSyns(scene, options);
        } else if (scene.has(Flags.ACK) && !scene.has(Flags.RST)) {
            inTheSynAck(scene, options & ANSWERS);
        }
    }

    private static void afterTheSyns(Scene scene, int options) {
        int wrong = options & (OF_SYNS_ALONE | notAgreed(scene.connection()));
        Ruled ruled = first(wrong);
        if (ruled == null || !scene.connection().known()) {
            return;
        }
        boolean agreeable = (ruled.bit & OF_SYNS_ALONE) == 0;
        scene.report(
                FindingKind.OPTION_NOT_NEGOTIATED,
                ruled.afterSyn,
                agreeable
                        ? Sentence.of(
                                "Has the option {0}, which the SYNs of this connection did not agree on.",
                                "带有选项 {0}，而双方在 SYN 中并没有协商过它。", ruled.name)
                        : Sentence.of(
                                "Has the option {0}, which belongs into segments with SYN only.",
                                "带有选项 {0}，而这个选项只能出现在带 SYN 的报文段里。", ruled.name));
    }

    private static int notAgreed(Connection connection) {
        return (connection.mayBeAgreed(Bit.TIMESTAMPS) ? 0 : Bit.TIMESTAMPS)
                | (connection.mayBeAgreed(Bit.SACK_PERMITTED) ? 0 : Bit.SACK);
    }

    private static void inTheSynAck(Scene scene, int options) {
        Connection connection = scene.connection();
        Peer to = scene.to();
        if (options == 0
                || !to.knowsIss()
                || connection.opensActively(scene.side())
                || !connection.otherSyns().isEmpty()
                || to.unseenSynAnsweredBy(scene.segment())
                || !connection.acknowledgesSomeSyn(to, scene.segment().acknowledgement())) {
            return;
        }
        int wrong = 0;
        for (Ruled ruled : OPTIONS) {
            wrong |= to.mayHaveOffered(ruled.bit) ? 0 : options & ruled.bit;
        }
        Ruled ruled = first(wrong);
        if (ruled != null) {
            scene.report(
                    FindingKind.OPTION_NOT_NEGOTIATED,
                    ruled.inAnswer,
                    Sentence.of(
                            "The SYN-ACK has the option {0}, which the SYN did not offer.",
                            "SYN-ACK 带有选项 {0}，而 SYN 并没有提出它。", ruled.name));
        }
    }

    private static @Nullable Ruled first(int wrong) {
        for (Ruled ruled : OPTIONS) {
            if ((wrong & ruled.bit) != 0) {
                return ruled;
            }
        }
        return null;
    }
}
