package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notation is packetdrill's. */
class SegmentTextTest {

    private static ViewOf segment(int flags) {
        return ViewOf.nothing().with("flags", flags).with("window", 512);
    }

    @Test
    void has_flags_numbers_length_acknowledgement_and_window() {
        SegmentView view = segment(Flags.PSH | Flags.ACK)
                .with("sequence", -6)
                .with("payloadLength", 10)
                .with("acknowledgement", -1)
                .view();

        assertThat(SegmentText.of(view)).isEqualTo("P. 4294967290:4(10) ack 4294967295 win 512");
    }

    @ParameterizedTest
    @CsvSource({
        "0x001, F",
        "0x002, S",
        "0x004, R",
        "0x008, P",
        "0x020, U",
        "0x040, E",
        "0x080, W",
        "0x100, A",
        "0x000, -",
        "0x003, FS"
    })
    void has_a_letter_for_each_flag_and_no_acknowledgement_without_ACK(String flags, String letters) {
        SegmentView view =
                segment(Integer.decode(flags)).with("acknowledgement", 7).view();

        assertThat(SegmentText.of(view)).startsWith(letters + " 0:0(0) win 512").doesNotContain("ack");
    }

    /** The SYN takes a number, but is none of the octets in parentheses. */
    @Test
    void does_not_count_SYN_and_FIN() {
        assertThat(SegmentText.of(segment(Flags.FIN | Flags.SYN).view())).isEqualTo("FS 0:0(0) win 512");
    }

    @Test
    void has_the_urgent_pointer_only_where_it_is_significant() {
        assertThat(SegmentText.of(segment(Flags.URG).with("urgentPointer", 5).view()))
                .isEqualTo("U 0:0(0) win 512 urg 5");
        assertThat(SegmentText.of(segment(Flags.ACK).with("urgentPointer", 5).view()))
                .isEqualTo(". 0:0(0) ack 0 win 512");
    }

    @Test
    void has_the_options_of_an_opening() {
        SegmentView view = segment(Flags.SYN)
                .with(
                        "optionBits",
                        TcpOption.Bit.MSS
                                | TcpOption.Bit.SACK_PERMITTED
                                | TcpOption.Bit.TIMESTAMPS
                                | TcpOption.Bit.WINDOW_SCALE
                                | TcpOption.Bit.FAST_OPEN)
                .with("maximumSegmentSize", 1460)
                .with("timestampValue", -1)
                .with("timestampEcho", -2)
                .with("windowShift", 7)
                .view();

        assertThat(SegmentText.of(view))
                .isEqualTo("S 0:0(0) win 512 <mss 1460,sackOK,TS val 4294967295 ecr 4294967294,wscale 7,FO>");
    }

    @Test
    void has_the_blocks_of_a_SACK() {
        SegmentView view = segment(Flags.ACK)
                .with("optionBits", TcpOption.Bit.SACK)
                .sack(-1, 5, 10, 20)
                .view();

        assertThat(SegmentText.of(view)).isEqualTo(". 0:0(0) ack 0 win 512 <sack 4294967295:5 10:20>");
    }

    @Test
    void says_nothing_of_values_whose_option_is_not_there() {
        SegmentView view = segment(Flags.SYN)
                .with("maximumSegmentSize", 1460)
                .with("timestampValue", 1)
                .with("windowShift", 7)
                .view();

        assertThat(SegmentText.of(view)).isEqualTo("S 0:0(0) win 512");
    }
}
