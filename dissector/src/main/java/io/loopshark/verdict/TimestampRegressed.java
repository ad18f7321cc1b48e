package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.segment.TcpOption.Bit;

/**
 * A peer's timestamp clock does not run back: new data in order never has a smaller TSval than the segment before it, as 32-bit
 * serial numbers compare.
 *
 * <p>RFC 7323 §5.2: "every received TCP segment (including data and &lt;ACK&gt; segments) contains a timestamp SEG.TSval whose values are
 * monotonically non-decreasing in time". What was overtaken or sent again may well be older than what was seen before it.
 */
final class TimestampRegressed implements Rule {

    @Override
    public void examine(Scene scene) {
        if (scene.segment().payloadLength() == 0 || !scene.segment().hasOption(Bit.TIMESTAMPS) || !scene.ordinary()) {
            return;
        }
        int latest = scene.from().timestamp();
        int actual = scene.segment().timestampValue();
        if (before(actual, latest)
                && scene.segment().sequence() == scene.from().sndNxt()
                && scene.connection().agreed(Bit.TIMESTAMPS)) {
            scene.report(
                    FindingKind.TIMESTAMP_REGRESSED,
                    latest,
                    actual,
                    Sentence.of(
                            "Carries new data with TSval {0}, but its sender''s clock stood at {1} already.",
                            "携带新数据，TSval 却是 {0}，而发送方的时间戳先前已经走到 {1}。", unsigned(actual), unsigned(latest)));
        }
    }
}
