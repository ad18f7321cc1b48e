package io.loopshark.report;

import static io.loopshark.connection.TcpState.CLOSED;
import static io.loopshark.connection.TcpState.LISTEN;
import static io.loopshark.connection.TcpState.SYN_RECEIVED;
import static io.loopshark.connection.TcpState.SYN_SENT;
import static io.loopshark.report.ConnectionScript.opened;
import static io.loopshark.report.ConnectionScript.script;
import static io.loopshark.verdict.FindingKind.SYN_ACK_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.connection.Side;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Language;
import io.loopshark.testdata.Captures;
import io.loopshark.verdict.JudgedConnection;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ruler and ladder as pictures, and the ladder as a diagram for Mermaid. */
class DrawingsTest {

    private static JudgedConnection guilty() {
        return script().client("S", 0, 0, 0, SYN_SENT, LISTEN)
                .server("S.", 0, 2, 0, SYN_SENT, SYN_RECEIVED)
                .found(SYN_ACK_NUMBER, Side.SERVER, 1001L, 1002L)
                .client("R", 2, 0, 0, CLOSED, CLOSED)
                .build();
    }

    private static Optional<String> ruler(String capture, long number, Language language) throws Exception {
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        try (CaptureFile source = CaptureFile.open(Captures.open(capture), capture)) {
            while (source.next(frame)) {
                decoder.decode(frame, packet);
                if (frame.number() == number) {
                    return HeaderRuler.svg(packet, language, FieldValues.NONE);
                }
            }
        }
        throw new AssertionError("no frame " + number);
    }

    @Nested
    class The_ruler_as_a_picture {

        @Test
        void shows_every_field_with_its_value_and_the_bytes_beside() throws Exception {
            Drawn drawn = Drawn.svg(ruler(Captures.ARTICLE, 2, Language.ENGLISH).orElseThrow());

            assertThat(drawn.texts())
                    .contains("TCP header of frame 2, 127.0.0.1:80 → 127.0.0.1:52528")
                    .containsSubsequence("Source Port", "80", "Destination Port", "52528", " 0: 00 50 cd 30")
                    .containsSubsequence("Sequence Number", "1561668293 (0x5d152ac5)", " 4: 5d 15 2a c5")
                    .containsSubsequence("Acknowledgment Number", "2175834479 (0x81b0996f)", " 8: 81 b0 99 6f")
                    .containsSubsequence("Data Offset", "10", "ACK", "1", "PSH", "0", "SYN", "1", "Window", "65160")
                    .containsSubsequence("Checksum", "0xfe30", "Urgent Pointer", "0", "16: fe 30 00 00");
        }

        @Test
        void spells_flags_and_options_out_below() throws Exception {
            Drawn drawn = Drawn.svg(ruler(Captures.ARTICLE, 2, Language.CHINESE).orElseThrow());

            assertThat(drawn.texts())
                    .containsSubsequence("置 1 的标志：", "选项，共 20 字节：")
                    .anyMatch(text -> text.startsWith("ACK 标志：置 1 时确认号有效"))
                    .anyMatch(text -> text.startsWith("SYN 标志："))
                    .noneMatch(text -> text.startsWith("FIN 标志："))
                    .containsSubsequence("20", "02 04 05 b4", "最大报文段长度（MSS）：1460 字节")
                    .containsSubsequence("37", "03 03 0a", "窗口扩大因子：左移 10 位，即乘以 1024");
        }

        @Test
        void is_said_to_who_cannot_see_it() throws Exception {
            Drawn drawn = Drawn.svg(ruler(Captures.ARTICLE, 4, Language.ENGLISH).orElseThrow());

            assertThat(drawn.document().getDocumentElement().getAttribute("role"))
                    .isEqualTo("img");
            assertThat(drawn.elements("desc").get(0).getTextContent())
                    .startsWith("Source Port: 52528; Destination Port: 80; Sequence Number: 2175834479; ")
                    .contains("ACK flag: Set", "SYN flag: Not set");
            assertThat(drawn.elements("g"))
                    .allMatch(group -> group.getElementsByTagName("title").getLength() == 1);
        }
    }

    static Iterable<String> captures() {
        return Captures.names();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void every_header_can_be_drawn_and_nothing_is_loaded_from_elsewhere(String name) throws Exception {
        String english = ruler(name, 1, Language.ENGLISH).orElseThrow();

        assertThat(Drawn.svg(english).texts()).anyMatch(text -> text.contains(" 0: "));
        assertThat(english.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "url(", "href", "<script");
        assertThat(Drawn.svg(ruler(name, 1, Language.CHINESE).orElseThrow()).texts())
                .contains("校验和");
    }

    @Nested
    class The_ladder_as_a_picture {

        @Test
        void shows_both_peers_their_states_and_what_goes_between_them() throws Exception {
            Drawn drawn = Drawn.svg(Ladder.SHORT.svg(opened().build()));

            assertThat(drawn.texts())
                    .containsSubsequence(
                            "Connection 0: 127.0.0.1:52528 → 127.0.0.1:80",
                            "client 127.0.0.1:52528",
                            "ISN 1000",
                            "server 127.0.0.1:80",
                            "ISN 5000")
                    .containsSubsequence("CLOSED", "(LISTEN)")
                    .containsSubsequence("1", "0.000000", "SYN-SENT", "LISTEN", "[SYN] Seq=0 Len=0")
                    .containsSubsequence("2", "0.000010", "SYN-SENT", "SYN-RECEIVED", "[SYN, ACK] Seq=0 Ack=1 Len=0")
                    .containsSubsequence("3", "0.000020", "ESTABLISHED", "ESTABLISHED", "[ACK] Seq=1 Ack=1 Len=0");
            assertThat(drawn.elements("desc").get(0).getTextContent())
                    .contains("3 segments between client 127.0.0.1:52528 and server 127.0.0.1:80", "Verdict VERIFIED");
        }

        @Test
        void marks_the_guilty_segment_and_says_why() throws Exception {
            Drawn drawn =
                    Drawn.svg(Ladder.SHORT.withRawNumbers().in(Language.CHINESE).svg(guilty()));

            assertThat(drawn.texts())
                    .containsSubsequence("✗", "2", "[SYN, ACK] Seq=5000 Ack=1002 Len=0")
                    .contains("✗ SYN_ACK_NUMBER: SYN_ACK_NUMBER 有问题。")
                    .anyMatch(text -> text.startsWith("应为 1001，实为 1002 · RFC 9293"));
        }
    }

    @Nested
    class The_ladder_as_a_diagram {

        @Test
        void is_a_sequence_diagram_of_mermaid() {
            assertThat(Ladder.SHORT.mermaid(guilty())).isEqualTo("""
                    sequenceDiagram
                        accTitle: Connection 0: 127.0.0.1:52528 → 127.0.0.1:80
                        participant C as client 127.0.0.1:52528
                        participant S as server 127.0.0.1:80
                        Note left of C: CLOSED
                        Note right of S: (LISTEN)
                        C->>S: 1 · 0.000000 s [SYN] Seq=0 Len=0
                        Note left of C: SYN-SENT
                        Note right of S: LISTEN
                        S->>C: ✗ 2 · 0.000010 s [SYN, ACK] Seq=0 Ack=2 Len=0
                        Note right of S: SYN-RECEIVED
                        Note over C,S: ✗ SYN_ACK_NUMBER: something is wrong with<br/>SYN_ACK_NUMBER.
                        C->>S: 3 · 0.000020 s [RST] Seq=2 Len=0
                        Note left of C: CLOSED
                        Note right of S: CLOSED
                    """);
            assertThat(Ladder.SHORT.in(Language.CHINESE).mermaid(guilty()))
                    .contains("participant C as 客户端 127.0.0.1:52528")
                    .contains("S->>C: ✗ 2 · 0.000010 秒 [SYN, ACK]")
                    .contains("Note over C,S: ✗ SYN_ACK_NUMBER: SYN_ACK_NUMBER 有问题。");
        }

        @Test
        void is_shortened_as_the_text_is() {
            ConnectionScript script = opened();
            for (int i = 0; i < 100; i++) {
                script.client("P.", 1 + 10L * i, 1, 10).server(".", 1, 11 + 10L * i, 0);
            }
            assertThat(Ladder.SHORT.mermaid(script.build()))
                    .contains("segments in order: ")
                    .hasLineCount(16);
        }

        @Test
        void gives_mermaid_nothing_to_misread() {
            assertThat(LadderMermaid.escaped("a; b #c <br> %% $$x$$ {y} \\ \"z\" `w`\nend"))
                    .isEqualTo(
                            "a#59; b #35;c #60;br#62; #37;#37; #36;#36;x#36;#36; #123;y#125; #92; #34;z#34; #96;w#96;#92;nend");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"</text><script>alert(1)</script>", "\"'&<>", "]]>", "\u0000\u001b[31m\n", "\ud800", "\uffff"})
    void what_comes_from_the_network_stays_text(String hostile) throws Exception {
        String svg = new Svg(10, 10, Language.ENGLISH, hostile, hostile)
                .group(hostile)
                .text(0, 0, 10, "", hostile)
                .end()
                .finish();

        Drawn drawn = Drawn.svg(svg);

        assertThat(drawn.elements("script")).isEmpty();
        assertThat(drawn.elements("title").get(0).getTextContent())
                .isEqualTo(drawn.texts().get(0));
        assertThat(drawn.texts().get(0).codePoints()).noneMatch(point -> point < ' ');
    }
}
