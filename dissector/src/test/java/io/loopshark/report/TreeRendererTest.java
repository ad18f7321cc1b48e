package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldValues;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The protocol tree")
class TreeRendererTest {

    /** 192.168.0.253:49584 to 151.101.36.133:443, with five options. */
    private static final String SYN = """
            9c80df207a44 00012e8365d9 0800
            4500003c 25244000 40069808 c0a800fd 97652485
            c1b001bb 3bc71d79 00000000 a0027210 0f610000
            020405b4 0402 080aeb41411100000000 01 030307
            """;

    @Nested
    @DisplayName("of a whole frame")
    class WholeFrame {

        @Test
        @DisplayName("has the lines of tshark -V for what the bytes tell")
        void hasTheLinesOfTshark() {
            assertThat(TreeRenderer.render(Packets.ethernet(SYN))).isEqualTo("""
                            Frame 1: 74 bytes on wire (592 bits), 74 bytes captured (592 bits)
                                Encapsulation type: Ethernet (1)
                                Frame Number: 1
                                Frame Length: 74 bytes (592 bits)
                                Capture Length: 74 bytes (592 bits)
                                [Protocols in frame: eth:ethertype:ip:tcp]
                            Ethernet II, Src: 00:01:2e:83:65:d9, Dst: 9c:80:df:20:7a:44
                                Destination: 9c:80:df:20:7a:44
                                    Address: 9c:80:df:20:7a:44
                                    .... ..0. .... .... .... .... = LG bit: Globally unique address (factory default)
                                    .... ...0 .... .... .... .... = IG bit: Individual address (unicast)
                                Source: 00:01:2e:83:65:d9
                                    Address: 00:01:2e:83:65:d9
                                    .... ..0. .... .... .... .... = LG bit: Globally unique address (factory default)
                                    .... ...0 .... .... .... .... = IG bit: Individual address (unicast)
                                Type: IPv4 (0x0800)
                            Internet Protocol Version 4, Src: 192.168.0.253, Dst: 151.101.36.133
                                0100 .... = Version: 4
                                .... 0101 = Header Length: 20 bytes (5)
                                Differentiated Services Field: 0x00 (DSCP: CS0, ECN: Not-ECT)
                                    0000 00.. = Differentiated Services Codepoint: Default (0)
                                    .... ..00 = Explicit Congestion Notification: Not ECN-Capable Transport (0)
                                Total Length: 60
                                Identification: 0x2524 (9508)
                                010. .... = Flags: 0x2, Don't fragment
                                    0... .... = Reserved bit: Not set
                                    .1.. .... = Don't fragment: Set
                                    ..0. .... = More fragments: Not set
                                ...0 0000 0000 0000 = Fragment Offset: 0
                                Time to Live: 64
                                Protocol: TCP (6)
                                Header Checksum: 0x9808 [validation disabled]
                                Source Address: 192.168.0.253
                                Destination Address: 151.101.36.133
                            Transmission Control Protocol, Src Port: 49584, Dst Port: 443, Seq: 1002904953, Len: 0
                                Source Port: 49584
                                Destination Port: 443
                                [TCP Segment Len: 0]
                                Sequence Number (raw): 1002904953
                                Acknowledgment number (raw): 0
                                1010 .... = Header Length: 40 bytes (10)
                                Flags: 0x002 (SYN)
                                    000. .... .... = Reserved: Not set
                                    ...0 .... .... = Accurate ECN: Not set
                                    .... 0... .... = Congestion Window Reduced: Not set
                                    .... .0.. .... = ECN-Echo: Not set
                                    .... ..0. .... = Urgent: Not set
                                    .... ...0 .... = Acknowledgment: Not set
                                    .... .... 0... = Push: Not set
                                    .... .... .0.. = Reset: Not set
                                    .... .... ..1. = Syn: Set
                                    .... .... ...0 = Fin: Not set
                                Window: 29200
                                Checksum: 0x0f61 [unverified]
                                Urgent Pointer: 0
                                Options: (20 bytes), Maximum segment size, SACK permitted, Timestamps, No-Operation (NOP), Window scale
                                    TCP Option - Maximum segment size: 1460 bytes
                                        Kind: Maximum Segment Size (2)
                                        Length: 4
                                        MSS Value: 1460
                                    TCP Option - SACK permitted
                                        Kind: SACK Permitted (4)
                                        Length: 2
                                    TCP Option - Timestamps: TSval 3946922257, TSecr 0
                                        Kind: Time Stamp Option (8)
                                        Length: 10
                                        Timestamp value: 3946922257
                                        Timestamp echo reply: 0
                                    TCP Option - No-Operation (NOP)
                                        Kind: No-Operation (1)
                                    TCP Option - Window scale: 7 (multiply by 128)
                                        Kind: Window Scale (3)
                                        Length: 3
                                        Shift count: 7
                                        [Multiplier: 128]
                            """);
        }

        @Test
        @DisplayName("shows what an analysis knows of the segment where Wireshark shows it")
        void showsSuppliedValues() {
            Map<String, Object> known = Map.of(
                    "tcp.seq", 0L, "tcp.ack", 0L, "tcp.nxtseq", 1L, "tcp.stream", 3, "tcp.flags.str", "··········S·");
            FieldValues values = known::get;

            assertThat(TreeRenderer.render(Packets.ethernet(SYN), values))
                    .contains("Transmission Control Protocol, Src Port: 49584, Dst Port: 443, Seq: 0, Len: 0\n")
                    .contains("""
                                Destination Port: 443
                                [Stream index: 3]
                                [TCP Segment Len: 0]
                                Sequence Number: 0    (relative sequence number)
                                Sequence Number (raw): 1002904953
                                [Next Sequence Number: 1    (relative sequence number)]
                                Acknowledgment Number: 0    (relative ack number)
                                Acknowledgment number (raw): 0
                            """)
                    .contains("""
                                    .... .... ...0 = Fin: Not set
                                    [TCP Flags: ··········S·]
                                Window: 29200
                            """);
        }
    }

    @Nested
    @DisplayName("of a frame that is cut off")
    class CutOff {

        @Test
        @DisplayName("ends with the part that could be read, then says why")
        void endsWithTheReason() {
            String tree = TreeRenderer.render(cut(14 + 20 + 11));

            assertThat(tree)
                    .contains("    Sequence Number (raw): 1002904953\n    Acknowledgment number (raw)\n")
                    .contains("        [cut off: takes 4 bytes, 3 are there]\n")
                    .endsWith("    [Packet size limited during capture: "
                            + "tcp at byte 34: needs 20 bytes, captured length leaves 11]\n");
        }

        @Test
        @DisplayName("within an option shows the options before it")
        void showsTheOptionsBeforeTheCut() {
            String tree = TreeRenderer.render(cut(14 + 20 + 20 + 4 + 2 + 5));

            assertThat(tree)
                    .contains("        TCP Option - SACK permitted\n")
                    .contains("            Timestamp value\n                [cut off: takes 4 bytes, 3 are there]\n");
        }

        @Test
        @DisplayName("has a tree wherever the cut falls")
        void neverFails() {
            byte[] bytes = bytes();
            for (int length = 0; length <= bytes.length; length++) {
                assertThat(TreeRenderer.render(cut(length)))
                        .as("cut to %d bytes", length)
                        .startsWith("Frame 1: 74 bytes");
            }
        }

        private PacketView cut(int length) {
            return Packets.ethernet(bytes(), length);
        }

        private byte[] bytes() {
            return HexFormat.of().parseHex(SYN.replaceAll("\\s", ""));
        }
    }
}
