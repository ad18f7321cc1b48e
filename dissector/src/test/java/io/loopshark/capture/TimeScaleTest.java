package io.loopshark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    @Test
    void agreesWithExactArithmeticForEveryResolution() {
        Random random = new Random(1);
        for (int resolution = 0; resolution < 256; resolution++) {
            TimeScale scale = new TimeScale(resolution, 0);
            for (int i = 0; i < 200; i++) {
                long units = random.nextLong() >>> random.nextInt(64);
                assertThat(scale.nanos(units))
                        .as("resolution %02x, %s units", resolution, Long.toUnsignedString(units))
                        .isEqualTo(exact(resolution, units));
            }
            assertThat(scale.nanos(-1))
                    .as("resolution %02x, all bits set", resolution)
                    .isEqualTo(exact(resolution, -1));
            assertThat(scale.nanos(0)).isZero();
        }
    }

    private static long exact(int resolution, long units) {
        BigInteger perSecond =
                (resolution & 0x80) != 0 ? BigInteger.ONE.shiftLeft(resolution & 0x7f) : BigInteger.TEN.pow(resolution);
        return new BigInteger(Long.toUnsignedString(units))
                .multiply(NANOS)
                .divide(perSecond)
                .min(MOST)
                .longValueExact();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1,
                -1,
                1_000_000,
                -1_000_000,
                9_223_372_036L,
                -9_223_372_036L,
                9_223_372_037L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void addsItsOffsetAsFarAsNanosecondsGo(long offset) {
        BigInteger offsetNanos =
                BigInteger.valueOf(offset).multiply(NANOS).min(MOST).max(LEAST);
        for (long units : new long[] {0, 1, 1_700_000_000_000_000_000L, Long.MAX_VALUE}) {
            BigInteger sum =
                    BigInteger.valueOf(units).add(offsetNanos).min(MOST).max(LEAST);
            assertThat(new TimeScale(9, offset).nanos(units)).isEqualTo(sum.longValueExact());
        }
    }
}
