package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    /** Java reads any notation of RFC 4291; none of these is a name, so that nothing is looked up. */
    private static IpAddress parsed(String text) throws UnknownHostException {
        return IpAddress.of(InetAddress.getByName(text));
    }

    @Nested
    class An_IPv4_address {

        @ParameterizedTest
        @CsvSource({
            "0x00000000, 0.0.0.0",
            "0x7f000001, 127.0.0.1",
            "0xffffffff, 255.255.255.255",
            "0xc0a80aff, 192.168.10.255",
            "0x01020304, 1.2.3.4"
        })
        void is_written_in_dotted_decimal(String bits, String text) {
            IpAddress address = IpAddress.v4(Long.decode(bits).intValue());

            assertThat(address).hasToString(text);
            assertThat(address.low()).isEqualTo(Long.decode(bits));
            assertThat(address.high()).isZero();
            assertThat(address.ipv6()).isFalse();
        }

        @Test
        void is_the_same_as_Javas() throws UnknownHostException {
            byte[] octets = new byte[4];
            Random random = new Random(791);
            for (int i = 0; i < 1000; i++) {
                random.nextBytes(octets);
                InetAddress java = InetAddress.getByAddress(octets);
                IpAddress ours = IpAddress.of(java);
                assertThat(ours).hasToString(java.getHostAddress());
                assertThat(ours.toInetAddress()).isEqualTo(java);
            }
        }

        @Test
        void is_another_than_the_IPv6_address_with_the_same_bits() {
            assertThat(IpAddress.v4(0x01020304)).isNotEqualTo(IpAddress.v6(0, 0x01020304));
        }
    }

    @Nested
    class An_IPv6_address {

        /** The examples of RFC 5952 §4 and §5, and what lies beside them. */
        @ParameterizedTest
        @CsvSource({
            "0:0:0:0:0:0:0:0, ::",
            "0:0:0:0:0:0:0:1, ::1",
            "1:0:0:0:0:0:0:0, 1::",
            "2001:0DB8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
            "2001:0db8:0:0:0:0:2:1, 2001:db8::2:1",
            "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
            "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
            "2001:0:0:0:1:0:0:1, 2001::1:0:0:1",
            "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
            "0:0:1:0:0:0:0:0, 0:0:1::",
            "0:0:0:0:0:1:0:0, ::1:0:0",
            "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
            "0:2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
            "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
            "1:0:0:0:0:0:0:8, 1::8",
            "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789, abcd:ef01:2345:6789:abcd:ef01:2345:6789",
            "fe80:0:0:0:0a00:00ff:fe00:000a, fe80::a00:ff:fe00:a",
            "64:ff9b:0:0:0:0:c000:0221, 64:ff9b::c000:221",
            "0:0:0:0:0:0:c000:0221, ::c000:221",
            "0:0:0:0:0:fffe:c000:0221, ::fffe:c000:221"
        })
        void is_written_as_RFC_5952_recommends(String given, String text) throws UnknownHostException {
            assertThat(parsed(given)).hasToString(text);
        }

        @Test
        void that_maps_an_IPv4_address_ends_in_dotted_decimal() {
            assertThat(IpAddress.v6(0, 0xffff_c000_0221L)).hasToString("::ffff:192.0.2.33");
            assertThat(IpAddress.v6(1, 0xffff_c000_0221L)).hasToString("::1:0:ffff:c000:221");
        }

        @Test
        void reads_back_as_itself_and_is_the_same_as_Javas() throws UnknownHostException {
            Random random = new Random(5952);
            for (int i = 0; i < 2000; i++) {
                byte[] octets = octetsWithZeroGroups(random);
                Inet6Address java = Inet6Address.getByAddress(null, octets, -1);
                IpAddress ours = IpAddress.of(java);
                assertThat(ours.ipv6()).isTrue();
                assertThat(ours.toInetAddress()).isEqualTo(java);
                assertThat(parsed(ours.toString())).as(ours.toString()).isEqualTo(ours);
            }
        }

        private static byte[] octetsWithZeroGroups(Random random) {
            byte[] octets = new byte[16];
            random.nextBytes(octets);
            octets[0] = 0x20; // no IPv4-mapped one: Java makes an IPv4 address of that
            for (int group = 1; group < 8; group++) {
                if (random.nextInt(3) == 0) {
                    octets[2 * group] = 0;
                    octets[2 * group + 1] = 0;
                }
            }
            return octets;
        }

        @Test
        void that_maps_an_IPv4_address_is_that_IPv4_address_to_Java() {
            InetAddress java = IpAddress.v6(0, 0xffff_7f00_0001L).toInetAddress();

            assertThat(java).isInstanceOf(Inet4Address.class);
            assertThat(java.getHostAddress()).isEqualTo("127.0.0.1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fe80::1%1", "fe80::1"})
        void is_without_scope(String text) throws UnknownHostException {
            byte[] octets = InetAddress.getByName("fe80::1").getAddress();
            InetAddress java = text.contains("%")
                    ? Inet6Address.getByAddress(null, octets, 1)
                    : Inet6Address.getByAddress(null, octets, -1);

            assertThat(IpAddress.of(java))
                    .isEqualTo(IpAddress.v6(0xfe80L << 48, 1))
                    .hasToString("fe80::1");
        }
    }
}
