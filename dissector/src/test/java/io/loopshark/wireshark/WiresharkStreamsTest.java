package io.loopshark.wireshark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.segment.SegmentView;
import io.loopshark.testing.OracleTable;
import io.loopshark.testing.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WiresharkStreamsTest {

    private static final String OPENING = """
            > S 0:0(0) win 1000 <mss 1460,wscale 7>
            < S. 0:0(0) ack 1 win 2000 <mss 1460,wscale 2>
            > . 1:1(0) ack 1 win 10
            """;

    private static final OracleTable PORTS =
            new OracleTable(Map.of("src", 0, "dst", 1, "tcp.srcport", 2, "tcp.dstport", 3), List.of());

    private final WiresharkStreams streams = new WiresharkStreams();

    private List<Long> streamsOf(String text) {
        List<Long> numbers = new ArrayList<>();
        for (SegmentView segment : Trace.of(text).segments()) {
            streams.observe(segment);
            numbers.add(streams.stream());
        }
        return numbers;
    }

    private WiresharkAnalysis after(String text) {
        streamsOf(text);
        return streams.analysis();
    }

    @Nested
    class Numbering {

        @Test
        void both_directions_are_one_stream() {
            assertThat(streamsOf(OPENING)).containsExactly(0L, 0L, 0L);
        }

        @Test
        void a_SYN_with_another_number_begins_another_stream_and_one_with_the_same_number_doesn_t() {
            assertThat(streamsOf("""
                    > S 0:0(0) win 1000
                    > S 0:0(0) win 1000
                    > S 5:5(0) win 1000
                    < S. 0:0(0) ack 6 win 1000
                    """)).containsExactly(0L, 0L, 1L, 1L);
        }

        @Test
        void the_SYN_that_begins_another_stream_is_flagged() {
            streamsOf("> S 0:0(0) win 1000\n> S 5:5(0) win 1000");
            streams.observe(Trace.of("> S 9:9(0) win 1000").segment(0));
            assertThat(streams.stream()).isEqualTo(2);
            assertThat(streams.observe(Trace.of("> S 11:11(0) win 1000").segment(0)))
                    .isEqualTo(AnalysisFlag.REUSED_PORTS.mask());
        }

        @Test
        void a_SYN_ACK_with_another_number_is_flagged_and_stays_in_its_stream() {
            List<SegmentView> segments = new ArrayList<>(Trace.of("""
                    > S 0:0(0) win 1000
                    < R. 0:0(0) ack 1 win 0
                    < S. 77:77(0) ack 1 win 1000
                    """).segments());
            List<Integer> flags = segments.stream().map(streams::observe).toList();
            assertThat(AnalysisFlag.REUSED_PORTS.in(flags.get(2))).isTrue();
            assertThat(streams.stream()).isZero();
            assertThat(streams.analysis().relativeSequence()).isZero();
        }

        @Test
        void a_socket_connected_to_itself_has_one_stream() {
            for (SegmentView segment : Trace.of(OPENING).toItself().segments()) {
                streams.observe(segment);
                assertThat(streams.stream()).isZero();
            }
        }
    }

    @Nested
    class Bounds {

        @Test
        void beyond_the_limit_the_stream_that_was_quiet_for_longest_is_forgotten() {
            WiresharkStreams two = new WiresharkStreams(2);
            assertThat(numberOf(two, 1)).isZero();
            assertThat(numberOf(two, 2)).isEqualTo(1);
            assertThat(numberOf(two, 1)).isZero();
            assertThat(numberOf(two, 3)).isEqualTo(2);
            assertThat(numberOf(two, 1)).isZero();
            assertThat(numberOf(two, 2)).isEqualTo(3);
        }

        @Test
        void many_streams_keep_their_numbers() {
            for (int port = 0; port < 5000; port++) {
                assertThat(numberOf(streams, port)).isEqualTo(port);
            }
            for (int port = 4999; port >= 0; port--) {
                assertThat(numberOf(streams, port)).isEqualTo(port);
            }
        }

        @Test
        void unacknowledged_segments_are_kept_up_to_a_thousand() {
            UnacknowledgedSegments list = new UnacknowledgedSegments();
            for (int i = 0; i < 5000; i++) {
                list.add(i, i + 1, i, i);
            }
            assertThat(list.count()).isEqualTo(1000);
            list.acknowledge(999);
            assertThat(list.count()).isEqualTo(1);
            assertThat(list.acknowledgedFrame()).isEqualTo(998);
        }

        @Test
        void a_limit_below_1_is_refused() {
            assertThatThrownBy(() -> new WiresharkStreams(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("limit must be at least 1, not 0");
        }

        private long numberOf(WiresharkStreams of, int port) {
            String[] row = {"10.0.0.1", "10.0.0.2", Integer.toString(port), "80"};
            of.observe(new OracleSegment(PORTS, row));
            return of.stream();
        }
    }

    @Nested
    class Numbers {

        @Test
        void count_from_the_SYN() {
            WiresharkAnalysis analysis = after(OPENING + "> P. 1:11(10) ack 1 win 10");
            assertThat(analysis.relativeSequence()).isEqualTo(1);
            assertThat(analysis.relativeNextSequence()).isEqualTo(11);
            assertThat(analysis.relativeAcknowledgement()).isEqualTo(1);
        }

        @Test
        void count_from_1_where_the_SYN_is_missing() {
            WiresharkAnalysis analysis = after("> P. 500:510(10) ack 700 win 10");
            assertThat(analysis.relativeSequence()).isEqualTo(1);
            assertThat(analysis.relativeNextSequence()).isEqualTo(11);
            assertThat(analysis.relativeAcknowledgement()).isEqualTo(1);
        }

        @Test
        void windows_are_scaled_after_the_opening() {
            WiresharkAnalysis analysis = after(OPENING);
            assertThat(analysis.windowScaleFactor()).isEqualTo(128);
            assertThat(analysis.windowSize()).isEqualTo(1280);
        }

        @Test
        void windows_are_not_scaled_unless_both_sides_offer_it() {
            WiresharkAnalysis analysis =
                    after("> S 0:0(0) win 1000 <wscale 7>\n< S. 0:0(0) ack 1 win 2000\n> . 1:1(0) ack 1 win 10");
            assertThat(analysis.windowScaleFactor()).isEqualTo(-2);
            assertThat(analysis.windowSize()).isEqualTo(10);
        }

        @Test
        void the_scale_is_not_known_where_the_opening_is_missing() {
            assertThat(after("> . 1:1(0) ack 1 win 10").windowScaleFactor()).isEqualTo(-1);
        }
    }

    @Nested
    class Times {

        @Test
        void count_from_the_stream_s_first_and_previous_segment() {
            WiresharkAnalysis analysis = after("> S 0:0(0) win 1\n+0.5 > S 0:0(0) win 1\n+0.25 > S 0:0(0) win 1");
            assertThat(analysis.timeRelativeNanos()).isEqualTo(750_000_000);
            assertThat(analysis.timeDeltaNanos()).isEqualTo(250_000_000);
        }

        @Test
        void the_initial_round_trip_is_from_the_last_SYN_to_the_first_segment_after_it_that_is_none() {
            WiresharkAnalysis analysis = after(
                    "> S 0:0(0) win 1\n+1 > S 0:0(0) win 1\n+0.2 < S. 0:0(0) ack 1 win 1\n+0.1 > . 1:1(0) ack 1 win 1");
            assertThat(analysis.initialRttNanos()).isEqualTo(300_000_000);
            assertThat(analysis.acknowledgedFrame()).isEqualTo(3);
            assertThat(analysis.ackRttNanos()).isEqualTo(100_000_000);
        }

        @Test
        void an_acknowledgement_names_the_oldest_frame_that_ends_there() {
            WiresharkAnalysis analysis = after(OPENING
                    + "> P. 1:11(10) ack 1 win 10\n+0.3 > P. 1:11(10) ack 1 win 10\n+0.1 < . 1:1(0) ack 11 win 10");
            assertThat(analysis.acknowledgedFrame()).isEqualTo(4);
            assertThat(analysis.ackRttNanos()).isEqualTo(400_000_000);
        }

        @Test
        void an_acknowledgement_within_a_segment_names_none() {
            assertThat(after(OPENING + "> P. 1:11(10) ack 1 win 10\n< . 1:1(0) ack 6 win 10")
                            .acknowledgedFrame())
                    .isZero();
        }
    }

    @Nested
    class InFlight {

        @Test
        void is_what_was_sent_and_not_acknowledged() {
            assertThat(after(OPENING + "> . 1:101(100) ack 1 win 10\n> . 101:201(100) ack 1 win 10")
                            .bytesInFlight())
                    .isEqualTo(200);
        }

        @Test
        void leaves_out_what_was_selectively_acknowledged() {
            assertThat(after(OPENING + """
                                    > . 1:101(100) ack 1 win 10
                                    > . 101:201(100) ack 1 win 10
                                    < . 1:1(0) ack 1 win 10 <sack 101:201>
                                    > . 201:301(100) ack 1 win 10
                                    """).bytesInFlight()).isEqualTo(200);
        }

        @Test
        void is_not_known_behind_a_hole() {
            assertThat(after(OPENING + "> . 101:201(100) ack 1 win 10").bytesInFlight())
                    .isZero();
        }
    }
}
