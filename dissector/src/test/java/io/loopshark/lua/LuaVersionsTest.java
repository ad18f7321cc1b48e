package io.loopshark.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.testdata.Captures;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plug-in under each Lua that a Wireshark comes with, 5.2 up to 4.2 and 5.4 from 4.4 on, where the interpreter is installed: with as
 * much of Wireshark's API as it uses ({@code wireshark-stub.lua}), fed with the segments of the shipped captures.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LuaVersionsTest {

    private static final long NANOS = 1_000_000_000L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lua5.2", "lua5.3", "lua5.4"})
    void judges_as_the_judge_does(String interpreter) throws IOException, InterruptedException {
        assumeInstalled(interpreter);
        Path all = allCaptures();
        List<String> lines = run(interpreter, all, "tshark");
        assertThat(lines.stream()
                        .map(line -> JudgedSegment.of(line.split("\t", -1)).ownJudgement()))
                .containsExactlyElementsOf(JudgedSegment.byFrame(JudgedSegment.connections(all)).values().stream()
                        .map(JudgedSegment::ownJudgement)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lua5.2", "lua5.3", "lua5.4"})
    void has_menus_where_there_are_windows(String interpreter) throws IOException, InterruptedException {
        assumeInstalled(interpreter);
        assertThat(run(interpreter, allCaptures(), "wireshark"))
                .contains("Loopshark/Summary of connections", "Loopshark/Colour packets by verdict")
                .anyMatch(line -> line.matches("Loopshark [0-9.]+: [0-9]+ connections"));
    }

    /** Every shipped capture, one behind the other: sections of one file. */
    private Path allCaptures() throws IOException {
        Path all = folder.resolve("all.pcapng");
        try (var out = Files.newOutputStream(all)) {
            for (String capture : Captures.names()) {
                try (InputStream in = Captures.open(capture)) {
                    in.transferTo(out);
                }
            }
        }
        return all;
    }

    private static void assumeInstalled(String interpreter) throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder(interpreter, "-v")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeThat(there).as(interpreter + " is installed").isTrue();
    }

    private List<String> run(String interpreter, Path capture, String program)
            throws IOException, InterruptedException {
        Path rows = rows(capture);
        Path stub = folder.resolve("wireshark-stub.lua");
        try (InputStream in = Objects.requireNonNull(LuaVersionsTest.class.getResourceAsStream("wireshark-stub.lua"))) {
            Files.write(stub, in.readAllBytes());
        }
        Process process = new ProcessBuilder(
                        interpreter, stub.toString(), LuaPlugin.SCRIPT.toString(), rows.toString(), program)
                .redirectErrorStream(true)
                .start();
        String output;
        try (InputStream in = process.getInputStream()) {
            output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** The columns that the stub expects, a line a segment. */
    private Path rows(Path capture) throws IOException {
        Path rows = folder.resolve("rows.tsv");
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        try (CaptureFile file = CaptureFile.open(capture);
                BufferedWriter writer = Files.newBufferedWriter(rows)) {
            while (file.next(frame)) {
                if (decoder.decode(frame, packet)) {
                    writer.write(row(packet));
                    writer.newLine();
                }
            }
        }
        return rows;
    }

    private static String row(PacketView packet) {
        int options = packet.headerLength() - 20;
        return String.join(
                "\t",
                Long.toString(packet.frameNumber()),
                Long.toString(packet.timestampNanos() / NANOS),
                Long.toString(packet.timestampNanos() % NANOS),
                packet.ipv6() ? "eth:ethertype:ipv6:tcp" : "eth:ethertype:ip:tcp",
                address(packet.ipv6(), packet.sourceHigh(), packet.sourceLow()),
                address(packet.ipv6(), packet.destinationHigh(), packet.destinationLow()),
                Integer.toString(packet.sourcePort()),
                Integer.toString(packet.destinationPort()),
                Integer.toUnsignedString(packet.sequence()),
                Integer.toUnsignedString(packet.acknowledgement()),
                Integer.toString(packet.flags()),
                Integer.toString(packet.headerLength()),
                Integer.toString(packet.payloadLength()),
                Integer.toString(packet.window()),
                Integer.toString(packet.checksum()),
                packet.ipv6() ? "" : Integer.toString(packet.identification()),
                octets(packet, packet.payloadOffset() - options, options),
                octets(packet, packet.payloadOffset(), packet.capturedPayloadLength()));
    }

    private static String address(boolean ipv6, long high, long low) {
        HexFormat hex = HexFormat.of();
        return ipv6 ? hex.toHexDigits(high) + hex.toHexDigits(low) : hex.toHexDigits((int) low);
    }

    private static String octets(PacketView packet, int from, int length) {
        return length == 0 ? "" : HexFormat.of().formatHex(packet.payloadArray(), from, from + length);
    }
}
