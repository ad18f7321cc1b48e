package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.capture.PcapngWriter;
import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldFormat;
import io.loopshark.report.fields.FieldLines;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.testing.Encapsulations;
import io.loopshark.testing.Encapsulations.Way;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to carry a segment, beside tshark itself. */
class EncapsulationsBesideTsharkTest {

    private static final List<String> FIELDS = List.of(
            "frame.number", "eth.src", "ip.src", "ip.dst", "ip.ttl", "ipv6.src", "ipv6.dst", "tcp.seq_raw", "tcp.len");

    @TempDir
    private Path folder;

    @Test
    void tsharkFindsTheSameInEveryWayToCarryASegment() throws IOException {
        Tshark tshark = Tshark.in(folder);
        Path file = folder.resolve("ways.pcapng");
        List<Way> ways = Encapsulations.all();
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            for (Way way : ways) {
                writer.write(way.frame());
            }
        }
        List<String> arguments = new ArrayList<>(List.of("-T", "fields"));
        FIELDS.forEach(field -> arguments.addAll(List.of("-e", field)));
        List<String> expected = tshark.lines(file, arguments);
        List<FieldColumn> columns = ((FieldTable.Lookup.Found) FieldTable.look(FIELDS)).columns();
        List<String> found = Dissected.lines(
                Files.newInputStream(file),
                "ways",
                Dissection.Options.DEFAULT,
                out -> new FieldLines(out, columns, FieldFormat.DEFAULT),
                FieldLines::add);
        assertThat(found).hasSameSizeAs(ways).hasSameSizeAs(expected);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).equals(expected.get(i))) {
                differences.add(ways.get(i) + ": ours " + found.get(i) + ", tshark's " + expected.get(i));
            }
        }
        assertThat(differences).isEmpty();
    }
}
