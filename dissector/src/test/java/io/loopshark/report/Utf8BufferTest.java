package io.loopshark.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8BufferTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 999_999_999, 1_000_000_000, -1, -1_000_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void seconds_are_exact_to_the_nanosecond(long nanos) throws IOException {
        Utf8Buffer bytes = new Utf8Buffer(1);
        bytes.seconds(nanos);

        assertThat(text(bytes)).isEqualTo(BigDecimal.valueOf(nanos, 9).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 10, 99, 100, 4294967295L, -5, Long.MAX_VALUE, -Long.MAX_VALUE})
    void numbers_are_decimal(long number) throws IOException {
        Utf8Buffer bytes = new Utf8Buffer(1);
        bytes.number(number);

        assertThat(text(bytes)).isEqualTo(Long.toString(number));
    }

    private static String text(Utf8Buffer bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.drainTo(out);
        return out.toString(US_ASCII);
    }
}
