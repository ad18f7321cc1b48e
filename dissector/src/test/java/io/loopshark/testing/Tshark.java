package io.loopshark.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The installed tshark, set so that no application protocol meddles with TCP: every protocol that may follow TCP is switched off, and
 * so is the checksum check. Only version 4.0 counts, since that is what Loopshark follows.
 */
public final class Tshark {

    private static final String VERSION = "TShark (Wireshark) 4.0.";

    /** GTP's charging part runs over TCP; switched off, it would take the tunnel with it. */
    private static final String TUNNEL = "gtp";

    private final Path settings;

    private Tshark(Path settings) {
        this.settings = settings;
    }

    /** Prepares tshark with its settings below {@code parent}; where the right version isn't installed the test is skipped. */
    public static Tshark in(Path parent) throws IOException {
        Tshark tshark = withApplications(parent);
        Path folder = tshark.settings;
        Stream<String> byPort = run(folder, List.of("tshark", "-G", "decodes"))
                .lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells[0].equals("tcp.port"))
                .map(cells -> cells[2]);
        Stream<String> byLook = run(folder, List.of("tshark", "-G", "heuristic-decodes"))
                .lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells[0].equals("tcp"))
                .map(cells -> cells[1]);
        Files.write(
                folder.resolve("disabled_protos"),
                Stream.concat(byPort, byLook)
                        .filter(protocol -> !protocol.startsWith(TUNNEL))
                        .sorted()
                        .distinct()
                        .toList());
        return tshark;
    }

    /** Prepares tshark as it comes, application protocols and all; where the right version isn't installed the test is skipped. */
    public static Tshark withApplications(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("settings"));
        assumeThat(isInstalled(folder)).as("tshark 4.0 is installed").isTrue();
        return new Tshark(folder);
    }

    private static boolean isInstalled(Path folder) {
        try {
            return run(folder, List.of("tshark", "--version")).startsWith(VERSION);
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder in which it looks for its settings. */
    public Path settings() {
        return settings;
    }

    /** What tshark prints of a capture, line by line. */
    public List<String> lines(Path capture, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
        command.addAll(List.of("-o", "tcp.check_checksum:FALSE", "-o", "ip.defragment:TRUE"));
        command.addAll(arguments);
        try {
            return run(settings, command).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What tshark prints of a capture, and what it complains of.
     *
     * @param lines on standard output
     * @param complaints on standard error, but for the warning that it runs as root
     */
    public record Output(List<String> lines, List<String> complaints) {}

    /** The same with standard error: tshark's exit status says nothing of a script that could not be loaded. */
    public Output output(Path capture, List<String> arguments) throws IOException {
        Path errors = Files.createTempFile(settings, "errors", ".txt");
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
        command.addAll(arguments);
        String text = run(settings, command, ProcessBuilder.Redirect.to(errors.toFile()));
        List<String> complaints = Files.readAllLines(errors).stream()
                .filter(line -> !line.startsWith("Running as user \"root\""))
                .toList();
        Files.delete(errors);
        return new Output(text.lines().toList(), complaints);
    }

    private static String run(Path settings, List<String> command) throws IOException {
        return run(settings, command, ProcessBuilder.Redirect.DISCARD);
    }

    private static String run(Path settings, List<String> command, ProcessBuilder.Redirect errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(errors)
                .redirectInput(ProcessBuilder.Redirect.from(
                        settings.getFileSystem().getPath("/dev/null").toFile()));
        builder.environment().put("WIRESHARK_CONFIG_DIR", settings.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try (var out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
