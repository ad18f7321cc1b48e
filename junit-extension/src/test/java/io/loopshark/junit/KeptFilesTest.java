package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.junit.cases.KeepCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.FileEntry;

/** What is kept of a test, when, and who is told. */
class KeptFilesTest {
    @Test
    void captureAndPage(@TempDir Path kept) throws IOException {
        Kit kit = Kit.run(KeepCases.class, kept);
        assertThat(kit.failed())
                .containsExactlyInAnyOrder("failsAndIsNotKept()", "failsAndIsKept()", "failsByItselfAndIsKept()");
        try (Stream<Path> files = Files.list(kept)) {
            String cases = KeepCases.class.getName();
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            cases + ".passesAndIsKept.pcapng",
                            cases + ".passesAndIsKept.html",
                            cases + ".isKeptWithItsData.pcapng",
                            cases + ".isKeptWithItsData.html",
                            cases + ".failsByItselfAndIsKept.pcapng",
                            cases + ".failsByItselfAndIsKept.html",
                            cases + ".failsAndIsKept.pcapng",
                            cases + ".failsAndIsKept.html");
        }
        assertThat(kit.problemOf("failsAndIsNotKept").getMessage()).doesNotContain("kept");
        assertThat(payloadOctets(kept, "passesAndIsKept")).isLessThan(2L * 192);
        assertThat(payloadOctets(kept, "isKeptWithItsData")).isEqualTo(2L * 20 * KeepCases.SAID.length());
        assertThat(kept.resolve(KeepCases.class.getName() + ".failsAndIsKept.html"))
                .content()
                .contains("The test should open exactly 2 connections, but it opened 1 connection:")
                .contains("<td class=\"VERIFIED\">VERIFIED")
                .contains("<dt>Captured by</dt><dd>")
                .contains("[SYN, ACK] Seq=0 Ack=1");
    }

    @Test
    void andTellsItToTheBuild(@TempDir Path kept) {
        Kit kit = Kit.run(KeepCases.class, kept);
        List<String> published = kit.results().allEvents().fileEntryPublished().list().stream()
                .map(event -> event.getRequiredPayload(FileEntry.class)
                        .getPath()
                        .getFileName()
                        .toString())
                .toList();
        assertThat(published)
                .contains(
                        KeepCases.class.getName() + ".failsAndIsKept.pcapng",
                        KeepCases.class.getName() + ".failsAndIsKept.html");
    }

    /** How many octets of data the frames hold, captured ones only. */
    private long payloadOctets(Path folder, String method) throws IOException {
        Path file = folder.resolve(KeepCases.class.getName() + "." + method + ".pcapng");
        long octets = 0;
        Frame frame = new Frame();
        try (FrameSource source = CaptureFile.open(file)) {
            PacketView packet = new PacketView();
            FrameDecoder decoder = new FrameDecoder();
            while (source.next(frame)) {
                if (decoder.decode(frame, packet)) {
                    octets += packet.capturedPayloadLength();
                }
            }
        }
        return octets;
    }
}
