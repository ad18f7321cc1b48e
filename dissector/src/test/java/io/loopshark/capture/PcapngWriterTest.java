package io.loopshark.capture;

import static io.loopshark.capture.CaptureBytes.frames;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngWriterTest {

    private static Frame frame(long nanos, byte[] data, int originalLength, int linkType) {
        Frame frame = new Frame();
        frame.set(1, nanos, data, 0, data.length, originalLength, linkType, 0);
        return frame;
    }

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    @Test
    void whatItWroteIsReadBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, "test")) {
            int ethernet = writer.addInterface(LinkType.ETHERNET, 262_144, "lo");
            int raw = writer.addInterface(LinkType.RAW, 0);
            for (int length = 0; length < 10; length++) {
                writer.write(
                        length % 2 == 0 ? ethernet : raw,
                        frame(1_700_000_000_123_456_789L + length, random(length), 1500 + length, LinkType.NULL),
                        List.of());
            }
        }

        List<Frame> frames = frames(out.toByteArray());

        assertThat(frames).hasSize(10);
        for (int length = 0; length < 10; length++) {
            Frame frame = frames.get(length);
            assertThat(frame.timestampNanos()).isEqualTo(1_700_000_000_123_456_789L + length);
            assertThat(frame.bytes()).isEqualTo(random(length));
            assertThat(frame.originalLength()).isEqualTo(1500 + length);
            assertThat(frame.linkType()).isEqualTo(length % 2 == 0 ? LinkType.ETHERNET : LinkType.RAW);
            assertThat(frame.interfaceId()).isEqualTo(length % 2);
        }
    }

    @Test
    void framesOfALinkTypeGetAnInterfaceOfTheirOwn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, "")) {
            writer.write(frame(1, random(3), 3, LinkType.LINUX_SLL2));
            writer.write(frame(2, random(4), 4, LinkType.ETHERNET));
            writer.write(frame(3, random(5), 5, LinkType.LINUX_SLL2));
        }
        assertThat(frames(out.toByteArray()))
                .extracting(Frame::linkType)
                .containsExactly(LinkType.LINUX_SLL2, LinkType.ETHERNET, LinkType.LINUX_SLL2);
        assertThat(frames(out.toByteArray())).extracting(Frame::interfaceId).containsExactly(0, 1, 0);
    }

    @Test
    void anyPartOfAnArrayIsWritten() throws IOException {
        Frame frame = new Frame();
        frame.set(1, 5, new byte[] {0, 0, 7, 8, 9, 0}, 2, 3, 3, LinkType.RAW, 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, "test")) {
            writer.write(frame);
        }
        assertThat(frames(out.toByteArray()).get(0).bytes()).containsExactly(7, 8, 9);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void aTimeBefore1970BecomesItsBeginning(long nanos) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, "test")) {
            writer.write(frame(nanos, random(1), 1, 1));
        }
        assertThat(frames(out.toByteArray()).get(0).timestampNanos()).isZero();
    }

    @Test
    void whatTheFormatCannotHoldIsRefusedBeforeAnythingIsWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, "test")) {
            Frame frame = frame(1, random(5), 5, 1);
            assertThatThrownBy(() -> writer.write(0, frame, List.of())).isInstanceOf(IndexOutOfBoundsException.class);
            int id = writer.addInterface(1, 0);
            writer.write(id, frame, List.of("x".repeat(65_535)));
            assertThatThrownBy(() -> writer.write(id, frame, List.of("x".repeat(65_536))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a text of 65536 octets, where pcapng has room for 65535");
            assertThatThrownBy(() -> writer.addInterface(65_536, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            writer.write(id, frame, List.of());
        }
        assertThat(frames(out.toByteArray())).hasSize(2);
    }

    @Test
    void flushingMakesWhatWasWrittenReadable() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, "test")) {
            writer.write(frame(1, random(5), 5, 1));
            writer.flush();
            assertThat(frames(out.toByteArray())).hasSize(1);
        }
    }

    @Test
    void wiresharkReadsTheSame(@TempDir Path folder) throws Exception {
        assumeThat(hasTshark())
                .as("tshark is not installed: the writer is checked by this project's own reader alone")
                .isTrue();
        Path file = folder.resolve("written.pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            int first = writer.addInterface(LinkType.ETHERNET, 262_144, "lo");
            int second = writer.addInterface(LinkType.RAW, 0);
            writer.write(first, frame(1_700_000_000_123_456_789L, random(60), 1514, 1), List.of("one", "二 – zwei"));
            writer.write(second, frame(0, random(61), 61, 1), List.of());
            writer.write(second, frame(Long.MAX_VALUE, random(62), 40, 1), List.of(""));
            writer.write(first, frame(5, random(0), 0, 1), List.of("odd"));
        }
        String fields = output(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-T",
                "fields",
                "-e",
                "frame.number",
                "-e",
                "frame.time_epoch",
                "-e",
                "frame.cap_len",
                "-e",
                "frame.len",
                "-e",
                "frame.interface_id",
                "-e",
                "frame.interface_name",
                "-e",
                "frame.encap_type",
                "-e",
                "frame.comment");
        assertThat(fields.lines())
                .containsExactly(
                        "1\t1700000000.123456789\t60\t1514\t0\tlo\t1\tone,二 – zwei",
                        "2\t0.000000000\t61\t61\t1\tunknown\t7\t",
                        "3\t9223372036.854775807\t62\t40\t1\tunknown\t7\t",
                        "4\t0.000000005\t0\t0\t0\tlo\t1\todd");
        String info = output("capinfos", "-M", file.toString());
        assertThat(info)
                .containsPattern("File type: +pcapng")
                .containsPattern("Capture application: +Loopshark")
                .containsPattern("Time precision = nanoseconds \\(9\\)")
                .containsPattern("Number of packets: +4");
        assertThat(Files.size(file) % 4).isZero();
    }

    private static boolean hasTshark() throws InterruptedException {
        try {
            return new ProcessBuilder("tshark", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("exit status of %s", command[0]).isZero();
        return output;
    }
}
