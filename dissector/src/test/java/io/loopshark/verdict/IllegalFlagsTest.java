package io.loopshark.verdict;

import static io.loopshark.verdict.FindingKind.ILLEGAL_FLAGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Side;
import io.loopshark.testing.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IllegalFlagsTest {

    private static final String SYNS = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            """;
    private static final String OPEN = SYNS + "> . 1:1(0) ack 1\n";
    private static final String CLOSING = OPEN + "> F. 1:1(0) ack 1\n< . 1:1(0) ack 2\n";

    @ParameterizedTest
    @ValueSource(strings = {"-", "P", "F", "FP", "FPU", "U", "E", "W", "FPUEWA"})
    void without_ack_on_an_open_connection_are_found_of_either_side(String flags) {
        for (String before : new String[] {OPEN, CLOSING}) {
            int frame = before.equals(OPEN) ? 4 : 6;
            Finding finding =
                    Found.only(ILLEGAL_FLAGS, frame, Side.SERVER, Trace.of(before + "< " + flags + " 1:1(0)\n"));
            assertThat(finding.citation()).hasToString("RFC 9293 §3.10.7.4");
        }
        Found.only(ILLEGAL_FLAGS, 4, Side.CLIENT, Trace.of(OPEN + "> " + flags + " 1:1(0)\n"));
    }

    @Test
    void without_ack_are_found_on_the_third_segment() {
        Found.only(ILLEGAL_FLAGS, 3, Side.CLIENT, Trace.of(SYNS + "> - 1:1(0)\n"));
        Found.only(ILLEGAL_FLAGS, 3, Side.CLIENT, Trace.of(SYNS + "> P 1:101(100)\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SR", "SR.", "SFR", "SFRP.UEW"})
    void syn_with_rst_is_found_anywhere(String flags) {
        for (String before : new String[] {"", SYNS, OPEN, CLOSING}) {
            int frame = Trace.of(before + "> . 1:1(0) ack 1").size();
            Finding finding =
                    Found.only(ILLEGAL_FLAGS, frame, Side.CLIENT, Trace.of(before + "> " + flags + " 0:0(0) ack 1\n"));
            assertThat(finding.citation()).hasToString("RFC 9293 §3.10.7.2");
            assertThat(finding.message()).contains("SYN, RST");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SF", "SF.", "SFP"})
    void syn_with_fin_is_found_anywhere(String flags) {
        for (String before : flags.equals("SF.") ? new String[] {OPEN} : new String[] {"", OPEN}) {
            int frame = Trace.of(before + "> . 1:1(0) ack 1").size();
            Finding finding =
                    Found.only(ILLEGAL_FLAGS, frame, Side.CLIENT, Trace.of(before + "> " + flags + " 0:0(0) ack 1\n"));
            assertThat(finding.citation().sentence()).startsWith("Do not process the FIN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "F", "FPU", "P"})
    void without_ack_are_not_found_where_no_connection_is_known(String flags) {
        Found.none(ILLEGAL_FLAGS, Trace.of("> " + flags + " 0:0(0)\n"));
        Found.none(ILLEGAL_FLAGS, Trace.of("> S 0:0(0)\n> " + flags + " 1:1(0)\n"));
        Found.none(ILLEGAL_FLAGS, Trace.of(OPEN + "> R 1:1(0)\n> " + flags + " 1:1(0)\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "P.", "P.U", ".E", ".W", ".EW", ".A", "R", "R."})
    void others_are_right(String flags) {
        Found.none(ILLEGAL_FLAGS, Trace.of(OPEN + "> " + flags + " 1:1(0) ack 1\n"));
    }

    @Test
    void of_ecn_on_the_syns_are_right() {
        Found.none(ILLEGAL_FLAGS, Trace.of("""
                > SEW 0:0(0) win 65535 <mss 1460>
                < S.E 0:0(0) ack 1 win 65535 <mss 1460>
                > . 1:1(0) ack 1
                """));
    }
}
