package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.testdata.Captures;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The captures that are built from scripts, as tshark sees them: its own checks find no fault in any header. */
class ScriptsBesideTsharkTest {

    private static final String GOOD = "1";

    @TempDir
    private Path folder;

    @Test
    void sums_and_lengths_are_right() throws IOException {
        Tshark tshark = Tshark.in(folder);
        List<String> scripts = Captures.names().stream()
                .filter(name -> Captures.class.getResource("captures/" + name + ".pkt") != null)
                .toList();

        assertThat(scripts).contains("rfc9293-figure-8", "stale-syn", "reordering");
        for (String name : scripts) {
            List<String> lines = tshark.lines(
                    Captures.copyTo(folder, name),
                    List.of(
                            "-o",
                            "tcp.check_checksum:TRUE",
                            "-o",
                            "ip.check_checksum:TRUE",
                            "-T",
                            "fields",
                            "-e",
                            "ip.checksum.status",
                            "-e",
                            "tcp.checksum.status",
                            "-e",
                            "_ws.malformed"));
            assertThat(lines).as(name).isNotEmpty().containsOnly(GOOD + "\t" + GOOD + "\t");
        }
    }
}
