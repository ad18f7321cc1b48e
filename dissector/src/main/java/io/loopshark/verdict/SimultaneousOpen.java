package io.loopshark.verdict;

import io.loopshark.segment.Flags;

/**
 * Each peer sends a SYN of its own before it has the other's: one connection, opened from both sides.
 *
 * <p>RFC 9293 §3.5: "When simultaneous open occurs, each TCP peer receives a SYN segment that carries no acknowledgment after it has sent
 * a SYN." (Figure 7)
 */
final class SimultaneousOpen implements Rule {

    @Override
    public int occasions() {
        return Occasion.SYN;
    }

    @Override
    public void examine(Scene scene) {
        if (Flags.isSyn(scene.segment().flags())
                && !scene.has(Flags.RST)
                && !scene.from().hasSent()
                && Flags.isSyn(scene.to().synFlags())
                && !scene.to().knowsUna()
                && !scene.connection().selfConnected()) {
            scene.report(
                    FindingKind.SIMULTANEOUS_OPEN,
                    Sentence.of(
                            "This SYN crosses the other side''s: both open the connection at the same time.",
                            "这个 SYN 与对方的 SYN 交叉：双方同时打开连接。"));
        }
    }
}
