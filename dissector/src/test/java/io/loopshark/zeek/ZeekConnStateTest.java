package io.loopshark.zeek;

import static io.loopshark.zeek.ZeekWords.EXCHANGE;
import static io.loopshark.zeek.ZeekWords.MID_STREAM;
import static io.loopshark.zeek.ZeekWords.OPENING;
import static io.loopshark.zeek.ZeekWords.logged;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code conn_state} of small traces: each word, and what looks like it and is none. */
class ZeekConnStateTest {

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
