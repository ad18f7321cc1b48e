package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {

    /** Where live capture is permitted this is a live run; elsewhere the shipped capture has to give the same. */
    @Test
    void shows_the_handshake_the_verdict_and_the_ladder() {
        Run run = Run.of("demo");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "The handshake",
                        "[SYN] Seq=0",
                        "[SYN, ACK] Seq=0 Ack=1",
                        "[ACK] Seq=1 Ack=1",
                        "The verdict",
                        "COMPLETE",
                        "VERIFIED",
                        "The ladder",
                        "[FIN, ACK]");
        if (run.out().contains("captured live just now")) {
            assertThat(run.err()).isEmpty();
        } else {
            assertThat(run.out()).contains("from a capture that comes with Loopshark");
            assertThat(run.err()).hasLineCount(1).startsWith("loopshark: Loopshark cannot capture");
        }
    }
}
