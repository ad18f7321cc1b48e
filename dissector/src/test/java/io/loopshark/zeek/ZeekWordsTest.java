package io.loopshark.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.segment.SegmentView;
import io.loopshark.testing.Trace;
import io.loopshark.testing.TraceSegment;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code conn_state} and {@code history} of small traces: each word and each letter, and what looks like it and is none. */
class ZeekWordsTest {

    private static final String OPENING = """
            > S 0:0(0)
            < S. 0:0(0) ack 1
            > . 1:1(0) ack 1
            """;

    private static final String EXCHANGE = OPENING + """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < P. 1:501(500) ack 101
            > . 101:101(0) ack 501
            """;

    private static final String MID_STREAM = """
            > P. 101:201(100) ack 501
            < P. 501:601(100) ack 201
            """;

    private static String logged(String text) {
        return logged(Trace.of(text).only());
    }

    private static String logged(JudgedConnection connection) {
        return connection.connState() + " " + connection.history();
    }

    private static String logged(String text, UnaryOperator<SegmentView> change) {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        Trace.of(text).segments().forEach(segment -> analysis.accept(change.apply(segment)));
        analysis.finish(Trust.FILE);
        assertThat(ended).hasSize(1);
        return logged(ended.get(0));
    }

    /** The same between these two ports. */
    private static String between(int clientPort, int serverPort, String text) {
        return logged(text, segment -> {
            boolean byClient = segment.sourcePort() == TraceSegment.CLIENT_PORT;
            return Altered.segment(
                    segment,
                    Map.of(
                            "sourcePort", byClient ? clientPort : serverPort,
                            "destinationPort", byClient ? serverPort : clientPort));
        });
    }

    @Nested
    class The_state_is {

        @Test
        void s0_while_nothing_answers_the_syn() {
            assertThat(logged("> S 0:0(0)")).isEqualTo("S0 S");
            assertThat(logged("""
                    > S 0:0(0)
                    +1 > S 0:0(0)
                    +2 > S 0:0(0)
                    """)).isEqualTo("S0 S");
        }

        @Test
        void s0_even_when_only_the_client_was_captured_and_it_goes_on() {
            assertThat(logged("""
                    > S 0:0(0)
                    > . 1:1(0) ack 1
                    > P. 1:101(100) ack 1
                    """)).isEqualTo("S0 SAD");
        }

        @Test
        void s1_from_the_syn_ack_on() {
            assertThat(logged("""
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    """)).isEqualTo("S1 Sh");
            assertThat(logged(OPENING)).isEqualTo("S1 ShA");
            assertThat(logged(EXCHANGE)).isEqualTo("S1 ShADad");
        }

        @Test
        void s1_after_a_simultaneous_opening() {
            assertThat(logged("""
                    > S 0:0(0)
                    < S 0:0(0)
                    > S. 0:0(0) ack 1
                    < S. 0:0(0) ack 1
                    """)).isEqualTo("S1 Ss");
        }

        @Test
        void s2_when_the_originator_alone_has_closed() {
            assertThat(logged(EXCHANGE + "> F. 101:101(0) ack 501\n< . 501:501(0) ack 102"))
                    .isEqualTo("S2 ShADadF");
        }

        @Test
        void s3_when_the_responder_alone_has_closed() {
            assertThat(logged(EXCHANGE + "< F. 501:501(0) ack 101")).isEqualTo("S3 ShADadf");
        }

        @Test
        void sf_when_both_have_closed_acknowledged_or_not() {
            assertThat(logged(EXCHANGE + "> F. 101:101(0) ack 501\n< F. 501:501(0) ack 102"))
                    .isEqualTo("SF ShADadFf");
            assertThat(logged(MID_STREAM + "> F. 201:201(0) ack 601\n< F. 601:601(0) ack 202"))
                    .isEqualTo("SF DdFf");
        }

        @Test
        void rej_when_the_syn_is_answered_by_a_rst() {
            assertThat(logged("""
                    > S 0:0(0)
                    < R. 0:0(0) ack 1
                    """)).isEqualTo("REJ Sr");
        }

        @Test
        void rej_when_both_reset_before_there_was_data() {
            assertThat(logged(OPENING + "> R. 1:1(0) ack 1\n< R. 1:1(0) ack 1")).isEqualTo("REJ ShARr");
            assertThat(logged(EXCHANGE + "> R. 101:101(0) ack 501\n< R. 501:501(0) ack 101"))
                    .isEqualTo("RSTR ShADadRr");
        }

        @Test
        void rsto_when_the_originator_resets_what_was_established() {
            assertThat(logged(EXCHANGE + "> R. 101:101(0) ack 501")).isEqualTo("RSTO ShADadR");
            assertThat(logged("""
                    > S 0:0(0)
                    < S. 0:0(0) ack 1
                    > R 1:1(0)
                    """)).isEqualTo("RSTO ShR");
        }

        @Test
        void rsto_when_the_originator_resets_after_its_own_fin_or_the_others() {
            assertThat(logged(EXCHANGE + "> F. 101:101(0) ack 501\n> R. 102:102(0) ack 501"))
                    .isEqualTo("RSTO ShADadFR");
            assertThat(logged(EXCHANGE + "< F. 501:501(0) ack 101\n> R. 101:101(0) ack 501"))
                    .isEqualTo("RSTO ShADadfR");
        }

        @Test
        void sf_when_the_others_fin_follows_fin_and_rst() {
            assertThat(logged(EXCHANGE + "> F. 101:101(0) ack 501\n> R. 102:102(0) ack 501\n< F. 501:501(0) ack 101"))
                    .isEqualTo("SF ShADadFRf");
            assertThat(logged(EXCHANGE + "> R. 101:101(0) ack 501\n< F. 501:501(0) ack 101"))
                    .isEqualTo("RSTO ShADadRf");
        }

        @Test
        void sf_when_a_rst_follows_both_fins() {
            assertThat(logged(EXCHANGE + "> F. 101:101(0) ack 501\n< F. 501:501(0) ack 102\n> R 102:102(0)"))
                    .isEqualTo("SF ShADadFfR");
        }

        @Test
        void rstr_when_the_responder_resets_what_was_established() {
            assertThat(logged(EXCHANGE + "< R. 501:501(0) ack 101")).isEqualTo("RSTR ShADadr");
            assertThat(logged(EXCHANGE + "> F. 101:101(0) ack 501\n< R. 501:501(0) ack 102"))
                    .isEqualTo("RSTR ShADadFr");
        }

        @Test
        void rstos0_when_the_originator_resets_its_own_syn() {
            assertThat(logged("""
                    > S 0:0(0)
                    > R 1:1(0)
                    """)).isEqualTo("RSTOS0 SR");
            assertThat(logged(MID_STREAM + "> R. 201:201(0) ack 601")).isEqualTo("RSTOS0 DdR");
        }

        @Test
        void rstrh_when_a_syn_ack_without_its_syn_is_followed_by_a_rst() {
            assertThat(logged("""
                    < S. 0:0(0) ack 1
                    < R. 1:1(0) ack 1
                    """)).isEqualTo("RSTRH ^hr");
            assertThat(logged(MID_STREAM + "< R. 601:601(0) ack 201")).isEqualTo("RSTRH Ddr");
        }

        @Test
        void sh_when_the_originator_closes_and_the_responder_was_never_there() {
            assertThat(logged("""
                    > S 0:0(0)
                    > . 1:1(0) ack 1
                    > P. 1:101(100) ack 1
                    > F. 101:101(0) ack 501
                    """)).isEqualTo("SH SADF");
            assertThat(logged(MID_STREAM + "> F. 201:201(0) ack 601")).isEqualTo("SH DdF");
        }

        @Test
        void shr_when_a_syn_ack_without_its_syn_is_followed_by_a_fin() {
            assertThat(logged("""
                    < S. 0:0(0) ack 1
                    < F. 1:1(0) ack 1
                    """)).isEqualTo("SHR ^hf");
            assertThat(logged("""
                    < S. 0:0(0) ack 1
                    > . 1:1(0) ack 1
                    < F. 1:1(0) ack 1
                    """)).isEqualTo("S3 ^hAf");
        }

        @Test
        void oth_in_mid_stream() {
            assertThat(logged(MID_STREAM)).isEqualTo("OTH Dd");
            assertThat(logged("< S. 0:0(0) ack 1")).isEqualTo("OTH ^h");
            assertThat(logged("> S 0:0(0)\n< P. 1:101(100) ack 1")).isEqualTo("OTH Sd");
        }
    }

    @Nested
    class The_direction {

        @Test
        void is_turned_by_the_port_of_a_known_service() {
            assertThat(logged("< P. 501:601(100) ack 201")).isEqualTo("OTH ^d");
            assertThat(logged("> P. 101:201(100) ack 501")).isEqualTo("OTH D");
            assertThat(between(40000, 4444, "< P. 501:601(100) ack 201")).isEqualTo("OTH D");
            assertThat(between(8080, 80, "< P. 501:601(100) ack 201")).isEqualTo("OTH D");
        }

        @Test
        void is_never_turned_when_the_syn_is_there() {
            assertThat(between(80, 40000, EXCHANGE)).isEqualTo("S1 ShADad");
        }

        @Test
        void is_turned_once_something_ordinary_follows_a_syn_ack() {
            String lost = """
                    < S. 0:0(0) ack 1
                    > . 1:1(0) ack 1
                    > P. 1:101(100) ack 1
                    < P. 1:501(500) ack 101
                    """;
            assertThat(between(40000, 4444, lost)).isEqualTo("S1 ^hADd");
            assertThat(between(8080, 80, lost)).isEqualTo("S1 ^hADd");
        }

        @Test
        void is_not_turned_while_a_syn_ack_may_be_a_scan() {
            assertThat(between(40000, 4444, "< S. 0:0(0) ack 1")).isEqualTo("OTH H");
            assertThat(between(40000, 4444, "< S. 0:0(0) ack 1\n> R 1:1(0)")).isEqualTo("REJ Hr");
        }
    }

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
