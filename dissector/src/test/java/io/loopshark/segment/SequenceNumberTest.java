package io.loopshark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceNumberTest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(31);

    /** Numbers at which arithmetic goes wrong, and some at which it seldom does. */
    static List<Integer> numbers() {
        IntStream edges =
                IntStream.of(0, 1, 2, -1, -2, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE, -2147483647);
        return IntStream.concat(edges, new Random(9293).ints(12)).boxed().toList();
    }

    /** How far {@code to} lies ahead of {@code from} on the ring, 0 to 2^32-1, by the schoolbook. */
    private static BigInteger ahead(int from, int to) {
        return big(to).subtract(big(from)).mod(MODULUS);
    }

    private static BigInteger big(int raw) {
        return BigInteger.valueOf(raw).mod(MODULUS);
    }

    @Nested
    class The_order_of_two_numbers {

        @ParameterizedTest
        @MethodSource("io.loopshark.segment.SequenceNumberTest#numbers")
        void is_that_of_the_shorter_way_round(int a) {
            for (int b : numbers()) {
                BigInteger way = ahead(a, b);
                if (way.equals(HALF)) {
                    continue; // RFC 9293 gives opposite numbers no order
                }
                boolean same = way.signum() == 0;
                boolean before = !same && way.compareTo(HALF) < 0;
                assertThat(SequenceNumber.before(a, b)).as("%s < %s", a, b).isEqualTo(before);
                assertThat(SequenceNumber.atOrBefore(a, b)).isEqualTo(before || same);
                assertThat(SequenceNumber.after(a, b)).isEqualTo(!before && !same);
                assertThat(SequenceNumber.atOrAfter(a, b)).isEqualTo(!before);
                assertThat(SequenceNumber.later(a, b)).isEqualTo(before ? b : a);
            }
        }

        @Test
        void goes_on_across_the_wrap() {
            assertThat(SequenceNumber.before(-1, 0)).isTrue();
            assertThat(SequenceNumber.after(0, -1)).isTrue();
            assertThat(SequenceNumber.later(-1, 0)).isZero();
            assertThat(SequenceNumber.later(0, -1)).isZero();
        }
    }

    @Nested
    class The_distance {

        @ParameterizedTest
        @MethodSource("io.loopshark.segment.SequenceNumberTest#numbers")
        void is_the_shorter_way_round_and_negative_when_that_leads_back(int from) {
            for (int to : numbers()) {
                BigInteger way = ahead(from, to);
                BigInteger shorter = way.compareTo(HALF) < 0 ? way : way.subtract(MODULUS);
                assertThat(SequenceNumber.distance(from, to)).isEqualTo(shorter.intValueExact());
            }
        }
    }

    @Nested
    class A_range {

        @ParameterizedTest
        @MethodSource("io.loopshark.segment.SequenceNumberTest#numbers")
        void holds_what_is_met_on_the_way_from_its_low_end_to_its_high_end(int low) {
            for (int high : numbers()) {
                for (int x : numbers()) {
                    int compared = ahead(low, x).compareTo(ahead(low, high));
                    assertThat(SequenceNumber.inRange(x, low, high))
                            .as("%s in [%s, %s)", x, low, high)
                            .isEqualTo(compared < 0);
                    assertThat(SequenceNumber.inClosedRange(x, low, high))
                            .as("%s in [%s, %s]", x, low, high)
                            .isEqualTo(compared <= 0);
                }
            }
        }

        @Test
        void may_lie_across_the_wrap() {
            assertThat(SequenceNumber.inRange(-1, -2, 1)).isTrue();
            assertThat(SequenceNumber.inRange(0, -2, 1)).isTrue();
            assertThat(SequenceNumber.inRange(1, -2, 1)).isFalse();
            assertThat(SequenceNumber.inClosedRange(1, -2, 1)).isTrue();
            assertThat(SequenceNumber.inClosedRange(2, -2, 1)).isFalse();
        }
    }

    @Nested
    class A_value {

        @ParameterizedTest
        @CsvSource({
            "0, 0",
            "1, 1",
            "2147483648, 2147483648",
            "4294967295, 4294967295",
            "4294967296, 0",
            "-1, 4294967295",
            "4294967297000, 1000"
        })
        void is_reduced_to_32_bits_and_read_without_sign(long given, long unsigned) {
            SequenceNumber number = SequenceNumber.of(given);

            assertThat(number.unsigned()).isEqualTo(unsigned);
            assertThat(SequenceNumber.unsigned(number.raw())).isEqualTo(unsigned);
            assertThat(number).hasToString(Long.toString(unsigned));
        }

        @ParameterizedTest
        @CsvSource({
            "4294967295, 1, 0",
            "0, -1, 4294967295",
            "4294967000, 1460, 1164",
            "10, 4294967296, 10",
            "10, -4294967297, 9"
        })
        void moves_round_the_ring(long from, long octets, long to) {
            assertThat(SequenceNumber.of(from).plus(octets)).isEqualTo(SequenceNumber.of(to));
        }
    }
}
