package io.loopshark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

    @TempDir
    Path folder;

    @Test
    void draws_the_header_of_the_frame_in_either_language() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        Run english = Run.of("layout", article, "--frame", "2");
        Run chinese = Run.of("layout", article, "--frame", "2", "--lang", "zh");

        assertThat(english.status()).isZero();
        assertThat(english.out()).contains("TCP header of frame 2", "1561668293", "2175834479");
        assertThat(chinese.out()).contains("第 2 帧的 TCP 首部", "1561668293");
    }

    @Test
    void figure_flags_options_and_bytes_as_the_readme_shows_them() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        assertThat(Run.of("layout", article, "--frame", "2", "--lang", "zh").out())
                .startsWith("""
                        第 2 帧的 TCP 首部，127.0.0.1:80 → 127.0.0.1:52528

                         0                   1                   2                   3
                         0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                        |            源端口             |           目的端口            |
                        |              80               |             52528             |   0: 00 50 cd 30
                        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                        |                             序号                              |
                        |             1561668293（0x5d152ac5），相对序号 0              |   4: 5d 15 2a c5
                        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                        |                            确认号                             |
                        |            2175834479（0x81b0996f），相对确认号 1             |   8: 81 b0 99 6f
                        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                        | 数据  |     |A|C|E|U|A|P|R|S|F|                               |
                        | 偏移  |保留 |E|W|C|R|C|S|S|Y|I|             窗口              |
                        |       |     | |R|E|G|K|H|T|N|N|                               |
                        |  10   | 000 |0|0|0|0|1|0|0|1|0|             65160             |  12: a0 12 fe 88
                        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                        |            校验和             |           紧急指针            |
                        |            0xfe30             |               0               |  16: fe 30 00 00
                        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+

                        置 1 的标志：SYN, ACK（0x012）

                        选项，共 20 字节：
                          20: 02 04 05 b4                   最大报文段长度（MSS）：1460 字节
                          24: 04 02                         允许选择确认（SACK permitted）
                          26: 08 0a 6a ad 57 e8 13 62 75 99 时间戳：TSval 1789745128，TSecr 325219737
                          36: 01                            空操作（NOP）
                          37: 03 03 0a                      窗口扩大因子：左移 10 位，即乘以 1024
                        """);
    }

    @Test
    void draws_a_picture_into_a_file_or_on_standard_output() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);
        Path picture = folder.resolve("ruler.svg");

        assertThat(Run.of("layout", article, "--frame", "2", "--svg", picture.toString()))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Run.of("layout", article, "--frame", "2", "--svg", "-").out())
                .isEqualTo(Files.readString(picture))
                .contains(">1561668293 (0x5d152ac5), relative 0</text>");
        assertThat(Run.of("layout", article, "--frame", "2", "--svg", article).err())
                .contains("would overwrite what is being read");
    }

    @Test
    void writes_a_packet_diagram_for_mermaid_without_a_gap() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        assertThat(Run.of("layout", article, "--frame", "2", "--mermaid").out()).isEqualTo("""
                        packet-beta
                            title TCP header of frame 2, 127.0.0.1:80 → 127.0.0.1:52528
                            0-15: "Source Port 80"
                            16-31: "Destination Port 52528"
                            32-63: "Sequence Number 1561668293 (0x5d152ac5), relative 0"
                            64-95: "Acknowledgment Number 2175834479 (0x81b0996f), relative 1"
                            96-99: "Data Offset 10"
                            100-102: "Reserved 000"
                            103: "AE 0"
                            104: "CWR 0"
                            105: "ECE 0"
                            106: "URG 0"
                            107: "ACK 1"
                            108: "PSH 0"
                            109: "RST 0"
                            110: "SYN 1"
                            111: "FIN 0"
                            112-127: "Window 65160"
                            128-143: "Checksum 0xfe30"
                            144-159: "Urgent Pointer 0"
                            160-191: "Maximum segment size: 1460 bytes"
                            192-207: "SACK permitted"
                            208-287: "Timestamps: TSval 1789745128, TSecr 325219737"
                            288-295: "No-Operation (NOP)"
                            296-319: "Window scale: shift by 10 bits, multiply by 1024"
                        """);
        assertThat(Run.of("layout", article, "--frame", "2", "--mermaid", "--lang", "zh")
                        .out())
                .contains("32-63: \"序号 1561668293（0x5d152ac5），相对序号 0\"", "296-319: \"窗口扩大因子");
        assertThat(Run.of("layout", article, "--frame", "2", "--mermaid", "--svg", "-"))
                .matches(run -> run.status() == 2, "exit status 2")
                .extracting(Run::err)
                .asString()
                .contains("of --mermaid and --svg only one can be had at a time");
    }

    @Test
    void a_frame_that_is_not_there_or_has_no_tcp_is_a_fault() throws IOException {
        String article = TestCaptures.file(folder, Captures.ARTICLE);

        assertThat(Run.of("layout", article, "--frame", "12"))
                .isEqualTo(new Run(2, "", "loopshark: " + article + ": there is no frame 12; the last one is 11\n"));
        assertThat(Run.of("layout", article, "--frame", "0").status()).isEqualTo(2);
        assertThat(Run.of("layout", article).err()).contains("--frame");
    }
}
