package io.loopshark.verdict;

import io.loopshark.segment.Flags;
import io.loopshark.segment.TcpOption.Bit;

/**
 * Where both SYNs had timestamps, every further segment has them, resets excepted.
 *
 * <p>RFC 7323 §3.2: "Once TSopt has been successfully negotiated, that is both &lt;SYN&gt; and &lt;SYN,ACK&gt; contain TSopt, the TSopt
 * MUST be sent in every non-&lt;RST&gt; segment for the duration of the connection".
 */
final class TimestampMissing implements Rule {

    // Options that the capture cut off, or that cannot be read, may have been timestamps.
    private static final int THERE = Bit.TIMESTAMPS | Bit.CUT | Bit.MALFORMED;

    @Override
    public int occasions() {
        return Occasion.OPTIONS;
    }

    @Override
    public void examine(Scene scene) {
        if (Flags.any(scene.segment().flags(), Flags.SYN | Flags.RST)
                || (scene.segment().optionBits() & THERE) != 0
                || !scene.connection().agreed(Bit.TIMESTAMPS)
                || scene.connection().over()
                || scene.countsOnly(FindingKind.TIMESTAMP_MISSING)) {
            return;
        }
        scene.report(
                FindingKind.TIMESTAMP_MISSING,
                Sentence.of("Has no timestamps, though both SYNs agreed on them.", "没有时间戳选项，而双方已在 SYN 中约定使用时间戳。"));
    }
}
