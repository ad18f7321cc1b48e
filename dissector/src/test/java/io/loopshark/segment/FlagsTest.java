package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {

    /** Octets 12 and 13 of the header, from the right (RFC 9293 §3.1; AE: RFC 9768 §3.1). */
    @ParameterizedTest
    @CsvSource({"FIN, 0", "SYN, 1", "RST, 2", "PSH, 3", "ACK, 4", "URG, 5", "ECE, 6", "CWR, 7", "AE, 8"})
    void each_flag_has_its_bit_of_the_header(String name, int bit) {
        assertThat(Flags.names(1 << bit)).isEqualTo(name);
        assertThat(new Flags(1 << bit)).hasToString("[" + name + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x000 | <None>",
                "0x012 | SYN, ACK",
                "0x011 | FIN, ACK",
                "0x014 | RST, ACK",
                "0x0c2 | SYN, ECE, CWR",
                "0x1c2 | SYN, ECE, CWR, AE",
                "0x03f | FIN, SYN, RST, PSH, ACK, URG",
                "0x200 | Reserved",
                "0xe10 | ACK, Reserved",
                "0xfff | FIN, SYN, RST, PSH, ACK, URG, ECE, CWR, AE, Reserved"
            })
    void several_are_listed_from_the_lowest_bit_up_as_Wireshark_does_it(String bits, String names) {
        assertThat(Flags.names(Integer.decode(bits))).isEqualTo(names);
    }

    @Test
    void what_lies_above_the_twelve_bits_is_no_flag() {
        assertThat(Flags.names(0x5000)).isEqualTo("<None>");
        assertThat(Flags.names(0x5000 | Flags.ACK)).isEqualTo("ACK");
    }

    @Nested
    class A_mask {

        @Test
        void is_had_when_all_of_it_is_set() {
            assertThat(Flags.has(Flags.SYN | Flags.ACK | Flags.ECE, Flags.SYN | Flags.ACK))
                    .isTrue();
            assertThat(Flags.has(Flags.SYN, Flags.SYN | Flags.ACK)).isFalse();
            assertThat(Flags.has(Flags.ACK, Flags.SYN | Flags.ACK)).isFalse();
            assertThat(Flags.has(0, Flags.SYN)).isFalse();
        }

        @Test
        void is_met_when_some_of_it_is_set() {
            assertThat(Flags.any(Flags.SYN, Flags.SYN | Flags.FIN)).isTrue();
            assertThat(Flags.any(Flags.SYN | Flags.FIN, Flags.SYN | Flags.FIN)).isTrue();
            assertThat(Flags.any(Flags.ACK, Flags.SYN | Flags.FIN)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x002, true, false",
        "0x0c2, true, false",
        "0x006, true, false",
        "0x012, false, true",
        "0x052, false, true",
        "0x010, false, false",
        "0x011, false, false",
        "0x000, false, false"
    })
    void the_openings_first_two_segments_are_told_apart_by_their_ACK(String text, boolean syn, boolean synAck) {
        int bits = Integer.decode(text);

        assertThat(Flags.isSyn(bits)).isEqualTo(syn);
        assertThat(Flags.isSynAck(bits)).isEqualTo(synAck);
    }
}
