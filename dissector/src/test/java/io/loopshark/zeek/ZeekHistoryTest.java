package io.loopshark.zeek;

import static io.loopshark.zeek.ZeekWords.EXCHANGE;
import static io.loopshark.zeek.ZeekWords.MID_STREAM;
import static io.loopshark.zeek.ZeekWords.OPENING;
import static io.loopshark.zeek.ZeekWords.logged;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.SegmentView;
import io.loopshark.testing.Trace;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code history} of small traces: each letter, and what looks like it and is none. */
class ZeekHistoryTest {

    @Nested
    class A_letter {

        @Test
        void s_or_h_comes_again_only_with_another_number() {
            assertThat(logged("""
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    < S. 0:0(0) ack 1
                    > . 1:1(0) ack 1
                    """)).isEqualTo("S1 ShA");
            assertThat(logged("""
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    < S. 7:7(0) ack 1
                    > . 1:1(0) ack 1
                    """)).isEqualTo("S1 ShhA");
        }

        @Test
        void a_or_d_comes_once_a_side_however_often_it_is_due() {
            assertThat(logged(EXCHANGE + """
                    > P. 101:201(100) ack 501
                    < . 501:501(0) ack 201
                    < P. 501:601(100) ack 201
                    """)).isEqualTo("S1 ShADad");
        }

        @Test
        void a_or_d_is_not_for_what_carries_syn_fin_or_rst() {
            assertThat(logged("""
                    > S 0:100(100) <FO>
                    < S. 0:0(0) ack 101
                    """)).isEqualTo("S1 Sh");
            assertThat(logged(OPENING + "> FP. 1:101(100) ack 1")).isEqualTo("S2 ShAF");
        }

        @Test
        void f_comes_again_only_with_another_number() {
            assertThat(logged(OPENING + "> F. 1:1(0) ack 1\n> F. 1:1(0) ack 1")).isEqualTo("S2 ShAF");
            assertThat(logged(OPENING + "> F. 1:1(0) ack 1\n> F. 2:2(0) ack 1")).isEqualTo("S2 ShAFF");
            assertThat(logged(OPENING + "> F. 11:11(0) ack 1\n> FP. 1:11(10) ack 1"))
                    .isEqualTo("S2 ShAFT");
        }

        @Test
        void r_comes_again_only_with_another_number() {
            assertThat(logged(OPENING + "> R. 1:1(0) ack 1\n> R. 1:1(0) ack 1")).isEqualTo("RSTO ShAR");
            assertThat(logged(OPENING + "> R. 1:1(0) ack 1\n> R. 2:2(0) ack 1")).isEqualTo("RSTO ShARR");
        }

        @Test
        void i_is_for_fin_with_rst_and_q_for_syn_with_either() {
            assertThat(logged(OPENING + "> FR. 1:1(0) ack 1\n> FR. 1:1(0) ack 1"))
                    .isEqualTo("RSTO ShAI");
            assertThat(logged("> SF 0:0(0)")).isEqualTo("SH Q");
            assertThat(logged("> SR 0:0(0)")).isEqualTo("RSTOS0 Q");
            assertThat(logged(OPENING + "< SR 1:1(0)")).isEqualTo("RSTR ShAq");
        }

        @Test
        void t_is_for_payload_that_brings_nothing_new() {
            assertThat(logged(OPENING + "> P. 1:101(100) ack 1\n> P. 1:101(100) ack 1"))
                    .isEqualTo("S1 ShADT");
            assertThat(logged(OPENING + "> P. 1:101(100) ack 1\n> P. 1:102(101) ack 1"))
                    .isEqualTo("S1 ShAD");
            assertThat(logged(OPENING + "> P. 101:201(100) ack 1\n> P. 1:101(100) ack 1"))
                    .as("Zeek takes what comes out of order for sent again")
                    .isEqualTo("S1 ShADT");
            assertThat(logged(EXCHANGE + "> . 100:101(1) ack 501"))
                    .as("a keep-alive with its octet")
                    .isEqualTo("S1 ShADadT");
        }

        @Test
        void t_comes_at_the_first_the_tenth_and_the_hundredth_time() {
            String again = "> P. 1:101(100) ack 1\n";
            assertThat(logged(OPENING + again + again.repeat(9))).isEqualTo("S1 ShADT");
            assertThat(logged(OPENING + again + again.repeat(10))).isEqualTo("S1 ShADTT");
            assertThat(logged(OPENING + again + again.repeat(99))).isEqualTo("S1 ShADTT");
            assertThat(logged(OPENING + again + again.repeat(100))).isEqualTo("S1 ShADTTT");
        }

        @Test
        void w_is_for_a_window_of_zero_that_stops_somebody() {
            assertThat(logged(EXCHANGE + "< . 501:501(0) ack 101 win 0")).isEqualTo("S1 ShADadw");
            assertThat(logged(EXCHANGE + "< . 501:501(0) ack 101 win 1")).isEqualTo("S1 ShADad");
            assertThat(logged("> S 0:0(0) win 0")).isEqualTo("S0 S");
            assertThat(logged(EXCHANGE + "> R. 101:101(0) ack 501 win 0")).isEqualTo("RSTO ShADadR");
            assertThat(logged(EXCHANGE + "> F. 101:101(0) ack 501\n< . 501:501(0) ack 102 win 0"))
                    .as("after the other side's FIN")
                    .isEqualTo("S2 ShADadF");
        }

        @Test
        void g_is_for_data_that_was_acknowledged_and_never_captured() {
            assertThat(logged(OPENING + "> P. 101:201(100) ack 1\n< . 1:1(0) ack 201"))
                    .isEqualTo("S1 ShADaG");
            assertThat(logged(OPENING + "< . 1:1(0) ack 201")).isEqualTo("S1 ShAaG");
            assertThat(logged(OPENING + "> P. 101:201(100) ack 1\n< . 1:1(0) ack 1"))
                    .as("not acknowledged yet")
                    .isEqualTo("S1 ShADa");
            assertThat(logged(OPENING + "> P. 101:201(100) ack 1\n> P. 1:101(100) ack 1\n< . 1:1(0) ack 201"))
                    .as("captured before it was acknowledged")
                    .isEqualTo("S1 ShADTa");
        }

        @Test
        void g_counts_a_gap_once() {
            assertThat(logged(OPENING
                            + "> P. 101:201(100) ack 1\n< . 1:1(0) ack 201\n"
                            + "< . 1:1(0) ack 201\n".repeat(20)))
                    .isEqualTo("S1 ShADaG");
            StringBuilder lossy = new StringBuilder(OPENING);
            for (int i = 0; i < 10; i++) {
                int start = 101 + 200 * i;
                lossy.append("> P. %d:%d(100) ack 1\n< . 1:1(0) ack %d\n".formatted(start, start + 100, start + 100));
            }
            assertThat(logged(lossy.toString())).isEqualTo("S1 ShADaGG");
        }

        @Test
        void g_is_not_for_mid_stream_nor_after_a_reset() {
            assertThat(logged(MID_STREAM + "> P. 301:401(100) ack 601\n< . 601:601(0) ack 401"))
                    .isEqualTo("OTH Dda");
            assertThat(logged(OPENING + "> P. 101:201(100) ack 1\n< R. 1:1(0) ack 201"))
                    .isEqualTo("RSTR ShADr");
        }

        @Test
        void g_is_for_payload_that_was_cut_off_once_it_is_acknowledged() {
            UnaryOperator<SegmentView> cut = segment -> segment.payloadLength() > 100
                    ? Altered.segment(segment, Map.of("capturedPayloadLength", 100))
                    : segment;
            assertThat(logged(EXCHANGE, cut)).isEqualTo("S1 ShADadg");
            assertThat(logged(OPENING + "> P. 1:201(200) ack 1", cut)).isEqualTo("S1 ShAD");
        }
    }

    @Nested
    class The_history {

        @Test
        void may_be_longer_than_a_number_holds() {
            StringBuilder resets = new StringBuilder(OPENING);
            for (int i = 1; i <= 40; i++) {
                resets.append("> R %d:%d(0)\n".formatted(i, i));
            }
            assertThat(logged(resets.toString())).isEqualTo("RSTO ShA" + "R".repeat(40));
        }

        @Test
        void ends_somewhere() {
            History history = new History();
            for (int i = 0; i < 10 * History.MOST; i++) {
                history.add('r');
            }
            assertThat(history.toString()).isEqualTo("r".repeat(History.MOST));
        }

        @Test
        void of_a_socket_connected_to_itself_is_all_the_originators() {
            Trace self = Trace.of(5, 5, """
                    > S 0:0(0)
                    > S. 0:0(0) ack 1
                    > . 1:1(0) ack 1
                    """).toItself();
            assertThat(self.only().history()).isEqualTo("SA");
        }
    }
}
