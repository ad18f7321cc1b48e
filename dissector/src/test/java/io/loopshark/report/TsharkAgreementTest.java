package io.loopshark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.report.fields.FieldColumn;
import io.loopshark.report.fields.FieldFormat;
import io.loopshark.report.fields.FieldLines;
import io.loopshark.report.fields.FieldTable;
import io.loopshark.testdata.Captures;
import io.loopshark.testing.Agreement;
import io.loopshark.testing.Tshark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packet list and fields of the shipped captures beside those that tshark itself prints of them, where it is installed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TsharkAgreementTest {

    /** Ours count the frame in, or tshark 4.0 calls it otherwise. */
    private static final Set<String> NOT_COMPARED = Set.of("tcp.completeness", "tcp.flags.ns", "frame.protocols");

    /**
     * An acknowledgement half of the sequence space away from what was sent, for which Wireshark takes each of two numbers for the
     * greater one: a segment that it acknowledges stays in the list all the same, so that one round trip time is another.
     */
    private static final String HALF_THE_SPACE_APART = "forged-third-segment-ack-far";

    @TempDir
    private Path folder;

    private Tshark tshark;

    @BeforeEach
    void findTshark() throws IOException {
        tshark = Tshark.in(folder);
    }

    private Path file(String capture) throws IOException {
        return Captures.copyTo(folder, capture);
    }

    @Test
    void lists_of_some_captures_are_the_same_byte_for_byte() throws IOException {
        for (String capture : List.of("lost-in-bulk", "close-three-segments-ipv6")) {
            compareList(capture);
        }
    }

    @Test
    @Tag("slow")
    void lists_of_all_captures_are_the_same_byte_for_byte() throws IOException {
        for (String capture : Captures.names()) {
            compareList(capture);
        }
    }

    private void compareList(String capture) throws IOException {
        Path file = file(capture);
        assertThat(Dissected.shipped(capture, Dissection.Options.DEFAULT, PacketList::new, PacketList::add))
                .as("packet list of %s", capture)
                .isEqualTo(tshark.lines(file, List.of()));
        assertThat(Dissected.shipped(
                        capture, new Dissection.Options(false, Judgements.NONE), PacketList::new, PacketList::add))
                .as("packet list of %s with raw numbers", capture)
                .isEqualTo(tshark.lines(file, List.of("-o", "tcp.relative_sequence_numbers:FALSE")));
    }

    @Test
    void fields_of_some_captures_are_the_same() throws IOException {
        compareFields(List.of("keep-alive", "close-three-segments-ipv6"));
    }

    @Test
    @Tag("slow")
    void fields_of_all_captures_are_the_same() throws IOException {
        assertThat(Captures.names()).contains(HALF_THE_SPACE_APART);
        compareFields(Captures.names().stream()
                .filter(capture -> !capture.equals(HALF_THE_SPACE_APART))
                .toList());
    }

    private void compareFields(List<String> captures) throws IOException {
        List<FieldColumn> columns = FieldTable.all().stream()
                .filter(column -> !column.name().startsWith("loopshark.") && !NOT_COMPARED.contains(column.name()))
                .toList();
        List<String> arguments = new ArrayList<>(List.of("-T", "fields"));
        columns.forEach(column -> arguments.addAll(List.of("-e", column.name())));
        Agreement agreement = new Agreement();
        for (String capture : captures) {
            List<String> expected = tshark.lines(file(capture), arguments);
            List<String> found = Dissected.shipped(
                    capture,
                    Dissection.Options.DEFAULT,
                    out -> new FieldLines(out, columns, FieldFormat.DEFAULT),
                    FieldLines::add);
            assertThat(found).as("frames of %s", capture).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                compareCells(agreement, columns, expected.get(i), found.get(i), capture + " frame " + (i + 1));
            }
        }
        for (String name : agreement.names()) {
            assertThat(agreement.examples(name)).as(name).isEmpty();
        }
    }

    private static void compareCells(
            Agreement agreement, List<FieldColumn> columns, String expected, String found, String where) {
        String[] theirs = expected.split("\t", -1);
        String[] ours = found.split("\t", -1);
        for (int i = 0; i < columns.size(); i++) {
            agreement.compare(columns.get(i).name(), theirs[i], ours[i], where);
        }
    }
}
