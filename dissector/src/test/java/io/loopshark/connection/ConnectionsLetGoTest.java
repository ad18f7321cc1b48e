package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When {@link ConnectionTracker} lets go of a connection: some time after its end, for want of room, at the end of the input. */
class ConnectionsLetGoTest extends Tracking {

    @Nested
    class A_closed_connection {

        private final ConnectionTracker tracker = tracker(100);

        private void letGo() {
            long now = wire.toServer(99, 99, "S 0:0(0)").timestampNanos();
            if (tracker.expires(now)) {
                tracker.expire(now);
            }
        }

        /** Twice the maximum segment lifetime of RFC 9293 §3.4.2, which is two minutes. */
        @ParameterizedTest
        @CsvSource({"0, false", "239.9, false", "240, false", "240.1, true", "1000, true"})
        void takes_late_segments_for_four_minutes(double seconds, boolean gone) {
            open(tracker, 7, 1000);
            close(tracker, 7, 1000);
            wire.later(seconds);

            letGo();

            assertThat(ended).hasSize(gone ? 1 : 0);
        }

        @Test
        void lives_longer_with_each_late_segment() {
            open(tracker, 7, 1000);
            close(tracker, 7, 1000);
            wire.later(200);
            tracker.take(wire.fromServer(7, 1000, "F. 1:1(0) ack 2"));
            wire.later(200);
            letGo();
            assertThat(ended).isEmpty();

            wire.later(41);
            letGo();
            assertThat(ended).hasSize(1);
        }

        @Test
        void is_let_go_while_others_stay() {
            open(tracker, 7, 1000);
            open(tracker, 7, 1001);
            open(tracker, 7, 1002);
            close(tracker, 7, 1001);
            wire.later(100);
            close(tracker, 7, 1000);
            wire.later(150);
            letGo();
            assertThat(told).endsWith("end of 1");
            assertThat(tracker.all()).extracting(Connection::number).containsExactly(0, 2);

            wire.later(100);
            letGo();
            assertThat(told).endsWith("end of 1", "end of 0");

            wire.later(1000);
            letGo();
            assertThat(tracker.all()).extracting(Connection::number).containsExactly(2);
        }

        @Test
        void is_closed_once_however_much_comes_afterwards() {
            open(tracker, 7, 1000);
            close(tracker, 7, 1000);
            tracker.take(wire.fromServer(7, 1000, "F. 1:1(0) ack 2"));
            tracker.take(wire.toServer(7, 1000, ". 2:2(0) ack 2"));
            tracker.finish();

            assertThat(told).hasSize(9).endsWith("8 of 0", "end of 0");
        }

        /** Far more than these only burden the memory caches. */
        @Test
        void is_let_go_early_when_there_are_many() {
            ConnectionTracker roomy = tracker(1_000_000);
            int most = 1 << 14;
            for (int i = 0; i < most + 3; i++) {
                roomy.take(wire.toServer(0x0b000000 + i, 1000, "S 0:0(0)"));
                roomy.take(wire.fromServer(0x0b000000 + i, 1000, "R. 0:0(0) ack 1"));
            }

            assertThat(ended).extracting(Connection::number).containsExactly(0, 1, 2);
            assertThat(ended).noneMatch(Connection::evicted);
            assertThat(roomy.all()).hasSize(most);
        }
    }

    @Nested
    class At_most_so_many_connections_are_kept_in_mind {

        @Test
        void and_a_closed_one_goes_first() {
            ConnectionTracker tracker = tracker(3);
            open(tracker, 1, 1000);
            open(tracker, 2, 1000);
            open(tracker, 3, 1000);
            close(tracker, 2, 1000);
            open(tracker, 4, 1000);

            assertThat(ended).extracting(Connection::number).containsExactly(1);
            assertThat(ended).noneMatch(Connection::evicted);
            assertThat(tracker.all()).extracting(Connection::number).containsExactly(0, 2, 3);
        }

        @Test
        void and_without_a_closed_one_the_one_that_was_quiet_for_longest_goes_early() {
            ConnectionTracker tracker = tracker(3);
            tracker.take(wire.toServer(1, 1000, "S 0:0(0)"));
            tracker.take(wire.toServer(2, 1000, "S 0:0(0)"));
            tracker.take(wire.toServer(3, 1000, "S 0:0(0)"));
            tracker.take(wire.toServer(1, 1000, "S 0:0(0)"));
            tracker.take(wire.toServer(4, 1000, "S 0:0(0)"));

            assertThat(ended).extracting(Connection::number).containsExactly(1);
            assertThat(ended).allMatch(Connection::evicted);
            assertThat(tracker.all()).extracting(Connection::number).containsExactly(0, 2, 3);
            assertThat(tracker.all()).noneMatch(Connection::evicted);
        }

        @Test
        void and_a_late_segment_of_one_that_was_let_go_begins_another() {
            ConnectionTracker tracker = tracker(1);
            open(tracker, 1, 1000);
            open(tracker, 2, 1000);
            tracker.take(wire.fromServer(1, 1000, "P. 1:11(10) ack 1"));

            assertThat(told).endsWith("end of 1", "7 of 2");
            assertThat(tracker.all()).hasSize(1);
        }

        @Test
        void for_any_number_of_segments() {
            ConnectionTracker tracker = tracker(50);
            for (int i = 0; i < 2000; i++) {
                tracker.take(wire.toServer(i % 300, 1000 + i / 300, "S 0:0(0)"));
                if (i % 97 == 0) {
                    assertThat(tracker.all()).hasSizeLessThanOrEqualTo(50);
                }
            }
            tracker.finish();

            assertThat(ended).hasSize(2000);
            assertThat(tracker.all()).isEmpty();
        }
    }

    @Nested
    class At_the_end_of_the_input {

        @Test
        void the_closed_ones_come_first_as_they_closed_then_the_open_ones_by_number() {
            ConnectionTracker tracker = tracker(100);
            for (int host = 1; host <= 5; host++) {
                open(tracker, host, 1000);
            }
            close(tracker, 4, 1000);
            close(tracker, 2, 1000);
            tracker.finish();

            assertThat(ended).extracting(Connection::number).containsExactly(3, 1, 0, 2, 4);
            assertThat(ended).noneMatch(Connection::evicted);
            assertThat(tracker.all()).isEmpty();
        }
    }
}
