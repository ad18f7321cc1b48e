package io.loopshark.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReassemblyTest {

    private static final int MAX_FRAGMENT = 65_535 + 64;

    private final Reassembly reassembly = new Reassembly();

    private static Reassembly.Key key(int identification) {
        return new Reassembly.Key(0, false, 0, 1, 0, 2, identification, 6);
    }

    @Test
    void keepsSoManyDatagramsAndForgetsTheOldest() {
        for (int i = 0; i <= Reassembly.MAX_DATAGRAMS; i++) {
            reassembly.add(key(i), new Fragment(0, new byte[8], 6), true, 0);
            assertThat(reassembly.waiting()).isLessThanOrEqualTo(Reassembly.MAX_DATAGRAMS);
        }
        assertThat(reassembly.add(key(0), new Fragment(8, new byte[8], 6), false, 0))
                .isNull();
        assertThat(reassembly.add(key(Reassembly.MAX_DATAGRAMS), new Fragment(8, new byte[8], 6), false, 0))
                .isNotNull();
    }

    @Test
    void keepsSoManyOctets() {
        for (int i = 0; i < 1_000; i++) {
            reassembly.add(key(i), new Fragment(0, new byte[65_000], 6), true, 0);
            assertThat(reassembly.octets()).isLessThanOrEqualTo(Reassembly.MAX_OCTETS + MAX_FRAGMENT);
        }
        assertThat(reassembly.waiting()).isBetween(200, 300);
    }

    @Test
    void forgetsWhatNobodyWaitsForAnyLonger() {
        reassembly.add(key(1), new Fragment(0, new byte[8], 6), true, 0);
        reassembly.add(key(2), new Fragment(0, new byte[8], 6), true, 5);
        reassembly.add(key(3), new Fragment(0, new byte[8], 6), true, Reassembly.PATIENCE_NANOS + 1);
        assertThat(reassembly.waiting()).isEqualTo(2);
    }

    @Test
    void aDatagramTakesNoMoreThanItsOctetsHoweverOftenTheyCome() {
        for (int end = 1; end <= 2_000; end++) {
            reassembly.add(key(1), new Fragment(0, new byte[end], 6), true, 0);
        }
        assertThat(reassembly.octets()).isEqualTo(2_000 * 65);
    }

    @Test
    void whatIsLongerThanAnyDatagramIsPassedOver() {
        reassembly.add(key(1), new Fragment(0, new byte[65_528], 6), true, 0);
        assertThat(reassembly.add(key(1), new Fragment(65_528, new byte[8], 6), false, 0))
                .isNull();
        assertThat(reassembly.add(key(1), new Fragment(65_528, new byte[7], 6), false, 0))
                .isNotNull();
    }

    /** Fragments of all kinds of one datagram, beside the simplest program that does the same octet by octet. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreesWithThePlainRuleWhateverComes(long seed) {
        Random random = new Random(seed);
        int whole = 0;
        for (int round = 0; round < 1_500; round++) {
            Reassembly fresh = new Reassembly();
            List<Fragment> come = new ArrayList<>();
            int length = -1;
            for (int i = 0; i < 12; i++) {
                byte[] piece = new byte[1 + random.nextInt(24)];
                random.nextBytes(piece);
                Fragment fragment = new Fragment(8 * random.nextInt(6), piece, 6);
                boolean more = random.nextInt(4) != 0;
                come.add(fragment);
                length = !more && length < 0 ? fragment.end() : length;
                byte[] expected = plain(come, length);
                PartialDatagram found = fresh.add(key(1), fragment, more, 0);
                assertThat(found != null)
                        .as("seed %d, round %d, fragment %d", seed, round, i)
                        .isEqualTo(expected != null);
                if (found != null && expected != null) {
                    byte[] octets = new byte[found.length()];
                    found.copyTo(octets);
                    assertThat(octets).isEqualTo(expected);
                    whole++;
                    assertThat(fresh.octets()).isZero();
                    break;
                }
            }
        }
        assertThat(whole).isGreaterThan(300);
    }

    /** The datagram, each octet of the fragment that begins first, or of those the one that came first; null while one is missing. */
    private static byte @Nullable [] plain(List<Fragment> come, int length) {
        byte[] octets = new byte[Math.max(length, 0)];
        for (int at = 0; at < length; at++) {
            Fragment best = null;
            for (Fragment fragment : come) {
                boolean holds = fragment.offset() <= at && at < fragment.end();
                if (holds && (best == null || fragment.offset() < best.offset())) {
                    best = fragment;
                }
            }
            if (best == null) {
                return null;
            }
            octets[at] = best.octets()[at - best.offset()];
        }
        return length < 0 ? null : octets;
    }
}
