package io.loopshark.report;

import static io.loopshark.report.Bilingual.say;

import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Step;
import io.loopshark.wireshark.AnalysisFlag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Wireshark calls the things that a story tells, said the first time each is met. */
final class WiresharkWords {

    private static final Map<FindingKind, AnalysisFlag> FLAGS = new EnumMap<>(Map.ofEntries(
            Map.entry(FindingKind.RETRANSMISSION, AnalysisFlag.RETRANSMISSION),
            Map.entry(FindingKind.FAST_RETRANSMISSION, AnalysisFlag.FAST_RETRANSMISSION),
            Map.entry(FindingKind.SPURIOUS_RETRANSMISSION, AnalysisFlag.SPURIOUS_RETRANSMISSION),
            Map.entry(FindingKind.OUT_OF_ORDER, AnalysisFlag.OUT_OF_ORDER),
            Map.entry(FindingKind.DUPLICATE_ACK, AnalysisFlag.DUPLICATE_ACK),
            Map.entry(FindingKind.KEEP_ALIVE, AnalysisFlag.KEEP_ALIVE),
            Map.entry(FindingKind.KEEP_ALIVE_ACK, AnalysisFlag.KEEP_ALIVE_ACK),
            Map.entry(FindingKind.ZERO_WINDOW, AnalysisFlag.ZERO_WINDOW),
            Map.entry(FindingKind.ZERO_WINDOW_PROBE, AnalysisFlag.ZERO_WINDOW_PROBE),
            Map.entry(FindingKind.ZERO_WINDOW_PROBE_ACK, AnalysisFlag.ZERO_WINDOW_PROBE_ACK),
            Map.entry(FindingKind.WINDOW_UPDATE, AnalysisFlag.WINDOW_UPDATE),
            Map.entry(FindingKind.WINDOW_FULL, AnalysisFlag.WINDOW_FULL),
            Map.entry(FindingKind.PORT_REUSED, AnalysisFlag.REUSED_PORTS)));

    private final Telling telling;
    private final Set<AnalysisFlag> said = EnumSet.noneOf(AnalysisFlag.class);

    WiresharkWords(Telling telling) {
        this.telling = telling;
    }

    /** Wireshark's words for what was found in a step, those that have not been said yet. */
    List<Bilingual> on(Step step) {
        List<Bilingual> words = new ArrayList<>();
        for (Finding finding : telling.findings.of(step)) {
            AnalysisFlag flag = finding.kind() == FindingKind.SEQUENCE_GAP ? gap(step) : FLAGS.get(finding.kind());
            if (flag != null && said.add(flag)) {
                words.add(say(
                        "(In Wireshark: [{0}], {1}.)", "（Wireshark 的说法：[{0}]，{1}。）", flag.title(), flag.fieldName()));
            }
        }
        return words;
    }

    /** Wireshark tells a gap by the data behind it from one that only an acknowledgement shows. */
    private static AnalysisFlag gap(Step step) {
        return step.segment().sequenceLength() > 0 ? AnalysisFlag.LOST_SEGMENT : AnalysisFlag.ACK_LOST_SEGMENT;
    }
}
