package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolesTest {

    private static final int MOST = 64;

    /** The ranges as text, relative to {@code base}. */
    private static List<String> ranges(Holes holes, int base) {
        return IntStream.range(0, holes.count())
                .mapToObj(i -> (holes.start(i) - base) + "-" + (holes.end(i) - base) + " by " + holes.frame(i))
                .toList();
    }

    private static Holes with(int base, int... edges) {
        Holes holes = new Holes();
        for (int i = 0; i < edges.length; i += 2) {
            holes.open(base + edges[i], base + edges[i + 1], 7 + i / 2);
        }
        return holes;
    }

    @Nested
    class What_is_missing {

        @Test
        void is_nothing_at_first() {
            assertThat(new Holes().isEmpty()).isTrue();
            assertThat(new Holes().count()).isZero();
        }

        @Test
        void is_each_range_with_the_frame_that_passed_over_it() {
            Holes holes = with(0, 10, 20, 30, 40, 50, 60);

            assertThat(holes.isEmpty()).isFalse();
            assertThat(ranges(holes, 0)).containsExactly("10-20 by 7", "30-40 by 8", "50-60 by 9");
        }
    }

    @Nested
    class A_segment_that_comes_late {

        @ParameterizedTest
        @ValueSource(ints = {0, -15, 2147483640, -2147483648})
        void fills_what_it_holds_of_a_range(int base) {
            assertFilled(base, 10, 20, 10, "30-40 by 8");
            assertFilled(base, 5, 25, 10, "30-40 by 8");
            assertFilled(base, 10, 15, 5, "15-20 by 7", "30-40 by 8");
            assertFilled(base, 5, 15, 5, "15-20 by 7", "30-40 by 8");
            assertFilled(base, 15, 20, 5, "10-15 by 7", "30-40 by 8");
            assertFilled(base, 15, 25, 5, "10-15 by 7", "30-40 by 8");
            assertFilled(base, 12, 18, 6, "10-12 by 7", "18-20 by 7", "30-40 by 8");
            assertFilled(base, 32, 33, 1, "10-20 by 7", "30-32 by 8", "33-40 by 8");
            assertFilled(base, 5, 45, 20);
            assertFilled(base, 15, 35, 10, "10-15 by 7", "35-40 by 8");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -15, 2147483640})
        void fills_nothing_beside_the_ranges(int base) {
            String[] same = {"10-20 by 7", "30-40 by 8"};
            assertFilled(base, 0, 10, 0, same);
            assertFilled(base, 20, 30, 0, same);
            assertFilled(base, 40, 50, 0, same);
            assertFilled(base, 15, 15, 0, same);
        }

        private static void assertFilled(int base, int from, int to, int filled, String... left) {
            Holes holes = with(base, 10, 20, 30, 40);

            assertThat(holes.fill(base + from, base + to))
                    .as("%d to %d", from, to)
                    .isEqualTo(filled);
            assertThat(ranges(holes, base)).containsExactly(left);
        }
    }

    /** A set of missing numbers, told apart one by one: slow and plain. */
    @ParameterizedTest
    @ValueSource(ints = {0, -500, 2147483000, 77})
    void agree_with_a_set_of_single_numbers(int base) {
        Random random = new Random(9293L + base);
        for (int round = 0; round < 30; round++) {
            Holes holes = new Holes();
            BitSet missing = new BitSet();
            int next = 0;
            for (int i = 0; i < 60; i++) {
                if (random.nextInt(3) == 0) {
                    int start = next + 1 + random.nextInt(5);
                    int end = start + 1 + random.nextInt(30);
                    holes.open(base + start, base + end, i);
                    missing.set(start, end);
                    next = end;
                } else {
                    int from = random.nextInt(next + 10);
                    int to = from + random.nextInt(40);
                    int before = missing.cardinality();
                    missing.clear(from, to);
                    assertThat(holes.fill(base + from, base + to)).isEqualTo(before - missing.cardinality());
                }
                assertThat(numbers(holes, base)).isEqualTo(missing);
            }
        }
    }

    private static BitSet numbers(Holes holes, int base) {
        BitSet numbers = new BitSet();
        int before = Integer.MIN_VALUE;
        for (int i = 0; i < holes.count(); i++) {
            int start = holes.start(i) - base;
            int end = holes.end(i) - base;
            assertThat(start)
                    .as("in order, none empty, none twice")
                    .isGreaterThan(before)
                    .isLessThan(end);
            numbers.set(start, end);
            before = end;
        }
        return numbers;
    }

    @Nested
    class Memory_is_bounded {

        private final Holes full = new Holes();

        Memory_is_bounded() {
            for (int i = 0; i < MOST; i++) {
                full.open(10 * i, 10 * i + 5, i);
            }
        }

        @Test
        void beyond_so_many_ranges_the_newest_grows() {
            assertThat(full.count()).isEqualTo(MOST);

            full.open(10 * MOST, 10 * MOST + 5, 99);

            List<String> expected = new ArrayList<>(ranges(with(0), 0));
            for (int i = 0; i < MOST - 1; i++) {
                expected.add(10 * i + "-" + (10 * i + 5) + " by " + i);
            }
            expected.add(10 * (MOST - 1) + "-" + (10 * MOST + 5) + " by " + (MOST - 1));
            assertThat(ranges(full, 0)).isEqualTo(expected);
        }

        /** What is let go here counts as seen: too little missing makes a judge no stricter than he may be. */
        @Test
        void a_range_that_is_split_beyond_them_keeps_its_lower_part() {
            assertThat(full.fill(2, 3)).isEqualTo(1);

            assertThat(full.count()).isEqualTo(MOST);
            assertThat(full.start(0)).isZero();
            assertThat(full.end(0)).isEqualTo(2);
            assertThat(full.start(1)).isEqualTo(10);
        }

        @Test
        void there_is_room_again_once_a_range_was_filled() {
            full.fill(0, 5);
            full.open(10 * MOST, 10 * MOST + 5, 99);

            assertThat(full.count()).isEqualTo(MOST);
            assertThat(full.start(0)).isEqualTo(10);
            assertThat(full.start(MOST - 1)).isEqualTo(10 * MOST);
            assertThat(full.frame(MOST - 1)).isEqualTo(99);
        }
    }
}
