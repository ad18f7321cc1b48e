package io.loopshark.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private static ByteBuffer written(Column.Type type, long... numbers) throws IOException {
        Column column = new Column("name", type);
        for (long number : numbers) {
            column.add(number);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        column.writeTo(out);
        assertThat(out.size()).isEqualTo(column.byteLength());
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void numbers_are_little_endian_and_as_wide_as_their_type() throws IOException {
        assertThat(written(Column.Type.U8, 0xff, 1).array()).containsExactly(0xff, 1);
        assertThat(written(Column.Type.U16, 0x1234, 0xffff).array()).containsExactly(0x34, 0x12, 0xff, 0xff);
        assertThat(written(Column.Type.U32, 0xffff_fffeL).array()).containsExactly(0xfe, 0xff, 0xff, 0xff);
    }

    @Test
    void nanoseconds_of_a_month_keep_every_digit() throws IOException {
        long month = 31L * 24 * 3600 * 1_000_000_000L + 1;

        assertThat(written(Column.Type.F64, month, -5).getDouble(0)).isEqualTo((double) month);
        assertThat((long) written(Column.Type.F64, month).getDouble(0)).isEqualTo(month);
    }
}
