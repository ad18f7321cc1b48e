package io.loopshark.forging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beside each class of forgeries that may be passed over stands a healthy connection from which nobody could tell it. */
class LeftOutTest {

    @ParameterizedTest
    @EnumSource
    void a_healthy_connection_looks_the_same(LeftOut reason) {
        assertThat(look(reason.captured())).isEqualTo(look(reason.forged()));
    }

    private static List<String> look(List<Forged> segments) {
        return segments.stream()
                .map(segment -> segment.frame + " " + segment.nanos + " " + segment.sourcePort() + " " + segment)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void and_nobody_in_it_is_to_blame(LeftOut reason) {
        assertThat(Original.judge(reason.healthy(), Trust.FILE))
                .extracting(JudgedConnection::verdict)
                .startsWith(Verdict.VERIFIED)
                .doesNotContain(Verdict.VIOLATED);
        assertThat(Original.judge(reason.captured(), Trust.FILE))
                .extracting(JudgedConnection::verdict)
                .doesNotContain(Verdict.VIOLATED);
    }
}
