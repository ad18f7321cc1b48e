package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.OPTION_NOT_NEGOTIATED;
import static io.loopshark.verdict.FindingKind.TIMESTAMP_MISSING;
import static io.loopshark.verdict.FindingKind.TIMESTAMP_REGRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OPTION_NOT_NEGOTIATED, TIMESTAMP_MISSING and TIMESTAMP_REGRESSED. */
class OptionRulesTest {

    private static final String EVERYTHING = """
            > S 0:0(0) win 65535 <mss 1460,sackOK,TS val 100 ecr 0,wscale 7>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 700 ecr 100,wscale 7>
            > . 1:1(0) ack 1 win 512 <TS val 101 ecr 700>
            """;

    private static final String NOTHING = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    @Nested
    class An_option_not_negotiated {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "wscale 7 | Window scale | RFC 7323 §2.2",
                    "sackOK | SACK permitted | RFC 2018 §2",
                    "mss 1460 | Maximum segment size | RFC 9293 §3.2"
                })
        void belongs_into_a_syn_and_comes_later(String option, String name, String citation) {
            for (String opening : new String[] {EVERYTHING, NOTHING}) {
                String timestamps = opening.equals(EVERYTHING) ? ",TS val 102 ecr 700" : "";
                Trace trace = Trace.of(opening + "> P. 1:101(100) ack 1 win 512 <" + option + timestamps + ">\n");
                Finding finding = Found.only(OPTION_NOT_NEGOTIATED, 4, Side.CLIENT, trace);
                assertThat(finding.citation()).hasToString(citation);
                assertThat(finding.message())
                        .isEqualTo("Has the option " + name + ", which belongs into segments with SYN only.");
                assertThat(finding.messageZh()).contains(name);
                assertThat(trace.only().verdict()).isEqualTo(Verdict.VIOLATED);
            }
        }

        @Test
        void is_found_on_the_third_segment_and_on_a_fin_and_on_a_rst() {
            Found.only(OPTION_NOT_NEGOTIATED, 3, Side.CLIENT, Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460>
                    > . 1:1(0) ack 1 <mss 1460>
                    """));
            Found.only(OPTION_NOT_NEGOTIATED, 4, Side.SERVER, Trace.of(NOTHING + "< F. 1:1(0) ack 1 <wscale 2>\n"));
            Found.only(OPTION_NOT_NEGOTIATED, 4, Side.SERVER, Trace.of(NOTHING + "< R. 1:1(0) ack 1 <sackOK>\n"));
        }

        @ParameterizedTest
        @CsvSource({
            "wscale 7,mss 1460|sackOK|TS val 7 ecr 0",
            "sackOK,mss 1460|wscale 7|TS val 7 ecr 0",
            "TS val 7 ecr 0,mss 1460|sackOK|wscale 7"
        })
        void of_the_syn_ack_that_the_syn_did_not_offer(String option, String others) {
            String offered = others.replace('|', ',');
            Finding finding =
                    Found.only(OPTION_NOT_NEGOTIATED, 2, Side.SERVER, Trace.of("""
                    > S 0:0(0) win 65535 <%s>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460,%s>
                    """.formatted(offered, option)));
            assertThat(finding.message()).contains("SYN-ACK").contains("did not offer");
        }

        @Test
        void timestamps_that_only_one_side_has() {
            Found.only(OPTION_NOT_NEGOTIATED, 4, Side.CLIENT, Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,TS val 100 ecr 0>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460>
                    > . 1:1(0) ack 1
                    > P. 1:101(100) ack 1 <TS val 102 ecr 0>
                    """));
            Found.only(
                    OPTION_NOT_NEGOTIATED,
                    4,
                    Side.SERVER,
                    Trace.of(NOTHING + "< P. 1:101(100) ack 1 <TS val 1 ecr 2>\n"));
        }

        @Test
        void sack_blocks_that_not_both_sides_allowed() {
            for (String offers : new String[] {",sackOK|", "|,sackOK"}) {
                String[] each = offers.split("\\|", -1);
                Found.only(
                        OPTION_NOT_NEGOTIATED,
                        offers.startsWith("|") ? 2 : 6,
                        Side.SERVER,
                        Trace.of("""
                        > S 0:0(0) win 65535 <mss 1460%s>
                        < S. 0:0(0) ack 1 win 65535 <mss 1460%s>
                        > . 1:1(0) ack 1
                        > P. 1:101(100) ack 1
                        > P. 101:201(100) ack 1
                        """.formatted(each[0], each[1])
                                + (offers.startsWith("|") ? "" : "< . 1:1(0) ack 1 <sack 101:201>\n")));
            }
            Finding finding = Found.only(OPTION_NOT_NEGOTIATED, 6, Side.SERVER, Trace.of(NOTHING + """
                    > P. 1:101(100) ack 1
                    > P. 101:201(100) ack 1
                    < . 1:1(0) ack 1 <sack 101:201>
                    """));
            assertThat(finding.citation()).hasToString("RFC 2018 §4");
            assertThat(finding.message()).contains("did not agree");
        }
    }

    @Nested
    class Options_are_right {

        @Test
        void where_both_offered_them() {
            Found.nothing(Trace.of(EVERYTHING + """
                    > P. 1:101(100) ack 1 win 512 <TS val 102 ecr 700>
                    > P. 101:201(100) ack 1 win 512 <TS val 102 ecr 700>
                    < . 1:1(0) ack 1 win 512 <TS val 702 ecr 101,sack 101:201>
                    < . 1:1(0) ack 201 win 512 <TS val 702 ecr 102>
                    """));
        }

        @Test
        void when_the_answer_takes_up_only_a_part_of_the_offer() {
            Found.nothing(Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,sackOK,TS val 100 ecr 0,wscale 7>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460>
                    > . 1:1(0) ack 1
                    > P. 1:101(100) ack 1
                    < . 1:1(0) ack 101
                    """));
        }

        @Test
        void when_the_syn_comes_again_without_them_and_the_answer_is_to_the_first() {
            Found.nothing(Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,sackOK,TS val 100 ecr 0,wscale 7>
                    +3 > S 0:0(0) win 65535 <mss 1460>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 700 ecr 100,wscale 7>
                    > . 1:1(0) ack 1 win 512 <TS val 101 ecr 700>
                    > P. 1:101(100) ack 1 win 512 <TS val 102 ecr 700>
                    """));
        }

        @Test
        void when_the_answer_echoes_a_syn_that_the_capture_missed() {
            // The third SYN has fewer options than the first two, which lie before the beginning of the capture.
            Trace trace = Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,sackOK,TS val 100 ecr 0,wscale 7>
                    +1 > S 0:0(0) win 65535 <mss 1460>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 700 ecr 100,wscale 7>
                    > . 1:1(0) ack 1 win 512 <TS val 101 ecr 700>
                    > P. 1:101(100) ack 1 win 512 <TS val 102 ecr 700>
                    < P. 1:101(100) ack 101 win 512 <TS val 701 ecr 102,sack 1:101>
                    """);
            Found.none(OPTION_NOT_NEGOTIATED, trace);
            Found.none(OPTION_NOT_NEGOTIATED, trace.without(0));
        }

        @Test
        void when_the_syn_ack_comes_again_without_them() {
            for (String timestamps : new String[] {"<TS val 102 ecr 700>", ""}) {
                Trace trace = Trace.of("""
                        > S 0:0(0) win 65535 <mss 1460,sackOK,TS val 100 ecr 0,wscale 7>
                        < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 700 ecr 100,wscale 7>
                        +3 < S. 0:0(0) ack 1 win 65535 <mss 1460>
                        > . 1:1(0) ack 1 %1$s
                        > P. 1:101(100) ack 1 %1$s
                        """.formatted(timestamps));
                Found.none(OPTION_NOT_NEGOTIATED, trace);
                Found.none(TIMESTAMP_MISSING, trace);
            }
        }

        @Test
        void in_a_simultaneous_opening_whose_syns_crossed() {
            Found.none(OPTION_NOT_NEGOTIATED, Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460>
                    < S 0:0(0) win 65535 <mss 1460,sackOK,wscale 7>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,wscale 7>
                    > S. 0:0(0) ack 1 win 65535 <mss 1460>
                    """));
        }

        @Test
        void as_long_as_the_capture_does_not_show_both_syns() {
            Found.none(
                    OPTION_NOT_NEGOTIATED,
                    Trace.of(NOTHING + "> P. 1:101(100) ack 1 <mss 1460>\n").from(2));
            Found.none(
                    OPTION_NOT_NEGOTIATED,
                    Trace.of(NOTHING + "> P. 1:101(100) ack 1 <TS val 1 ecr 2>\n")
                            .without(0));
            Found.none(
                    OPTION_NOT_NEGOTIATED,
                    Trace.of(NOTHING + "> P. 1:101(100) ack 1 <TS val 1 ecr 2>\n")
                            .without(1));
        }

        @Test
        void as_long_as_a_gap_is_open() {
            Found.none(OPTION_NOT_NEGOTIATED, Trace.of(NOTHING + """
                    > P. 101:201(100) ack 1
                    > P. 201:301(100) ack 1 <mss 1460>
                    """));
        }
    }

    @Nested
    class Timestamps_missing {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "> P. 1:101(100) ack 1 win 512",
                    "> . 1:1(0) ack 1 win 513",
                    "> F. 1:1(0) ack 1 win 512",
                    "+10 > . 0:0(0) ack 1 win 512"
                })
        void are_an_anomaly_on_any_segment_but_a_rst(String line) {
            Trace trace = Trace.of(EVERYTHING + line);
            Finding finding = Found.only(TIMESTAMP_MISSING, 4, Side.CLIENT, trace);
            assertThat(finding.severity()).isEqualTo(Severity.ANOMALY);
            assertThat(finding.citation()).hasToString("RFC 7323 §3.2");
            assertThat(trace.only().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void from_the_third_segment_are_found() {
            Found.only(TIMESTAMP_MISSING, 3, Side.CLIENT, Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,TS val 100 ecr 0>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 700 ecr 100>
                    > . 1:1(0) ack 1
                    """));
        }

        @Test
        void from_a_reset_are_nobodys_fault() {
            Found.nothing(Trace.of(EVERYTHING + "> R. 1:1(0) ack 1 win 0\n"));
        }

        @Test
        void from_a_syn_that_comes_again_are_nobodys_fault() {
            Found.none(TIMESTAMP_MISSING, Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,TS val 100 ecr 0>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 700 ecr 100>
                    +1 < S. 0:0(0) ack 1 win 65535 <mss 1460>
                    > . 1:1(0) ack 1
                    """));
        }

        @Test
        void where_only_one_side_offered_them_are_due_to_nobody() {
            Found.nothing(Trace.of("""
                    > S 0:0(0) win 65535 <mss 1460,TS val 100 ecr 0>
                    < S. 0:0(0) ack 1 win 65535 <mss 1460>
                    > . 1:1(0) ack 1
                    """));
        }
    }

    @Nested
    class A_timestamp_that_goes_back {

        private static final String TEXT = """
                > S 0:0(0) win 65535 <mss 1460,TS val %d ecr 0>
                < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 700 ecr 100>
                > . 1:1(0) ack 1 <TS val %d ecr 700>
                > P. 1:101(100) ack 1 <TS val %d ecr 700>
                > P. 101:201(100) ack 1 <TS val %d ecr 700>
                """;

        private static Trace clock(long start, long then) {
            return Trace.of(TEXT.formatted(start, start, start, then & 0xffff_ffffL));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 5, 100, 0x7fff_fff0L, 0x8000_0000L, 0xffff_ffffL})
        void by_a_little_or_by_half_the_circle_is_found_across_the_wrap(long start) {
            for (long back : new long[] {1, 2, 1000, 0x7fff_ffffL, 0x8000_0000L}) {
                Trace trace = clock(start, start - back);
                Finding finding = Found.only(TIMESTAMP_REGRESSED, 5, Side.CLIENT, trace);
                Found.numbers(finding, (int) start, (int) (start - back));
                assertThat(trace.only().verdict()).isEqualTo(Verdict.VERIFIED);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 5, 0x7fff_fff0L, 0x8000_0000L, 0xffff_ffffL})
        void is_not_one_that_stands_or_goes_on_across_the_wrap(long start) {
            for (long on : new long[] {0, 1, 1000, 0x7fff_ffffL}) {
                Found.nothing(clock(start, start + on));
            }
        }

        @Test
        void on_what_was_overtaken_or_sent_again_is_nobodys_fault() {
            Found.none(TIMESTAMP_REGRESSED, Trace.of(EVERYTHING + """
                    > P. 1:101(100) ack 1 win 512 <TS val 110 ecr 700>
                    > P. 201:301(100) ack 1 win 512 <TS val 112 ecr 700>
                    > P. 101:201(100) ack 1 win 512 <TS val 111 ecr 700>
                    > P. 1:101(100) ack 1 win 512 <TS val 110 ecr 700>
                    > P. 301:401(100) ack 1 win 512 <TS val 110 ecr 700>
                    """));
        }

        @Test
        void on_an_empty_segment_is_nobodys_fault() {
            Found.none(TIMESTAMP_REGRESSED, Trace.of(EVERYTHING + """
                    > P. 1:101(100) ack 1 win 512 <TS val 110 ecr 700>
                    > . 101:101(0) ack 1 win 512 <TS val 105 ecr 700>
                    > P. 101:201(100) ack 1 win 512 <TS val 110 ecr 700>
                    """));
        }
    }
}
