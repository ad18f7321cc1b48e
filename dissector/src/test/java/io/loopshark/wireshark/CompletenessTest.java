package io.loopshark.wireshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.Flags;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private static int of(int... flagsAndLengths) {
        int bits = 0;
        for (int i = 0; i < flagsAndLengths.length; i += 2) {
            bits = Completeness.after(bits, flagsAndLengths[i], flagsAndLengths[i + 1]);
        }
        return bits;
    }

    @Test
    void a_whole_conversation_reads_31() {
        assertThat(of(
                        Flags.SYN,
                        0,
                        Flags.SYN | Flags.ACK,
                        0,
                        Flags.ACK,
                        0,
                        Flags.PSH | Flags.ACK,
                        10,
                        Flags.FIN | Flags.ACK,
                        0))
                .isEqualTo(Completeness.COMPLETE_WITH_DATA)
                .isEqualTo(31);
    }

    @Test
    void a_refused_port_reads_37_because_RST_with_ACK_counts_as_an_acknowledgement() {
        assertThat(of(Flags.SYN, 0, Flags.RST | Flags.ACK, 0)).isEqualTo(37);
    }

    @Test
    void a_RST_without_ACK_is_no_acknowledgement() {
        assertThat(of(Flags.SYN, 0, Flags.RST, 0)).isEqualTo(33);
    }

    @Test
    void data_is_counted_on_a_SYN_but_not_on_its_answer() {
        assertThat(of(Flags.SYN, 100)).isEqualTo(Completeness.SYN | Completeness.DATA);
        assertThat(of(Flags.SYN, 0, Flags.SYN | Flags.ACK, 100)).isEqualTo(Completeness.SYN | Completeness.SYN_ACK);
    }

    @Test
    void a_lone_segment_counts_only_if_it_is_a_SYN() {
        assertThat(Completeness.counted(Completeness.ACK, 1)).isZero();
        assertThat(Completeness.counted(Completeness.ACK, 2)).isEqualTo(Completeness.ACK);
        assertThat(Completeness.counted(Completeness.SYN | Completeness.RST, 1)).isEqualTo(Completeness.SYN);
    }

    @Test
    void a_FIN_without_ACK_is_not_counted() {
        assertThat(of(Flags.FIN, 0)).isZero();
    }
}
