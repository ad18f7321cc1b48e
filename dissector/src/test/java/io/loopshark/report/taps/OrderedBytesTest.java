package io.loopshark.report.taps;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedBytesTest {

    private final List<String> given = new ArrayList<>();
    private final OrderedBytes bytes = new OrderedBytes(new OrderedBytes.Sink() {
        @Override
        public void data(byte[] octets, int from, int length) {
            given.add(new String(octets, from, length, US_ASCII));
        }

        @Override
        public void gap(long octets) {
            given.add("-" + octets);
        }
    });

    private void take(int sequence, String data) throws IOException {
        bytes.take(sequence, data.getBytes(US_ASCII), 0, data.length(), data.length());
    }

    @Test
    void in_order_across_the_wrap_of_the_numbers() throws IOException {
        take(-2, "abc");
        take(1, "def");

        assertThat(given).containsExactly("abc", "def");
    }

    @Test
    void what_was_sent_twice_is_given_once() throws IOException {
        take(1, "abcd");
        take(1, "abcd");
        take(3, "cdEF");
        take(0, "xa");

        assertThat(given).containsExactly("abcd", "EF");
    }

    @Test
    void what_comes_too_early_waits() throws IOException {
        bytes.begin(1);
        take(7, "ghi");
        take(4, "def");
        assertThat(given).isEmpty();
        take(1, "abc");

        assertThat(given).containsExactly("abc", "def", "ghi");
    }

    @Test
    void pieces_that_overlap_in_waiting_are_given_once() throws IOException {
        bytes.begin(1);
        take(5, "efgh");
        take(3, "cdef");
        take(1, "ab");

        assertThat(given).containsExactly("ab", "cdef", "gh");
    }

    @Test
    void an_acknowledgement_beyond_what_waits_shows_a_gap() throws IOException {
        take(1, "abc");
        take(7, "ghi");
        bytes.acknowledged(7);
        assertThat(given).containsExactly("abc");
        bytes.acknowledged(10);

        assertThat(given).containsExactly("abc", "-3", "ghi");
    }

    @Test
    void what_the_capture_cut_off_is_a_gap() throws IOException {
        bytes.take(1, "abc".getBytes(US_ASCII), 0, 3, 10);
        take(11, "x");

        assertThat(given).containsExactly("abc", "-7", "x");
    }

    @Test
    void at_the_end_what_waits_is_given() throws IOException {
        take(1, "a");
        take(0x4000_0000, "far");
        bytes.finish();

        assertThat(given).containsExactly("a", "-" + (0x4000_0000 - 2), "far");
    }

    @Test
    void waiting_is_bounded_in_octets_and_in_pieces() throws IOException {
        byte[] large = new byte[1 << 20];
        bytes.begin(0);
        for (int i = 1; i <= 17; i++) {
            bytes.take(i * (large.length + 1), large, 0, large.length, large.length);
        }
        assertThat(given).hasSize(2).startsWith("-" + (large.length + 1));

        given.clear();
        OrderedBytesTest other = new OrderedBytesTest();
        other.bytes.begin(0);
        for (int i = 1; i <= (1 << 16) + 1; i++) {
            other.take(2 * i, "x");
        }
        assertThat(other.given).containsExactly("-2", "x");
    }
}
