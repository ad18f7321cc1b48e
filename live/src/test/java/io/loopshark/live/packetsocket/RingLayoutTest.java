package io.loopshark.live.packetsocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingLayoutTest {
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void slotsOfHeadersFillPages() {
        RingLayout layout = RingLayout.of(192, 64 * MEBIBYTE, 4096);
        // 66 octets before the frame, 192 of it, up to a multiple of 16; fifteen in a page.
        assertThat(layout).isEqualTo(new RingLayout(4096, 16_384, 272));
        assertThat(layout.slots()).isEqualTo(245_760);
        assertThat(layout.bytes()).isEqualTo(64 * MEBIBYTE);
    }

    @ParameterizedTest
    @CsvSource({"192, 4096", "192, 65536", "4096, 4096", "9000, 4096", "262144, 4096", "262144, 65536"})
    void keepsTheRulesOfTheKernel(int snaplen, int page) {
        RingLayout layout = RingLayout.of(snaplen, MEBIBYTE, page);
        assertThat(layout.blockBytes() % page).as("whole pages").isZero();
        assertThat(layout.slotBytes() % 16).as("alignment").isZero();
        assertThat(layout.slotBytes()).isGreaterThanOrEqualTo(66 + snaplen);
        assertThat(layout.bytes()).isLessThanOrEqualTo(MEBIBYTE);
        int end = 0;
        for (int slot = 0; slot < layout.slots(); slot++) {
            int begin = layout.offset(slot);
            assertThat(begin).as("behind the last one").isGreaterThanOrEqualTo(end);
            end = begin + layout.slotBytes();
            assertThat(begin / layout.blockBytes()).as("within a block").isEqualTo((end - 1) / layout.blockBytes());
        }
        assertThat(end).isLessThanOrEqualTo(layout.bytes());
    }

    @Test
    void aBufferOfNearlyTwoGibibytesStillHasPlacesForAll() {
        RingLayout layout = RingLayout.of(192, Integer.MAX_VALUE, 4096);
        assertThat(layout.bytes()).isPositive();
        assertThat(layout.offset(layout.slots() - 1)).isPositive().isLessThan(layout.bytes());
    }
}
