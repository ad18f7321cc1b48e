package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.KeptCapture;
import io.loopshark.junit.Kit;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

/** Runs {@link ForgedCases} in a namespace of its own and looks at what they failed with. */
@OnlyInPrivateNetwork
class ForgedNumbersScenarios {
    @TempDir
    private static Path directory;

    private static Kit kit;

    @BeforeAll
    static void runCases() {
        kit = Kit.run(ForgedCases.class, directory);
    }

    @Test
    void theUntouchedOnesAreVerified() {
        assertThat(kit.passed())
                .containsExactlyInAnyOrder(
                        "untouched(LoopbackTraffic)",
                        "untouchedWithTheClientsNumbersWrapping(LoopbackTraffic)",
                        "untouchedWithTheServersNumbersWrapping(LoopbackTraffic)");
    }

    @Test
    void everyForgeryFailsItsTest() {
        assertThat(kit.problemsOfAborted()).isEmpty();
        assertThat(kit.failed()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "synAckNumber,                                 SYN_ACK_NUMBER,         2, server, 1000001,    1000002",
        "synAckNumberAcrossTheWrap,                    SYN_ACK_NUMBER,         2, server, 0,          4294967295",
        "thirdSegmentsAcknowledgementAcrossTheWrap,    HANDSHAKE_ACK_NUMBER,   3, client, 0,          4294967295",
        "thirdSegmentsSequence,                        HANDSHAKE_ACK_SEQUENCE, 3, client, 1000001,    1000011",
        "thirdSegmentsSequenceAcrossTheWrap,           HANDSHAKE_ACK_SEQUENCE, 3, client, 4294967295, 9",
        "finAcknowledgement,                           FIN_ACK_NUMBER,         5, server, 1000002,    1000001",
        "finAcknowledgementAcrossTheWrap,              FIN_ACK_NUMBER,         5, server, 0,          4294967295",
    })
    void tellsTheKindTheFrameAndTheNumbers(
            String test, FindingKind kind, long frame, String by, long expected, long actual) throws IOException {
        AssertionFailedError error = kit.failureOf(test);
        long guilty = frame + repeatedBefore(test);
        assertThat(error.getExpected().getValue()).isEqualTo(expected);
        assertThat(error.getActual().getValue()).isEqualTo(actual);
        assertThat(error)
                .hasMessageContaining("broke a rule of TCP: " + kind + " in frame " + guilty + ", sent by the " + by)
                .hasMessageContaining("expected " + expected + ", actual " + actual)
                .hasMessageContaining("\n  RFC 9293 §")
                .hasMessageContaining("\n✗ %2d  ".formatted(guilty));
        assertThat(keptViolations(test)).extracting(Finding::kind).containsExactly(kind);
        assertThat(keptViolations(test)).extracting(Finding::frame).containsExactly(guilty);
    }

    @Test
    void aThirdSegment64OffIsFoundWhateverTheServersNumberIs() throws IOException {
        AssertionFailedError error = kit.failureOf("thirdSegmentsAcknowledgement");
        long expected = (Long) error.getExpected().getValue();
        assertThat(error.getActual().getValue()).isEqualTo(expected ^ 64);
        assertThat(keptViolations("thirdSegmentsAcknowledgement"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.HANDSHAKE_ACK_NUMBER);
                    assertThat(finding.frame()).isEqualTo(3 + repeatedBefore("thirdSegmentsAcknowledgement"));
                });
    }

    /** How many segments before the guilty one came again, as they do where a loaded machine is late. */
    private static long repeatedBefore(String test) throws IOException {
        long guilty = keptViolations(test).get(0).frame();
        return kept(test).findings().stream()
                .filter(finding -> finding.kind() == FindingKind.RETRANSMISSION && finding.frame() < guilty)
                .count();
    }

    /** What a judge who reads the kept capture says. */
    private static List<Finding> keptViolations(String test) throws IOException {
        return kept(test).findings().stream()
                .filter(finding -> finding.severity() == Severity.VIOLATION)
                .toList();
    }

    private static JudgedConnection kept(String test) throws IOException {
        Path file = directory.resolve(ForgedCases.class.getName() + "." + test + ".pcapng");
        List<JudgedConnection> judged = KeptCapture.judge(file);
        assertThat(judged).singleElement().extracting(JudgedConnection::verdict).isEqualTo(Verdict.VIOLATED);
        return judged.get(0);
    }
}
