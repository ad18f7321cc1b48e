package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.Frame;
import io.loopshark.capture.LinkType;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.testing.Packets;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternetChecksumTest {

    private static final BigInteger ONES = BigInteger.valueOf(0xffff);

    /** The one's complement sum as the number it is: modulo 65535, where 65535 stands for 0 unless all was 0 (RFC 1071 §2). */
    private static int sum(BigInteger before, byte[] octets, int from, int length) {
        BigInteger sum = before;
        for (int i = 0; i < length; i++) {
            int octet = octets[from + i] & 0xff;
            sum = sum.add(BigInteger.valueOf(i % 2 == 0 ? octet << 8 : octet));
        }
        BigInteger rest = sum.mod(ONES);
        return sum.signum() != 0 && rest.signum() == 0 ? 0xffff : rest.intValueExact();
    }

    @Nested
    class The_sum {

        @Test
        void of_the_example_in_RFC_1071_is_ddf2() {
            byte[] octets = {0x00, 0x01, (byte) 0xf2, 0x03, (byte) 0xf4, (byte) 0xf5, (byte) 0xf6, (byte) 0xf7};

            assertThat(InternetChecksum.fold(InternetChecksum.add(0, octets, 0, 8)))
                    .isEqualTo(0xddf2);
        }

        @Test
        void is_the_same_as_word_by_word_for_any_octets_of_any_length() {
            Random random = new Random(1071);
            for (int i = 0; i < 3000; i++) {
                byte[] octets = new byte[random.nextInt(40)];
                random.nextBytes(octets);
                int from = random.nextInt(octets.length + 1);
                int length = random.nextInt(octets.length - from + 1);
                long before = random.nextInt(4) == 0 ? 0 : random.nextLong() >>> 2;

                assertThat(InternetChecksum.fold(InternetChecksum.add(before, octets, from, length)))
                        .isEqualTo(sum(BigInteger.valueOf(before), octets, from, length));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 8, 1460, 65535})
        void of_nothing_but_ones_is_all_ones_but_for_the_padding(int length) {
            byte[] octets = new byte[length];
            Arrays.fill(octets, (byte) 0xff);

            assertThat(InternetChecksum.fold(InternetChecksum.add(0, octets, 0, length)))
                    .isEqualTo(length % 2 == 0 ? 0xffff : 0xff00);
        }

        @Test
        void of_nothing_but_zeros_is_zero() {
            assertThat(InternetChecksum.fold(InternetChecksum.add(0, new byte[7], 0, 7)))
                    .isZero();
        }
    }

    @Nested
    class The_checksum_of_a_segment {

        private static final String SEGMENT = "P. 1:%d(%d) ack 4294967295 win 65535 <nop,nop,TS val 4294967295 ecr 7>";

        private static PacketView decoded(Frame frame) {
            PacketView packet = new PacketView();
            assertThat(new FrameDecoder().decode(frame, packet)).isTrue();
            return packet;
        }

        private static byte[] frame(int data, boolean ipv6) {
            String line = SEGMENT.formatted(1 + data, data);
            return ipv6
                    ? Packets.ethernet(Packets.ETHER_IPV6, Packets.ipv6Tcp(line))
                    : Packets.ethernet(Packets.ETHER_IPV4, Packets.ipv4Tcp(line));
        }

        private static boolean fits(byte[] octets) {
            PacketView packet = decoded(Packets.frame(LinkType.ETHERNET, octets));
            return InternetChecksum.fits(
                    packet.headerSum(), packet.payloadArray(), packet.payloadOffset(), packet.payloadLength());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 4, 5, 100, 1447, 1448})
        void fits_when_the_sender_made_it(int data) {
            assertThat(fits(frame(data, false))).isTrue();
            assertThat(fits(frame(data, true))).isTrue();
        }

        @Test
        void does_not_fit_when_any_octet_that_it_covers_was_changed() {
            int ip4 = 14;
            int ip6 = 14;
            for (int changed : new int[] {12, 15, 16, 19, 20, 23, 24, 35, 40, 51, 52, 56}) {
                byte[] octets = frame(5, false);
                octets[ip4 + changed] ^= 0x10;
                assertThat(fits(octets))
                        .as("octet %d of the IPv4 packet", changed)
                        .isFalse();
            }
            for (int changed : new int[] {8, 15, 16, 23, 24, 31, 32, 39, 40, 43, 55, 71, 72, 76}) {
                byte[] octets = frame(5, true);
                octets[ip6 + changed] ^= 0x10;
                assertThat(fits(octets))
                        .as("octet %d of the IPv6 packet", changed)
                        .isFalse();
            }
        }

        @Test
        void is_not_known_to_fit_where_the_header_is_not_at_hand() {
            byte[] ones = {-1, -1};

            assertThat(InternetChecksum.fits(0, ones, 0, 2)).isFalse();
        }
    }
}
