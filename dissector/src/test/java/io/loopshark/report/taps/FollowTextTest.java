package io.loopshark.report.taps;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowTextTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FollowText text = new FollowText(out);

    private String hex(long offset, String data) throws IOException {
        text.hex(0, offset, data.getBytes(US_ASCII), 0, data.length());
        return out.toString(US_ASCII);
    }

    /** As tshark 4.0 prints these. */
    @ParameterizedTest
    @CsvSource({
        "'abc   ', 'abc  '",
        "'abcdefg ', 'abcdefg '",
        "'abcdefgh', 'abcdefgh'",
        "'abcdefgh ', 'abcdefgh '",
        "'abcdefghijklmn  ', 'abcdefgh ijklmn '",
        "'         ', '         '",
    })
    void hex_leaves_away_one_space_at_the_end(String data, String shown) throws IOException {
        assertThat(hex(0, data).substring(60)).isEqualTo(shown + "\n");
    }

    @Test
    void hex_counts_on_in_upper_case() throws IOException {
        assertThat(hex(0xa0, "klmnopqrstuvwxyz\n"))
                .isEqualTo("000000A0  6b 6c 6d 6e 6f 70 71 72  73 74 75 76 77 78 79 7a  klmnopqr stuvwxyz\n"
                        + "000000B0  0a" + " ".repeat(48) + ".\n");
    }

    @Test
    void the_second_peer_stands_behind_a_tab() throws IOException {
        text.ascii(1, 0, "a\u0001\r\nb".getBytes(US_ASCII), 0, 5);
        text.raw(1, "a\n".getBytes(US_ASCII), 0, 2);

        assertThat(out.toString(US_ASCII)).isEqualTo("\t5\na.\r\nb\n\t610a\n");
    }
}
