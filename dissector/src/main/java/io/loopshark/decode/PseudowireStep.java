package io.loopshark.decode;

import io.loopshark.ksy.wire.PseudowireWord;
import org.jspecify.annotations.Nullable;

/**
 * What lies under an MPLS label and is no IP: an Ethernet frame, with a control word in front or without (RFC 4448 §4.6), or a
 * channel beside one (RFC 4385 §5). Nothing says which; the labels' ends have agreed on it.
 */
final class PseudowireStep extends Step {

    private static final int LENGTH = 4;
    private static final int ETHERNET = 14;
    private static final int TYPE = 12;
    private static final int ASSOCIATED_CHANNEL = 1;
    private static final int CHANNEL_IPV4 = 0x21;
    private static final int CHANNEL_IPV6 = 0x57;

    private final Steps steps;
    private final PseudowireWord word;

    PseudowireStep(Steps steps) {
        this.steps = steps;
        word = new PseudowireWord(steps.walk.stream);
    }

    @Override
    @Nullable
    Step read(Walk walk) {
        int start = walk.position();
        if (walk.capturedFrom(start) < LENGTH) {
            return walk.tooShort(Layer.PSEUDOWIRE, start, LENGTH);
        }
        word._read();
        int nibble = word.flagsLength() >>> 12;
        if (nibble == ASSOCIATED_CHANNEL) {
            walk.pass(Layer.PSEUDOWIRE, start, LENGTH);
            return channel(word.sequenceChannel());
        }
        if (nibble == 0 && looksLikeEthernet(walk, start + LENGTH)) {
            walk.pass(Layer.PSEUDOWIRE, start, LENGTH);
            return steps.ethernet;
        }
        walk.stream.seek(start);
        return looksLikeEthernet(walk, start) ? steps.ethernet : null;
    }

    private @Nullable Step channel(int type) {
        return switch (type) {
            case CHANNEL_IPV4 -> steps.ipv4;
            case CHANNEL_IPV6 -> steps.ipv6;
            default -> null;
        };
    }

    private boolean looksLikeEthernet(Walk walk, int at) {
        return walk.capturedFrom(at) >= ETHERNET && steps.etherTypes.step(walk.u2(at + TYPE)) != null;
    }
}
