package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.connection.Connection;
import io.loopshark.connection.Peer;
import io.loopshark.segment.Flags;
import io.loopshark.testing.EditableSegment;
import io.loopshark.testing.Trace;
import io.loopshark.testing.TraceSegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of the data that was sent, for how long, and what of it is compared. */
class PayloadMemoryTest {

    private static final int KIBI = 1 << 10;
    private static final int MEBI = 1 << 20;

    private static final TraceSegment SEGMENT = Trace.of("> P. 1:2(1) ack 1").segment(0);

    private final PayloadMemory memory = new PayloadMemory();
    private final Peer sender = connection().client();

    private static Connection connection() {
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended -> {});
        Trace.of("> S 0:0(0)\n").segments().forEach(analysis::accept);
        return analysis.tracker().all().get(0);
    }

    /** Data from this sequence number on, of one octet again and again. */
    private static EditableSegment data(int sequence, int length, int octet) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) octet);
        return new EditableSegment(SEGMENT).sequence(sequence).payload(octets);
    }

    private void assertRemembered(int sequence, int length, int octet) {
        assertThat(memory.compare(data(sequence, length, octet), sender)).isNull();
        assertThat(memory.compare(data(sequence, length, octet + 1), sender)).isNotNull();
    }

    private void assertForgotten(int sequence, int length, int octet) {
        assertThat(memory.compare(data(sequence, length, octet + 1), sender)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 0, -50, Integer.MAX_VALUE - 50})
    void the_first_octet_that_differs_is_told_with_its_number_and_its_frame(int sequence) {
        memory.remember(data(sequence, 100, 200).frame(7), sender);
        byte[] octets = new byte[120];
        Arrays.fill(octets, (byte) 200);
        octets[60] = 1;
        octets[70] = 2;
        EditableSegment again =
                new EditableSegment(SEGMENT).sequence(sequence - 20).payload(octets);
        assertThat(memory.compare(again, sender))
                .isEqualTo(new PayloadMemory.Difference(sequence + 40, 7, 200, 1, false));
    }

    @Test
    void what_may_be_padding_is_told_apart() {
        memory.remember(data(1000, 6, 0), sender);
        assertThat(memory.compare(data(1000, 100, 7), sender))
                .isEqualTo(new PayloadMemory.Difference(1000, SEGMENT.frameNumber(), 0, 7, true));
        memory.remember(data(2000, 100, 7), sender);
        assertThat(memory.compare(data(2000, 6, 0), sender))
                .isEqualTo(new PayloadMemory.Difference(2000, SEGMENT.frameNumber(), 7, 0, true));
    }

    /** Two sights of one segment have the same octets, whatever of them is padding; what is sent again may have more of its own. */
    @ParameterizedTest
    @CsvSource({
        "0, 1000000, 6, false",
        "0, 1000001, 6, true",
        "7, 100000000, 6, false",
        "7, -100000000, 6, false",
        "7, 100000001, 6, true",
        "8, 0, 6, true",
        "7, 0, 7, true"
    })
    void padding_is_none_between_two_sights_of_one_segment(int number, long later, int length, boolean padding) {
        EditableSegment first = data(1000, 6, 0);
        first.identification = number == 8 ? 7 : number;
        memory.remember(first, sender);
        EditableSegment again = data(1000, length, 7).at(first.nanos + later);
        again.identification = number;
        assertThat(memory.compare(again, sender))
                .isEqualTo(new PayloadMemory.Difference(1000, SEGMENT.frameNumber(), 0, 7, padding));
    }

    @Test
    void padding_hides_nothing_that_differs_elsewhere() {
        memory.remember(data(994, 6, 'a'), sender);
        memory.remember(data(1000, 6, 0), sender);
        assertThat(memory.compare(data(994, 100, 'b'), sender))
                .isEqualTo(new PayloadMemory.Difference(994, SEGMENT.frameNumber(), 'a', 'b', false));
    }

    @Test
    void only_what_lies_under_the_same_numbers_is_compared() {
        memory.remember(data(1000, 100, 'a'), sender);
        assertThat(memory.compare(data(900, 100, 'b'), sender)).isNull();
        assertThat(memory.compare(data(901, 100, 'b'), sender)).isNotNull();
        assertThat(memory.compare(data(1099, 100, 'b'), sender)).isNotNull();
        assertThat(memory.compare(data(1100, 100, 'b'), sender)).isNull();
    }

    @Test
    void a_syn_takes_the_number_before_its_data() {
        memory.remember(data(1000, 100, 'a').flags(Flags.SYN), sender);
        assertThat(memory.compare(data(1000, 1, 'b'), sender)).isNull();
        assertThat(memory.compare(data(1001, 1, 'b'), sender)).isNotNull();
        assertThat(memory.compare(data(1100, 1, 'b'), sender)).isNotNull();
        assertThat(memory.compare(data(1101, 1, 'b'), sender)).isNull();
    }

    @Test
    void it_grows_and_keeps_what_it_has() {
        for (int i = 0; i < 300; i++) {
            memory.remember(data(i * KIBI, KIBI, i % 100), sender);
        }
        for (int i = 0; i < 300; i++) {
            assertRemembered(i * KIBI, KIBI, i % 100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {199_999, 1_000_003})
    void what_lies_sixteen_mebibytes_behind_is_forgotten_and_the_rest_is_kept_whole(int length) {
        int kept = 16 * MEBI / (length + 40) - 2;
        int all = 2 * kept + 5;
        for (int i = 0; i < all; i++) {
            // Not all of one length, so that what is forgotten ends in the midst of what is new.
            memory.remember(data(i * length, length - i % 7, 'a' + i % 9), sender);
        }
        for (int i = all - kept; i < all; i++) {
            assertRemembered(i * length, length - i % 7, 'a' + i % 9);
        }
        for (int i = 0; i < all - kept - 4; i++) {
            assertForgotten(i * length, 1, 'a' + i % 9);
        }
    }

    @Test
    void the_peers_share_the_memory_and_not_what_they_sent() {
        Peer other = connection().client();
        memory.remember(data(1000, 100, 'a'), sender);
        memory.remember(data(1000, 100, 'b'), other);
        assertThat(memory.compare(data(1000, 100, 'a'), sender)).isNull();
        assertThat(memory.compare(data(1000, 100, 'b'), other)).isNull();
    }

    @Test
    void a_segment_of_more_than_a_quarter_of_it_is_not_kept() {
        memory.remember(data(0, 4 * MEBI, 'a'), sender);
        assertRemembered(4 * MEBI - 10, 10, 'a');
        memory.remember(data(4 * MEBI, 4 * MEBI + 1, 'a'), sender);
        assertForgotten(4 * MEBI, 10, 'a');
    }

    @Test
    void the_latest_thousand_segments_are_compared() {
        for (int i = 0; i < 1025; i++) {
            memory.remember(data(10 * i, 10, 'a'), sender);
        }
        assertForgotten(0, 10, 'a');
        assertRemembered(10, 10, 'a');
    }

    @Test
    void what_was_not_captured_is_not_compared() {
        memory.remember(data(0, 100, 'a').snappedTo(40), sender);
        assertThat(memory.compare(data(39, 61, 'b').snappedTo(1), sender)).isNotNull();
        assertForgotten(40, 60, 'a');
        assertThat(memory.compare(data(0, 100, 'b').snappedTo(0), sender)).isNull();
    }

    @Test
    void of_a_copy_that_was_cut_nobody_knows_whether_it_was_damaged_as_the_other_one_is() {
        memory.remember(data(0, 100, 'a'), sender);
        assertThat(memory.compare(data(0, 100, 'b').snappedTo(40), sender)).isNull();
    }
}
