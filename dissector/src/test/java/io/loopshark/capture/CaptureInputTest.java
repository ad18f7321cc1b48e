package io.loopshark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.loopshark.capture.CaptureInput.Unreadable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureInputTest {

    private static final byte[] PCAP = CaptureBytes.pcap(ByteOrder.BIG_ENDIAN, CaptureBytes.MICROSECONDS, 1)
            .bytes();
    private static final byte[] PCAPNG =
            CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN).bytes();

    @TempDir
    private Path folder;

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private List<String> names() {
        return CaptureInput.of(List.of(folder.toString())).stream()
                .map(input -> folder.relativize(Path.of(input.name())).toString())
                .toList();
    }

    @Nested
    class Arguments {

        @Test
        void keepTheirOrderAndTheirNames() throws IOException {
            String one = write("one", PCAP).toString();
            String two = write("two", new byte[0]).toString();
            String missing = folder.resolve("missing.pcap").toString();

            List<CaptureInput> inputs = CaptureInput.of(List.of(two, "-", missing, one, one));

            assertThat(inputs)
                    .containsExactly(
                            new CaptureInput.File(Path.of(two)),
                            new CaptureInput.StandardInput(),
                            new Unreadable(missing, "no such file or folder"),
                            new CaptureInput.File(Path.of(one)),
                            new CaptureInput.File(Path.of(one)));
            assertThat(inputs).extracting(CaptureInput::name).containsExactly(two, "-", missing, one, one);
        }

        @Test
        void thatCannotBeNamesOfFilesAreToldSo() {
            assertThat(CaptureInput.of(List.of("a\0b"))).containsExactly(new Unreadable("a\0b", "not a file name"));
        }

        @Test
        void ofFoldersWithoutCapturesAreToldSo() throws IOException {
            write("readme.txt", CaptureBytes.text("no capture here"));
            Files.createDirectories(folder.resolve("empty/one"));
            assertThat(CaptureInput.of(List.of(folder.toString())))
                    .containsExactly(new Unreadable(folder.toString(), "no captures in this folder"));
        }

        @Test
        void thatAreNoneGiveNoInputs() {
            assertThat(CaptureInput.of(List.of())).isEmpty();
        }
    }

    @Nested
    class Folders {

        @BeforeEach
        void fill() throws IOException {
            write("b/z.pcap", PCAP);
            write("b/a/plain", PCAPNG);
            write("c.bin", PCAP);
            write("a.txt", CaptureBytes.text("text"));
            write("tiny", new byte[] {1, 2});
        }

        @Test
        void areSearchedThroughInTheOrderOfTheNames() {
            assertThat(names()).containsExactly("b/a/plain", "b/z.pcap", "c.bin");
        }

        @Test
        void giveFilesNamedAsCapturesWhateverIsInThem() throws IOException {
            write("d.pcapng.gz", new byte[0]);
            write("e.CAP", CaptureBytes.text("damaged"));
            write("f.ntar.zst", new byte[0]);
            write("g.pcap.txt", new byte[0]);
            assertThat(names()).containsExactly("b/a/plain", "b/z.pcap", "c.bin", "d.pcapng.gz", "e.CAP", "f.ntar.zst");
        }

        @Test
        void giveCompressedFilesOnlyIfThereIsACaptureInside() throws IOException {
            write("d", CaptureBytes.gzip(PCAP));
            write("e", Zstd.compress(PCAPNG));
            write("f.gz", CaptureBytes.gzip(CaptureBytes.text("text")));
            write("g.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
            write("h.zst", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
            assertThat(names()).containsExactly("b/a/plain", "b/z.pcap", "c.bin", "d", "e");
        }

        @Test
        void areSearchedOnceHoweverManyLinksLeadThere() throws IOException {
            Files.createSymbolicLink(folder.resolve("b/loop"), folder);
            Files.createSymbolicLink(folder.resolve("b/self"), folder.resolve("b/self"));
            Files.createSymbolicLink(folder.resolve("again"), folder.resolve("b"));
            Files.createSymbolicLink(folder.resolve("d.pcap"), folder.resolve("c.bin"));
            Files.createSymbolicLink(folder.resolve("gone.pcap"), folder.resolve("nowhere"));
            assertThat(names()).containsExactly("again/a/plain", "again/z.pcap", "c.bin", "d.pcap");
        }
    }

    @Nested
    class Reasons {

        @Test
        void areOneLineWithoutTheName() {
            assertThat(Unreadable.of("x", new NoSuchFileException("x")).reason())
                    .isEqualTo("no such file or folder");
            assertThat(Unreadable.of("x", new AccessDeniedException("x")).reason())
                    .isEqualTo("permission denied");
            assertThat(Unreadable.of("x", new IOException("Is a\ndirectory")).reason())
                    .isEqualTo("cannot be read: is a directory");
            assertThat(Unreadable.of("x", new IOException()).reason()).isEqualTo("cannot be read");
            assertThat(Unreadable.of("x", new CaptureException("y", 24, "damaged"))
                            .reason())
                    .isEqualTo("byte 24: damaged");
        }
    }
}
