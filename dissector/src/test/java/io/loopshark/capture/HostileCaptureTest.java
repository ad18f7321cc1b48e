package io.loopshark.capture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of damaged captures, each of which must end in frames or in a {@link CaptureException}, soon and in little memory. */
class HostileCaptureTest {

    private static final int VARIANTS = 2000;
    private static final int INTERESTING = 12;
    private static final long SEED = 20_240_601;

    static Stream<Arguments> captures() throws IOException {
        byte[] pcap = pcap(ByteOrder.LITTLE_ENDIAN);
        byte[] pcapng = pcapng(ByteOrder.BIG_ENDIAN);
        return Stream.of(
                Arguments.of("pcap, little-endian", pcap),
                Arguments.of("pcap, big-endian", pcap(ByteOrder.BIG_ENDIAN)),
                Arguments.of("pcapng, little-endian", pcapng(ByteOrder.LITTLE_ENDIAN)),
                Arguments.of("pcapng, big-endian", pcapng),
                Arguments.of("gzip", CaptureBytes.gzip(pcap)),
                Arguments.of("zstd", Zstd.compress(pcapng)));
    }

    private static byte[] pcap(ByteOrder order) {
        CaptureBytes capture = CaptureBytes.pcap(order, CaptureBytes.MICROSECONDS, 1);
        for (int i = 0; i < 20; i++) {
            capture.record(i, i, new byte[i * 7]);
        }
        return capture.bytes();
    }

    private static byte[] pcapng(ByteOrder order) {
        CaptureBytes capture = CaptureBytes.pcapng(order);
        capture.interfaceDescription(1, 100, capture.option(9, (byte) 9), capture.longOption(14, 5), capture.option(0));
        for (int i = 0; i < 5; i++) {
            capture.enhanced(0, i, new byte[i * 7])
                    .simple(i * 9, new byte[i * 9])
                    .obsolete(0, i, new byte[i * 5]);
            capture.block(5, new byte[16]).section(1, 0).interfaceDescription(101, 0);
        }
        return capture.bytes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    @Timeout(value = 120, unit = SECONDS)
    void endsInFramesOrInAnExceptionThatTellsThePlace(String kind, byte[] capture) {
        Random random = new Random(SEED);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < VARIANTS; i++) {
            byte[] variant = damaged(capture, random);
            long before = threads.getThreadAllocatedBytes(thread);
            int frames = read(variant, "variant " + i + " of " + kind + ", seed " + SEED);
            long allocated = threads.getThreadAllocatedBytes(thread) - before;
            // Two windows, at the most doubled; never what a length claims.
            assertThat(allocated)
                    .as("bytes allocated for variant %d of %s", i, kind)
                    .isLessThan(3_000_000);
            // No frame takes fewer bytes than its head; deflate cannot make more than 1,032 out of one.
            assertThat(frames).isLessThan(1_032 * variant.length / 16 + 1);
        }
    }

    private static int read(byte[] variant, String which) {
        int frames = 0;
        try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(variant), which)) {
            Frame frame = new Frame();
            while (file.next(frame)) {
                assertThat(frame.capturedLength()).as(which).isNotNegative();
                assertThat(frame.originalLength()).as(which).isNotNegative();
                assertThat(frame.offset()).as(which).isNotNegative();
                assertThat(frame.offset() + frame.capturedLength()).as(which).isLessThanOrEqualTo(frame.bytes().length);
                assertThat(frame.number()).as(which).isEqualTo(++frames);
            }
        } catch (CaptureException e) {
            assertThat(e.file()).isEqualTo(which);
            assertThat(e.offset()).as(e.getMessage()).isNotNegative();
            assertThat(e.reason()).matches("[a-z][^\\n]*");
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(which, e);
        }
        return frames;
    }

    private static byte[] damaged(byte[] capture, Random random) {
        byte[] variant = capture.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && variant.length > 0; i++) {
            int at = random.nextInt(variant.length);
            switch (random.nextInt(6)) {
                case 0 -> variant[at] = (byte) random.nextInt(256);
                case 1 -> variant[at] ^= (byte) (1 << random.nextInt(8));
                case 2 ->
                    Arrays.fill(
                            variant, at, Math.min(variant.length, at + 4), (byte) (random.nextBoolean() ? 0 : 0xff));
                case 3 -> putInteresting(variant, at & ~3, random);
                case 4 -> variant = Arrays.copyOf(variant, at + 1);
                default -> variant = moved(variant, at, random);
            }
        }
        return variant;
    }

    private static void putInteresting(byte[] variant, int at, Random random) {
        int value = new int[] {
                    0, 1, 11, 12, 28, 0x7fff_ffff, 0x8000_0000, 0xffff_fffc, 262_144, 262_145, 0x0a0d_0d0a, 0x0100_0000
                }
                [random.nextInt(INTERESTING)];
        int ordered = random.nextBoolean() ? value : Integer.reverseBytes(value);
        for (int i = 0; i < 4 && at + i < variant.length; i++) {
            variant[at + i] = (byte) (ordered >>> 24 - 8 * i);
        }
    }

    /** Takes out a piece, or puts it in once more. */
    private static byte[] moved(byte[] variant, int at, Random random) {
        int to = Math.min(variant.length, at + 1 + random.nextInt(40));
        byte[] head = Arrays.copyOf(variant, random.nextBoolean() ? at : to);
        return CaptureBytes.concatenated(
                head, Arrays.copyOfRange(variant, random.nextBoolean() ? at : to, variant.length));
    }
}
