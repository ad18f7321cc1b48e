package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexDumpTest {

    @Test
    void linesHaveSixteenBytesAndTheCharactersThatCanBePrinted() {
        byte[] bytes = "GET / HTTP/1.1\r\n\r\n~\u007f".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(HexDump.of(bytes, 0, bytes.length)).isEqualTo("""
                        0000  47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a   GET / HTTP/1.1..
                        0010  0d 0a 7e 7f                                       ..~.
                        """);
    }

    @Test
    void onlyTheGivenPartIsShown() {
        byte[] bytes = {1, 2, 3, 4};

        assertThat(HexDump.of(bytes, 1, 2)).isEqualTo("0000  02 03" + " ".repeat(45) + "..\n");
    }

    @Test
    void offsetsGrowWithTheFrame() {
        assertThat(HexDump.of(new byte[0x10000], 0, 0x10000)).startsWith("0000  ");
        assertThat(HexDump.of(new byte[0x10001], 0, 0x10001))
                .startsWith("00000  ")
                .contains("\n10000  00 ");
    }

    @Test
    void anEmptyFrameHasNoLines() {
        assertThat(HexDump.of(new byte[0], 0, 0)).isEmpty();
    }
}
