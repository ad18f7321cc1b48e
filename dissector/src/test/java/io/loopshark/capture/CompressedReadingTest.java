package io.loopshark.capture;

import static io.loopshark.capture.CaptureBytes.concatenated;
import static io.loopshark.capture.CaptureBytes.frames;
import static io.loopshark.capture.CaptureBytes.gzip;
import static io.loopshark.capture.CaptureBytes.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import io.loopshark.capture.CaptureBytes.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedReadingTest {

    private static final int COUNT = 2000;
    private static final byte[] CAPTURE = capture();

    private static byte[] capture() {
        Random random = new Random(7);
        CaptureBytes capture = CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN, CaptureBytes.MICROSECONDS, 1);
        for (int i = 0; i < COUNT; i++) {
            byte[] data = new byte[100 + random.nextInt(400)];
            random.nextBytes(data);
            capture.record(i, 0, data);
        }
        return capture.bytes();
    }

    @Nested
    class Gzip {

        @Test
        void isReadAsItIs() throws IOException {
            assertThat(frames(gzip(CAPTURE))).hasSize(COUNT);
        }

        @Test
        void mayHaveSeveralMembersEmptyOnesIncluded() throws IOException {
            byte[] members = concatenated(
                    gzip(Arrays.copyOf(CAPTURE, 50)),
                    gzip(new byte[0]),
                    gzip(Arrays.copyOfRange(CAPTURE, 50, 100_000)),
                    gzip(Arrays.copyOfRange(CAPTURE, 100_000, CAPTURE.length)));
            assertThat(frames(members)).hasSize(COUNT);
            assertThat(frames(new Trickle(members))).hasSize(COUNT);
        }

        @Test
        void mayHaveAllThatAHeaderCanHave() throws IOException {
            byte[] plain = gzip(CAPTURE);
            byte[] head =
                    HexFormat.of().parseHex("1f8b081e000000000003" + "0300616263" + "6e616d6500" + "686900" + "abcd");
            byte[] rich = concatenated(head, Arrays.copyOfRange(plain, 10, plain.length));
            assertThat(frames(rich)).hasSize(COUNT);
            assertThat(frames(new Trickle(rich))).hasSize(COUNT);
        }

        @Test
        void cutShortGivesTheFramesBefore() throws IOException {
            byte[] half = Arrays.copyOf(gzip(CAPTURE), CAPTURE.length / 2);
            Reading reading = read(half);
            assertThat(reading.frames()).hasSizeBetween(COUNT / 2 - 300, COUNT / 2 + 300);
            assertThat(reading.complaint()).endsWith(": the compressed data is cut short");
        }

        @Test
        void cutShortInItsTrailerGivesAllFrames() throws IOException {
            byte[] whole = gzip(CAPTURE);
            for (int missing = 1; missing <= 8; missing++) {
                Reading reading = read(Arrays.copyOf(whole, whole.length - missing));
                assertThat(reading.frames()).hasSize(COUNT);
                assertThat(reading.complaint()).isEqualTo(CAPTURE.length + ": the compressed data is cut short");
            }
        }

        @Test
        void withAWrongChecksumOrLengthIsTold() throws IOException {
            byte[] checksum = gzip(CAPTURE);
            checksum[checksum.length - 5] ^= 1;
            assertThat(read(checksum).complaint())
                    .isEqualTo(CAPTURE.length + ": the gzip data is damaged: its checksum is wrong");
            byte[] length = gzip(CAPTURE);
            length[length.length - 1] ^= 1;
            assertThat(read(length).complaint())
                    .isEqualTo(CAPTURE.length + ": the gzip data is damaged: its length is wrong");
        }

        @Test
        void withOtherBytesBehindItIsTold() throws IOException {
            byte[] file = concatenated(gzip(CAPTURE), new byte[100]);
            Reading reading = read(file);
            assertThat(reading.frames()).hasSize(COUNT);
            assertThat(reading.complaint())
                    .isEqualTo(CAPTURE.length + ": what follows the compressed data is no gzip data");
        }

        @Test
        void damagedInsideIsTold() throws IOException {
            byte[] file = gzip(CaptureBytes.concatenated(CAPTURE, new byte[400_000]));
            for (int i = file.length - 300; i < file.length - 200; i++) {
                file[i] = (byte) 0xff;
            }
            Reading reading = read(file);
            assertThat(reading.frames()).hasSizeGreaterThanOrEqualTo(COUNT);
            assertThat(reading.complaint()).contains("the gzip data is damaged: ");
        }

        @Test
        void ofSomethingElseIsNoCapture() throws IOException {
            assertThat(read(gzip(CaptureBytes.text("hello"))).complaint())
                    .isEqualTo("0: not a capture file: it begins with 68 65 6c 6c, as neither pcap nor pcapng does");
            assertThat(read(gzip(new byte[0])).complaint()).isEqualTo("0: the file is empty");
        }
    }

    @Nested
    class Zstandard {

        @Test
        void isReadAsItIs() throws IOException {
            assertThat(frames(Zstd.compress(CAPTURE))).hasSize(COUNT);
        }

        @Test
        void mayHaveSeveralFramesAndSkippableOnes() throws IOException {
            byte[] skippable = HexFormat.of().parseHex("502a4d18" + "03000000" + "abcdef");
            byte[] file = concatenated(
                    skippable,
                    Zstd.compress(Arrays.copyOf(CAPTURE, 100_000)),
                    skippable,
                    Zstd.compress(Arrays.copyOfRange(CAPTURE, 100_000, CAPTURE.length)));
            assertThat(frames(file)).hasSize(COUNT);
            assertThat(frames(new Trickle(file))).hasSize(COUNT);
        }

        @Test
        void cutShortGivesTheFramesBefore() {
            byte[] half = Arrays.copyOf(Zstd.compress(CAPTURE), CAPTURE.length / 2);
            Reading reading = read(half);
            // The format's unit is a block of up to 128 KiB.
            assertThat(reading.frames()).hasSizeBetween(COUNT / 2 - 700, COUNT / 2 + 300);
            assertThat(reading.complaint()).contains("the zstd data is damaged or cut short: ");
        }

        @Test
        void damagedInsideIsToldAndTheFramesBeforeAreThere() {
            byte[] file = Zstd.compress(CAPTURE);
            for (int i = file.length / 2; i < file.length; i++) {
                file[i] = (byte) 0xff;
            }
            Reading reading = read(file);
            assertThat(reading.frames()).hasSizeBetween(COUNT / 2 - 700, COUNT / 2 + 300);
            assertThat(reading.complaint()).contains("the zstd data is damaged or cut short: ");
        }
    }

    @Test
    void aBombTakesTimeButNoMemory() throws IOException {
        // One record of 262,144 bytes, 400 times: 100 MB out of some 100 kB.
        byte[] record = new CaptureBytes(ByteOrder.LITTLE_ENDIAN)
                .record(1, 0, new byte[262_144])
                .bytes();
        byte[] head = Arrays.copyOf(CAPTURE, 24);
        byte[] member = gzip(record);
        byte[][] parts = new byte[401][];
        Arrays.fill(parts, member);
        parts[0] = gzip(head);
        byte[] bomb = concatenated(parts);
        count(bomb); // what loading the classes takes is not meant

        long before = allocated();
        int count = count(bomb);
        long after = allocated();

        assertThat(count).isEqualTo(400);
        // Two windows of 256 KiB, the second once grown.
        assertThat(after - before).isLessThan(1_000_000);
    }

    private static int count(byte[] capture) throws IOException {
        int count = 0;
        try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(capture), "test")) {
            Frame frame = new Frame();
            while (file.next(frame)) {
                count++;
            }
        }
        return count;
    }

    private static long allocated() {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return bean.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void theNameDoesNotMatter(@TempDir Path folder) throws IOException {
        Path plain = Files.write(folder.resolve("plain.gz"), CAPTURE);
        Path packed = Files.write(folder.resolve("packed.pcap"), gzip(CAPTURE));
        for (Path path : new Path[] {plain, packed}) {
            try (CaptureFile file = CaptureFile.open(path)) {
                assertThat(file.next(new Frame())).isTrue();
            }
        }
    }

    @Test
    void positionGoesUpToTheSizeOfTheFileAsItIs(@TempDir Path folder) throws IOException {
        for (byte[] content : new byte[][] {CAPTURE, gzip(CAPTURE), Zstd.compress(CAPTURE)}) {
            Path path = Files.write(folder.resolve("a"), content);
            try (CaptureFile file = CaptureFile.open(path)) {
                assertThat(file.size()).hasValue(content.length);
                Frame frame = new Frame();
                long last = 0;
                while (file.next(frame)) {
                    assertThat(file.position()).isBetween(last, (long) content.length);
                    last = file.position();
                }
                assertThat(file.position()).isEqualTo(content.length);
            }
        }
    }

    /** Gives one byte at a time, as a slow pipe does. */
    private static final class Trickle extends InputStream {

        private final byte[] content;
        private int at;

        Trickle(byte[] content) {
            this.content = content;
        }

        @Override
        public int read() {
            return at == content.length ? -1 : content[at++] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (at == content.length) {
                return -1;
            }
            target[from] = content[at++];
            return 1;
        }
    }
}
