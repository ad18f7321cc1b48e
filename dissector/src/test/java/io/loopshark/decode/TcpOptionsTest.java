package io.loopshark.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.LinkType;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.segment.TcpOption;
import io.loopshark.segment.TcpOption.Bit;
import io.loopshark.testing.Packets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpOptionsTest {

    private static final TcpOption NOP = new TcpOption.NoOperation();
    private static final TcpOption EOL = new TcpOption.EndOfList();

    @Test
    void theOptionsOfAnOrdinarySynAreReadInTheirOrder() {
        PacketView packet = decoded("mss 1460,sackOK,TS val 100 ecr 4294967295,nop,wscale 7");
        assertThat(packet.options())
                .containsExactly(
                        new TcpOption.MaximumSegmentSize(1460),
                        new TcpOption.SackPermitted(),
                        new TcpOption.Timestamps(100, 4_294_967_295L),
                        NOP,
                        new TcpOption.WindowScale(7));
        assertThat(packet.optionBits()).isEqualTo(Bit.MSS | Bit.SACK_PERMITTED | Bit.TIMESTAMPS | Bit.WINDOW_SCALE);
        assertThat(packet.maximumSegmentSize()).isEqualTo(1460);
        assertThat(packet.windowShift()).isEqualTo(7);
        assertThat(packet.timestampValue()).isEqualTo(100);
        assertThat(packet.timestampEcho()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nop,nop,TS val 9 ecr 8",
                "TS val 9 ecr 8,nop,nop",
                "TS val 9 ecr 8,eol,eol",
                "nop,TS val 9 ecr 8,nop"
            })
    void timestampsAreReadWhereverTheyStand(String options) {
        PacketView packet = decoded(options);
        assertThat(packet.optionBits()).isEqualTo(Bit.TIMESTAMPS);
        assertThat(packet.timestampValue()).isEqualTo(9);
        assertThat(packet.timestampEcho()).isEqualTo(8);
    }

    @Test
    void aHeaderWithoutOptionsHasNone() {
        assertThat(Decoding.of(Packets.segment("> . 1:1(0) ack 1 win 9")).options())
                .isEmpty();
    }

    @Nested
    class Sack {

        @Test
        void hasUpToFourBlocks() {
            PacketView packet = decoded("nop,nop,sack 1:2 3:4 5:6 4294967295:8");
            assertThat(packet.sackBlocks()).isEqualTo(4);
            assertThat(packet.sackLeft(3)).isEqualTo(-1);
            assertThat(packet.sackRight(3)).isEqualTo(8);
            assertThat(packet.options().get(2))
                    .isEqualTo(new TcpOption.Sack(
                            List.of(block(1, 2), block(3, 4), block(5, 6), block(4_294_967_295L, 8))));
        }

        @Test
        void givenTwiceCountsTogether() {
            PacketView packet = decoded("sack 1:2,sack 3:4 5:6");
            assertThat(packet.sackBlocks()).isEqualTo(3);
            assertThat(packet.sackLeft(2)).isEqualTo(5);
        }

        private static TcpOption.Sack.Block block(long left, long right) {
            return new TcpOption.Sack.Block(SequenceNumber.of(left), SequenceNumber.of(right));
        }
    }

    @Nested
    class RareKinds {

        @Test
        void md5() {
            PacketView packet = decoded("md5 000102030405060708090a0b0c0d0e0f");
            assertThat(packet.optionBits()).isEqualTo(Bit.MD5);
            assertThat(packet.options())
                    .first()
                    .isEqualTo(new TcpOption.Md5Signature("000102030405060708090a0b0c0d0e0f"));
        }

        @Test
        void userTimeout() {
            PacketView packet = decoded("kind 28 8005");
            assertThat(packet.optionBits()).isEqualTo(Bit.USER_TIMEOUT);
            assertThat(packet.options()).containsExactly(new TcpOption.UserTimeout(true, 5));
        }

        @Test
        void authentication() {
            PacketView packet = decoded("kind 29 0102aabbccdd");
            assertThat(packet.optionBits()).isEqualTo(Bit.AUTHENTICATION);
            assertThat(packet.options()).containsExactly(new TcpOption.Authentication(1, 2, "aabbccdd"));
        }

        @Test
        void multipath() {
            PacketView packet = decoded("kind 30 8101");
            assertThat(packet.optionBits()).isEqualTo(Bit.MPTCP);
            assertThat(packet.options()).containsExactly(new TcpOption.Multipath(8, "8101"));
        }

        @Test
        void fastOpenThatAsksForACookie() {
            PacketView packet = decoded("FO,nop,nop");
            assertThat(packet.optionBits()).isEqualTo(Bit.FAST_OPEN);
            assertThat(packet.options()).containsExactly(new TcpOption.FastOpen(34, ""), NOP, NOP);
        }

        @Test
        void fastOpenWithACookie() {
            PacketView packet = decoded("FO a46fd54e0905784a");
            assertThat(packet.optionBits()).isEqualTo(Bit.FAST_OPEN | Bit.FAST_OPEN_COOKIE);
            assertThat(packet.options()).first().isEqualTo(new TcpOption.FastOpen(34, "a46fd54e0905784a"));
        }

        @Test
        void fastOpenAsAnExperiment() {
            PacketView packet = decoded("FOEXP 09090909");
            assertThat(packet.optionBits()).isEqualTo(Bit.FAST_OPEN | Bit.FAST_OPEN_COOKIE);
            assertThat(packet.options()).containsExactly(new TcpOption.FastOpen(254, "09090909"));
            assertThat(decoded("kind 253 f989").options()).containsExactly(new TcpOption.FastOpen(253, ""));
        }

        @Test
        void anotherExperimentIsUnknown() {
            PacketView packet = decoded("kind 254 acc0");
            assertThat(packet.optionBits()).isEqualTo(Bit.OTHER);
            assertThat(packet.options()).containsExactly(new TcpOption.Unknown(254, "acc0"));
        }

        @Test
        void unknown() {
            PacketView packet = decoded("kind 99,kind 98 0102");
            assertThat(packet.optionBits()).isEqualTo(Bit.OTHER);
            assertThat(packet.options()).startsWith(new TcpOption.Unknown(99, ""), new TcpOption.Unknown(98, "0102"));
        }
    }

    @Nested
    class Malformed {

        @ParameterizedTest(name = "kind {0} length {1}")
        @CsvSource({
            "2, 3", "2, 6", "3, 2", "3, 4", "4, 3", "5, 2", "5, 9", "5, 17", "8, 9", "8, 12", "19, 17", "28, 3",
            "28, 6", "29, 3", "30, 2"
        })
        void aLengthThatTheKindNeverHasSpoilsThatOptionAlone(int kind, int length) {
            PacketView packet = decoded("kind " + kind + " " + "00".repeat(length - 2) + ",mss 77");
            assertThat(packet.options())
                    .startsWith(new TcpOption.Malformed(kind, length, length), new TcpOption.MaximumSegmentSize(77));
            assertThat(packet.optionBits()).isEqualTo(Bit.MALFORMED | Bit.MSS);
            assertThat(packet.maximumSegmentSize()).isEqualTo(77);
        }

        @ParameterizedTest
        @CsvSource({"0x0300, 0", "0x0301, 1"})
        void aLengthBelowTwoEndsTheList(String octets, int claimed) {
            PacketView packet = decoded(octets + ",mss 1460");
            assertThat(packet.options()).containsExactly(new TcpOption.Malformed(3, 2, claimed));
            assertThat(packet.optionBits()).isEqualTo(Bit.MALFORMED);
        }

        @Test
        void aLengthBeyondTheHeaderEndsTheList() {
            PacketView packet = decoded("mss 1460,0x08050000");
            assertThat(packet.options())
                    .containsExactly(new TcpOption.MaximumSegmentSize(1460), new TcpOption.Malformed(8, 4, 5));
            assertThat(packet.optionBits()).isEqualTo(Bit.MSS | Bit.MALFORMED);
        }

        @Test
        void aKindInTheLastOctetHasNoLength() {
            PacketView packet = decoded("nop,nop,nop,0x02");
            assertThat(packet.options()).containsExactly(NOP, NOP, NOP, new TcpOption.Malformed(2, 1, 0));
        }
    }

    @Nested
    class TheEndOfTheList {

        @Test
        void isRepeatedForZerosBehindIt() {
            assertThat(decoded("mss 5,sackOK,eol,eol").options())
                    .containsExactly(new TcpOption.MaximumSegmentSize(5), new TcpOption.SackPermitted(), EOL, EOL);
        }

        @Test
        void hidesWhateverLiesBehindIt() {
            PacketView packet = decoded("eol,eol,wscale 3,mss 5,nop,nop,nop");
            assertThat(packet.options()).containsExactly(EOL, EOL);
            assertThat(packet.optionBits()).isZero();
        }
    }

    @Test
    void anOptionThatTheCaptureCutsOffIsNotMalformed() {
        byte[] whole = Packets.segment("> S 0:0(0) win 9 <mss 1460,sackOK,TS val 1 ecr 2,nop,wscale 7>")
                .bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 8);
        PacketView packet = Decoding.of(Packets.frame(LinkType.ETHERNET, cut, whole.length));
        assertThat(packet.options())
                .containsExactly(
                        new TcpOption.MaximumSegmentSize(1460),
                        new TcpOption.SackPermitted(),
                        new TcpOption.Cut(8, 10));
        assertThat(packet.optionBits()).isEqualTo(Bit.MSS | Bit.SACK_PERMITTED | Bit.CUT);
    }

    private static PacketView decoded(String options) {
        PacketView packet = Decoding.of(Packets.segment("> S 0:0(0) win 9 <" + options + ">"));
        assertThat(packet.hasSegment()).isTrue();
        return packet;
    }
}
