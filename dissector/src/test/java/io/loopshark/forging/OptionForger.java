package io.loopshark.forging;

import static io.loopshark.forging.Original.CLIENT;
import static io.loopshark.forging.Original.SERVER;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption.Bit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forges options. */
final class OptionForger {

    private OptionForger() {}

    private static boolean knownAndOpen(Original original, int index) {
        return original.before(index).known && FlagForger.open(original, index);
    }

    /** OPTION_NOT_NEGOTIATED: what belongs on a SYN comes later. */
    static void synOptionLater(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (segment.has(Flags.SYN) || !knownAndOpen(original, index)) {
            return;
        }
        for (int bit : new int[] {Bit.MSS, Bit.WINDOW_SCALE, Bit.SACK_PERMITTED}) {
            tries.owed(
                    "option bit " + bit,
                    original.changed(index, copy -> copy.option(bit)),
                    "OPTION_NOT_NEGOTIATED",
                    segment.frame);
        }
    }

    /** OPTION_NOT_NEGOTIATED: the SYN-ACK has what the SYN did not offer. */
    static void neverOffered(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (index != original.synIndex(SERVER)
                || !Flags.isSynAck(segment.flags)
                || original.synIndex(CLIENT) > index
                || !original.oneSyn(CLIENT)
                || segment.timestampEcho != 0 && !original.offered(CLIENT, Bit.TIMESTAMPS)) {
            return; // the last: it echoes another SYN, which was not captured
        }
        for (int bit : new int[] {Bit.WINDOW_SCALE, Bit.SACK_PERMITTED}) {
            if (!original.offered(CLIENT, bit)) {
                tries.owed(
                        "option bit " + bit,
                        original.changed(index, copy -> copy.option(bit)),
                        "OPTION_NOT_NEGOTIATED",
                        segment.frame);
            }
        }
    }

    /** OPTION_NOT_NEGOTIATED: time stamps or SACK blocks that were not agreed. */
    static void notAgreed(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (!segment.ordinary() || !knownAndOpen(original, index)) {
            return;
        }
        if (!original.agreed(Bit.TIMESTAMPS) && !segment.hasOption(Bit.TIMESTAMPS)) {
            tries.owed(
                    "time stamps",
                    original.changed(index, copy -> {
                        copy.option(Bit.TIMESTAMPS);
                        copy.timestampValue = 1000;
                        copy.timestampEcho = 1;
                    }),
                    "OPTION_NOT_NEGOTIATED",
                    segment.frame);
        }
        // SACK-permitted says what its own sender understands (RFC 2018 §2).
        if (!original.offered(1 - original.side(segment), Bit.SACK_PERMITTED) && segment.sackBlocks() == 0) {
            int acknowledged = segment.acknowledgement;
            tries.owed(
                    "a SACK block",
                    original.changed(index, copy -> {
                        copy.option(Bit.SACK);
                        copy.sackEdges = new int[] {acknowledged - 1, acknowledged};
                    }),
                    "OPTION_NOT_NEGOTIATED",
                    segment.frame);
        }
    }

    /** TIMESTAMP_MISSING. */
    static void timestampsLeftOut(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (segment.ordinary()
                && knownAndOpen(original, index)
                && original.agreed(Bit.TIMESTAMPS)
                && segment.hasOption(Bit.TIMESTAMPS)) {
            tries.owed(
                    "no time stamps",
                    original.changed(index, copy -> {
                        copy.options &= ~Bit.TIMESTAMPS;
                        copy.timestampValue = 0;
                        copy.timestampEcho = 0;
                    }),
                    "TIMESTAMP_MISSING",
                    segment.frame);
        }
    }

    /** TIMESTAMP_REGRESSED. */
    static void timestampBack(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        if (!NumberForger.plainData(original, index)
                || !original.agreed(Bit.TIMESTAMPS)
                || !segment.hasOption(Bit.TIMESTAMPS)) {
            return;
        }
        int before = original.before(index).timestamp[original.side(index)];
        for (int by : new int[] {1, 1000, 1 << 30, Integer.MAX_VALUE}) {
            tries.owed(
                    "TSval " + by + " back",
                    original.changed(index, copy -> copy.timestampValue = before - by),
                    "TIMESTAMP_REGRESSED",
                    segment.frame);
        }
    }

    /** Data that the capture missed, or has too late, may be what the block is about; behind a FIN there is none. */
    private static @Nullable LeftOut unsentTwin(Original original, int index, int[] block) {
        int other = 1 - original.side(index);
        int fin = original.finIndex[other];
        return fin >= 0 && fin < index
                ? null
                : Unseen.sackTwin(original, index, block[0] - original.iss[other], block[1] - original.iss[other]);
    }

    /** SACK_INVALID: a block that is empty, turned round or above all that was sent. */
    static void sackBlocks(Original original, int index, Tries tries) {
        Forged segment = original.segments.get(index);
        int other = 1 - original.side(segment);
        if (!segment.pureAck() || !knownAndOpen(original, index) || !original.agreed(Bit.SACK_PERMITTED)) {
            return;
        }
        int sent = original.iss[other] + original.before(index).sent[other];
        int[][] wrong = {{sent - 1, sent - 1}, {sent, sent - 1}, {sent - 1, sent + 1}, {sent + 1, sent + 100}};
        for (int[] block : wrong) {
            tries.owed(
                    "SACK block " + (block[0] - sent) + " to " + (block[1] - sent) + " from what was sent",
                    original.changed(index, copy -> {
                        copy.option(Bit.SACK);
                        copy.sackEdges = block;
                    }),
                    Set.of("SACK_INVALID"),
                    Set.of(segment.frame),
                    block[1] - sent > 0 ? unsentTwin(original, index, block) : null);
        }
    }
}
