package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.testing.EditableSegment;
import io.loopshark.testing.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a capture does to a right connection is nobody's fault: one class for each thing that captures do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaptureArtefactsTest {

    private static final String OPENING = """
            > S 0:0(0) win 65535 <mss 1460,sackOK,wscale 2>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,wscale 2>
            > . 1:1(0) ack 1
            """;

    /** A question, an answer of which a part was lost and comes again, and four segments to close. */
    private static final String CONNECTION = OPENING + """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            < . 1:1461(1460) ack 101
            < . 2921:4381(1460) ack 101
            > . 101:101(0) ack 1461 <sack 2921:4381>
            +0.3 < . 1461:2921(1460) ack 101
            > . 101:101(0) ack 4381
            +0.01 > F. 101:101(0) ack 4381
            < . 4381:4381(0) ack 102
            +0.01 < F. 4381:4381(0) ack 102
            > . 102:102(0) ack 4382
            """;

    private static final Trace RIGHT = Trace.of(CONNECTION);

    @Test
    void what_is_disturbed_here_is_right() {
        assertThat(RIGHT.only().verdict()).isEqualTo(Verdict.VERIFIED);
        Found.nothing(RIGHT);
    }

    @Nested
    class Snapped_packets {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 40, 1459})
        void leave_every_number_as_right_as_it_was(int octets) {
            assertVerified(edited(RIGHT, segment -> segment.snappedTo(octets)));
        }

        @Test
        void show_too_little_of_one_copy_to_hold_it_against_the_other() {
            for (int i = 0; i < RIGHT.size(); i++) {
                Trace twice = RIGHT.twice(i);
                List<EditableSegment> segments = editable(twice);
                segments.get(i + 1).sentAnew().snappedTo(3);
                assertVerified(segments);
            }
        }
    }

    @Nested
    class Capture_loss {

        @Test
        void of_any_frame_is_held_against_nobody() {
            for (int i = 0; i < RIGHT.size(); i++) {
                assertCalm(RIGHT.without(i));
            }
        }

        @Test
        void of_any_run_of_frames_is_held_against_nobody() {
            for (int from = 0; from < RIGHT.size(); from++) {
                Trace rest = RIGHT;
                for (int to = from; to < RIGHT.size(); to++) {
                    rest = rest.without(from);
                    assertCalm(rest);
                }
            }
        }

        @Test
        void of_data_is_a_gap_and_leaves_the_verdict_open() {
            JudgedConnection judged = RIGHT.without(8).only(); // the part that was lost and came again
            assertThat(judged.has(FindingKind.SEQUENCE_GAP)).isTrue();
            assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @ParameterizedTest
        @ValueSource(ints = {40000, 80})
        void of_one_direction_leaves_the_verdict_open(int port) {
            assertThat(RIGHT.onlyFrom(port).only().verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.INCOMPLETE);
        }
    }

    @Nested
    class A_FIN_behind_the_ACK_that_follows_it {

        @Test
        void leaves_no_gap() {
            JudgedConnection judged = Trace.of(OPENING + """
                    < F. 1:1(0) ack 1
                    > . 2:2(0) ack 2
                    > F. 1:1(0) ack 1
                    < . 2:2(0) ack 2
                    """).only();
            assertThat(judged.has(FindingKind.SEQUENCE_GAP)).isFalse();
            assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
        }
    }

    @Nested
    class Duplicated_frames {

        @Test
        void change_no_verdict_one_by_one() {
            for (int i = 0; i < RIGHT.size(); i++) {
                assertThat(RIGHT.twice(i).only().verdict())
                        .as("frame " + (i + 1))
                        .isEqualTo(Verdict.VERIFIED);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3})
        void change_no_verdict_all_together(int copies) {
            JudgedConnection judged = RIGHT.repeated(copies).only();
            assertThat(judged.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(judged.has(FindingKind.DUPLICATE_FRAME)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 5, 14})
        void may_come_in_runs_behind_the_frames_that_they_show_again(int run) {
            List<EditableSegment> mirrored = new ArrayList<>();
            for (int from = 0; from < RIGHT.size(); from += run) {
                int to = Math.min(from + run, RIGHT.size());
                mirrored.addAll(editable(RIGHT).subList(from, to));
                mirrored.addAll(editable(RIGHT).subList(from, to));
            }
            assertThat(judged(mirrored)).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
        }
    }

    @Nested
    class Frames_out_of_time_order {

        @Test
        void are_put_right_by_their_times_where_those_tell() {
            for (int i = 0; i + 1 < RIGHT.size(); i++) {
                assertCalm(RIGHT.swapped(i));
            }
        }

        @Test
        void may_have_been_stamped_when_they_were_late_already() {
            for (int i = 0; i + 1 < RIGHT.size(); i++) {
                List<EditableSegment> segments = editable(RIGHT.swapped(i));
                long earlier = segments.get(i + 1).timestampNanos();
                segments.get(i + 1).at(segments.get(i).timestampNanos());
                segments.get(i).at(earlier);
                assertThat(judged(segments)).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
            }
        }

        @Test
        void may_be_all_those_of_one_direction() {
            for (int port : new int[] {40000, 80}) {
                List<EditableSegment> segments = editable(RIGHT);
                segments.stream()
                        .filter(segment -> segment.sourcePort() == port)
                        .forEach(late -> late.at(late.timestampNanos() + 2_000_000));
                segments.sort((a, b) -> Long.compare(a.timestampNanos(), b.timestampNanos()));
                assertThat(judged(segments)).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {-3600, -1, 1, 3600})
        void come_of_a_clock_that_is_set_as_well(long seconds) {
            for (int i = 0; i < RIGHT.size(); i++) {
                List<EditableSegment> segments = editable(RIGHT);
                segments.subList(i, RIGHT.size())
                        .forEach(later -> later.at(later.timestampNanos() + seconds * 1_000_000_000));
                assertVerified(segments);
            }
        }

        @Test
        void can_not_be_told_where_there_is_no_time_at_all() {
            assertVerified(edited(RIGHT, segment -> segment.at(0)));
        }
    }

    @Nested
    class Offloaded_super_segments {

        private static final String SENT_AT_ONCE = OPENING + """
                > P. 1:101(100) ack 1
                < P. 1:5841(5840) ack 101
                """;

        @Test
        void are_acknowledged_segment_by_segment() {
            Trace trace = Trace.of(SENT_AT_ONCE + """
                    > . 101:101(0) ack 2921
                    > . 101:101(0) ack 5841
                    < P. 5841:5941(100) ack 101
                    > . 101:101(0) ack 5941
                    """);
            assertThat(trace.only().verdict()).isEqualTo(Verdict.VERIFIED);
            Found.nothing(trace);
        }

        @Test
        void may_be_captured_behind_the_acknowledgement_of_their_first_segments() {
            assertCalm(Trace.of(OPENING + """
                    > P. 1:101(100) ack 1
                    > . 101:101(0) ack 2921
                    < P. 1:5841(5840) ack 101
                    > . 101:101(0) ack 5841
                    """));
        }

        @Test
        void may_be_captured_behind_the_sack_block_of_one_of_their_segments() {
            assertCalm(Trace.of(OPENING + """
                    > P. 1:101(100) ack 1
                    < . 1:1461(1460) ack 101
                    > . 101:101(0) ack 1 <sack 1461:2921>
                    < P. 1461:5841(4380) ack 101
                    > . 101:101(0) ack 5841
                    """));
        }

        @Test
        void come_again_in_parts() {
            Trace trace = Trace.of(SENT_AT_ONCE + """
                    > . 101:101(0) ack 1461 <sack 2921:5841>
                    +0.3 < . 1461:2921(1460) ack 101
                    > . 101:101(0) ack 5841
                    """);
            assertThat(trace.only().verdict()).isEqualTo(Verdict.VERIFIED);
        }
    }

    @Nested
    class Partial_checksums {

        @Test
        void of_a_sending_card_say_nothing() {
            assertVerified(edited(RIGHT, segment -> segment.checksum(0x1234)));
        }

        @Test
        void of_one_side_say_nothing_about_what_it_sends_again() {
            for (int port : new int[] {40000, 80}) {
                List<EditableSegment> segments = new ArrayList<>();
                for (EditableSegment segment : editable(RIGHT)) {
                    segments.add(segment);
                    if (segment.payloadLength() > 0) {
                        segments.add(new EditableSegment(segment).sentAnew());
                    }
                }
                segments.stream()
                        .filter(segment -> segment.sourcePort() == port)
                        .forEach(segment -> segment.checksum(0xabcd));
                assertVerified(segments);
            }
        }
    }

    @Nested
    class A_capture_that_begins_in_mid_stream {

        @Test
        void knows_too_little_to_hold_anything_against_anybody() {
            for (int i = 1; i < RIGHT.size(); i++) {
                assertCalm(RIGHT.from(i));
            }
        }

        @Test
        void leaves_the_verdict_open() {
            for (int i = 3; i < RIGHT.size(); i++) {
                assertThat(RIGHT.from(i).judged())
                        .as("from frame " + (i + 1))
                        .extracting(JudgedConnection::verdict)
                        .containsOnly(Verdict.INCONCLUSIVE);
            }
        }
    }

    @Nested
    class A_capture_that_ends_in_mid_stream {

        @Test
        void has_seen_no_wrong_number() {
            for (int i = 1; i < RIGHT.size(); i++) {
                assertCalm(RIGHT.upTo(i));
            }
        }

        @Test
        void verifies_what_it_has_seen_of_an_open_connection() {
            assertThat(RIGHT.upTo(6).only().verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(RIGHT.upTo(6).only().teardown()).hasToString("OPEN");
        }
    }

    private static List<EditableSegment> editable(Trace trace) {
        return new ArrayList<>(
                trace.segments().stream().map(EditableSegment::new).toList());
    }

    private static List<EditableSegment> edited(Trace trace, UnaryOperator<EditableSegment> edit) {
        return editable(trace).stream().map(edit).toList();
    }

    private static List<JudgedConnection> judged(List<EditableSegment> segments) {
        List<JudgedConnection> judged = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, judged::add);
        IntStream.range(0, segments.size())
                .forEach(i -> analysis.accept(segments.get(i).frame(i + 1)));
        analysis.finish(Trust.FILE);
        return judged;
    }

    private static void assertVerified(List<EditableSegment> segments) {
        assertThat(judged(segments)).extracting(JudgedConnection::verdict).containsExactly(Verdict.VERIFIED);
    }

    private static void assertCalm(Trace trace) {
        assertThat(trace.judged()).as(trace.toString()).noneMatch(judged -> judged.verdict() == Verdict.VIOLATED);
    }
}
