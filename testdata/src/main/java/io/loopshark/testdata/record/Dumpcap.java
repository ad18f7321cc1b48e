package io.loopshark.testdata.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recorder: Wireshark's own {@code dumpcap} on the loopback interface. */
final class Dumpcap {

    /** Packets travel to dumpcap in batches of at most this age, so nothing that happened earlier is missing after a few of them. */
    private static final long SETTLE_MILLIS = 500;

    private static final Pattern SUMMARY =
            Pattern.compile("Packets received/dropped on interface .*: (\\d+)/(\\d+) .*");

    private final Process process;
    private final BufferedReader messages;

    private Dumpcap(Process process) {
        this.process = process;
        this.messages = process.errorReader();
    }

    /** Begins to record the scene; returns when dumpcap listens. */
    static Dumpcap start(Scene scene, Path file) throws IOException {
        var process = new ProcessBuilder(
                        "dumpcap",
                        "-q",
                        "-i",
                        "lo",
                        "-B",
                        "64",
                        "-f",
                        scene.filter(),
                        "-s",
                        Integer.toString(scene.snapLength()),
                        "--capture-comment",
                        scene.story(),
                        "-w",
                        file.toString())
                .start();
        var dumpcap = new Dumpcap(process);
        dumpcap.await("File: ");
        return dumpcap;
    }

    /**
     * Ends the recording.
     *
     * @return how many packets there are
     * @throws IOException when dumpcap lost any
     */
    int stop() throws IOException, InterruptedException {
        // dumpcap says nothing of packets that it has yet to fetch from the kernel, so there is no condition to wait
        // for.
        Thread.sleep(SETTLE_MILLIS);
        process.toHandle().destroy(); // Process.destroy() would close the stream with the summary
        Matcher summary = SUMMARY.matcher(await("Packets received/dropped"));
        process.waitFor();
        if (!summary.matches() || !"0".equals(summary.group(2))) {
            throw new IOException("dumpcap lost packets: " + summary);
        }
        return Integer.parseInt(summary.group(1));
    }

    private String await(String beginning) throws IOException {
        var seen = new StringBuilder();
        for (String line = messages.readLine(); line != null; line = messages.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new IOException("dumpcap ended:\n" + seen);
    }
}
