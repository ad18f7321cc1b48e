package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;

/**
 * A SYN whose sender does not stand by it: it goes on with the ISN that it had chosen, or answers the SYN-ACK to this SYN with a RST.
 *
 * <p>RFC 9293 §3.5: "The principal reason for the three-way handshake is to prevent old duplicate connection initiations from causing
 * confusion." (Figure 8)
 */
final class OldDuplicateSyn implements Rule {

    /** A SYN with another ISN than the connection's. */
    private record OtherSyn(long frame, Side by, int isn) {}

    @Override
    public int occasions() {
        return Occasion.SYN | Occasion.REMEMBERED;
    }

    @Override
    public void examine(Scene scene) {
        OtherSyn syn = scene.memo(this, OtherSyn.class);
        if (scene.has(Flags.SYN)) {
            if (syn == null
                    && scene.from().knowsIss()
                    && scene.connection().isOtherSyn(scene.segment(), scene.from(), scene.to())) {
                scene.remember(
                        this,
                        new OtherSyn(
                                scene.frame(), scene.side(), scene.segment().sequence()));
            }
        } else if (syn != null && syn.by == scene.side()) {
            scene.forget(this);
            if (disowns(scene, syn)) {
                report(scene, syn);
            }
        }
    }

    private static boolean disowns(Scene scene, OtherSyn syn) {
        if (scene.has(Flags.RST)) {
            return scene.connection().voidsOldDuplicate(scene.segment(), scene.from(), scene.to());
        }
        return scene.has(Flags.ACK) && scene.segment().sequence() != syn.isn + 1;
    }

    private static void report(Scene scene, OtherSyn syn) {
        long expected = unsigned(scene.from().iss());
        long actual = unsigned(syn.isn);
        scene.report(new Finding(
                FindingKind.OLD_DUPLICATE_SYN,
                syn.frame,
                syn.by,
                expected,
                actual,
                Sentence.of(
                        "This SYN has ISN {0}, but its sender stands by ISN {1}: it is an old duplicate that arrived late.",
                        "这个 SYN 的初始序号是 {0}，而发送方用的是 {1}：它是一个迟到的旧 SYN。", actual, expected)));
    }
}
