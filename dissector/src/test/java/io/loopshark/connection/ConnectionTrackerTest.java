package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.segment.SegmentView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTrackerTest {

    private final Wire wire = new Wire();
    private final List<String> told = new ArrayList<>();
    private final List<Connection> ended = new ArrayList<>();

    private ConnectionTracker tracker(int most) {
        return new ConnectionTracker(most, new ConnectionTracker.Listener() {
            @Override
            public void segment(Connection connection, SegmentView segment) {
                told.add(segment.frameNumber() + " of " + connection.number());
                connection.advance(segment);
            }

            @Override
            public void ended(Connection connection) {
                told.add("end of " + connection.number());
                ended.add(connection);
            }
        });
    }

    private void open(ConnectionTracker tracker, int host, int port) {
        tracker.take(wire.toServer(host, port, "S 0:0(0)"));
        tracker.take(wire.fromServer(host, port, "S. 0:0(0) ack 1"));
        tracker.take(wire.toServer(host, port, ". 1:1(0) ack 1"));
    }

    private void close(ConnectionTracker tracker, int host, int port) {
        tracker.take(wire.toServer(host, port, "F. 1:1(0) ack 1"));
        tracker.take(wire.fromServer(host, port, "F. 1:1(0) ack 2"));
        tracker.take(wire.toServer(host, port, ". 2:2(0) ack 2"));
    }

    @Nested
    class A_segment_belongs {

        private final ConnectionTracker tracker = tracker(100);

        @Test
        void to_the_connection_between_its_two_endpoints_whatever_its_direction() {
            tracker.take(wire.toServer(7, 1000, "S 0:0(0)"));
            tracker.take(wire.toServer(7, 1001, "S 0:0(0)"));
            tracker.take(wire.toServer(8, 1000, "S 0:0(0)"));
            tracker.take(wire.fromServer(8, 1000, "S. 0:0(0) ack 1"));
            tracker.take(wire.fromServer(7, 1000, "S. 0:0(0) ack 1"));
            tracker.take(wire.fromServer(7, 1001, "S. 0:0(0) ack 1"));

            assertThat(told).containsExactly("1 of 0", "2 of 1", "3 of 2", "4 of 2", "5 of 0", "6 of 1");
        }

        /** On loopback the addresses are the same; the ports tell. */
        @Test
        void to_the_connection_of_its_ports_where_both_addresses_are_the_same() {
            tracker.take(wire.between(1, 50000, 1, 80, "S 0:0(0)"));
            tracker.take(wire.between(1, 80, 1, 50000, "S. 0:0(0) ack 1"));
            tracker.take(wire.between(1, 50001, 1, 80, "S 0:0(0)"));
            tracker.take(wire.between(1, 50000, 1, 50001, "S 0:0(0)"));

            assertThat(told).containsExactly("1 of 0", "2 of 0", "3 of 1", "4 of 2");
            assertThat(tracker.all().get(0).server().packets()).isEqualTo(1);
        }

        /** Between hosts that use the same port on both sides the addresses tell. */
        @Test
        void to_the_connection_of_its_addresses_where_both_ports_are_the_same() {
            tracker.take(wire.between(1, 179, 2, 179, "S 0:0(0)"));
            tracker.take(wire.between(2, 179, 1, 179, "S. 0:0(0) ack 1"));
            tracker.take(wire.between(1, 179, 2, 179, ". 1:1(0) ack 1"));

            Connection only = tracker.all().get(0);
            assertThat(told).containsExactly("1 of 0", "2 of 0", "3 of 0");
            assertThat(only.client().endpoint()).hasToString("0.0.0.1:179");
            assertThat(only.client().packets()).isEqualTo(2);
            assertThat(only.server().packets()).isEqualTo(1);
            assertThat(only.selfConnected()).isFalse();
        }

        @Test
        void to_another_connection_in_another_IPv6_network() {
            tracker.take(wire.overIpv6(0x20, "S 0:0(0)"));
            tracker.take(wire.overIpv6(0x21, "S 0:0(0)"));
            tracker.take(wire.overIpv6(0x20, ". 1:1(0) ack 1"));

            assertThat(told).containsExactly("1 of 0", "2 of 1", "3 of 0");
        }
    }

    @Nested
    class Who_is_the_client {

        private final ConnectionTracker tracker = tracker(100);

        private void expect(String client, boolean observed) {
            assertThat(tracker.all().get(0).client().endpoint()).hasToString(client);
            assertThat(tracker.all().get(0).rolesObserved()).isEqualTo(observed);
        }

        @Test
        void is_proven_by_a_SYN() {
            tracker.take(wire.fromServer(7, 1000, "S 0:0(0)"));
            expect("10.0.0.1:80", true);
        }

        @Test
        void is_told_but_not_proven_by_a_SYN_ACK() {
            tracker.take(wire.toServer(7, 60000, "S. 0:0(0) ack 1"));
            expect("10.0.0.1:80", false);
        }

        @ParameterizedTest
        @ValueSource(strings = {". 1:1(0) ack 1", "R. 1:1(0) ack 1", "F. 1:1(0) ack 1", "SR 1:1(0)"})
        void is_guessed_by_the_higher_port_otherwise(String line) {
            tracker.take(wire.fromServer(7, 1000, line));
            expect("0.0.0.7:1000", false);
        }

        @Test
        void is_guessed_to_be_the_first_sender_where_the_ports_are_equal() {
            tracker.take(wire.between(2, 179, 1, 179, ". 1:1(0) ack 1"));
            expect("0.0.0.2:179", false);
        }
    }

    @Nested
    class A_connections_record {

        @Test
        void counts_its_segments_and_keeps_the_first_and_latest_frame_and_time() {
            ConnectionTracker tracker = tracker(100);
            tracker.take(wire.toServer(7, 1, "S 0:0(0)"));
            wire.later(1);
            tracker.take(wire.toServer(7, 1000, "S 0:0(0)"));
            wire.later(0.5);
            tracker.take(wire.fromServer(7, 1000, "S. 0:0(0) ack 1"));
            tracker.take(wire.toServer(7, 1, "S 0:0(0)"));

            Connection connection = tracker.all().get(1);
            assertThat(connection.number()).isEqualTo(1);
            assertThat(connection.firstFrame()).isEqualTo(2);
            assertThat(connection.lastFrame()).isEqualTo(3);
            assertThat(connection.startNanos()).isEqualTo(1_000_000_000);
            assertThat(connection.lastNanos()).isEqualTo(1_500_000_000);
            assertThat(connection.packets()).isEqualTo(2);
            assertThat(connection.client().packets()).isEqualTo(1);
            assertThat(connection.peer(Side.CLIENT)).isSameAs(connection.client());
            assertThat(connection.peer(Side.SERVER)).isSameAs(connection.server());
        }
    }

    @Nested
    class A_new_SYN_on_the_same_endpoints {

        private final ConnectionTracker tracker = tracker(100);

        /** RFC 9293 §3.6.1: a new SYN may reopen a connection in TIME-WAIT. */
        @Test
        void begins_a_new_connection_when_the_old_one_is_closed() {
            open(tracker, 7, 1000);
            close(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));

            assertThat(told).endsWith("6 of 0", "end of 0", "7 of 1");
        }

        @Test
        void begins_a_new_connection_when_the_old_one_was_reset() {
            open(tracker, 7, 1000);
            tracker.take(wire.fromServer(7, 1000, "R 1:1(0)"));
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));

            assertThat(told).endsWith("4 of 0", "end of 0", "5 of 1");
        }

        @Test
        void may_come_from_the_other_side_then() {
            open(tracker, 7, 1000);
            tracker.take(wire.fromServer(7, 1000, "R 1:1(0)"));
            tracker.take(wire.fromServer(7, 1000, "S 5000:5000(0)"));

            assertThat(told).endsWith("4 of 0", "end of 0", "5 of 1");
            assertThat(tracker.all().get(0).client().endpoint()).hasToString("10.0.0.1:80");
        }

        @Test
        void is_a_copy_of_the_old_one_when_it_has_the_same_number() {
            open(tracker, 7, 1000);
            close(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 0:0(0)"));

            assertThat(told).endsWith("6 of 0", "7 of 0");
        }

        @Test
        void waits_while_the_old_one_is_open_and_begins_a_new_one_when_it_is_answered() {
            open(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            assertThat(told).hasSize(3);

            tracker.take(wire.fromServer(7, 1000, "S. 9000:9000(0) ack 5001"));

            assertThat(told).endsWith("3 of 0", "end of 0", "4 of 1", "5 of 1");
        }

        @Test
        void may_carry_data_of_which_some_is_acknowledged() {
            open(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 5000:5100(100)"));
            tracker.take(wire.fromServer(7, 1000, "S. 9000:9000(0) ack 5101"));

            assertThat(told).endsWith("3 of 0", "end of 0", "4 of 1", "5 of 1");
        }

        /** RFC 9293 §3.5, Figure 9, and RFC 5961 §4: the old connection answers with an ACK. */
        @Test
        void is_of_the_old_one_when_that_goes_on() {
            open(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            tracker.take(wire.fromServer(7, 1000, ". 1:1(0) ack 1"));
            tracker.take(wire.toServer(7, 1000, "P. 1:11(10) ack 1"));

            assertThat(told).containsExactly("1 of 0", "2 of 0", "3 of 0", "4 of 0", "5 of 0", "6 of 0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"S. 9000:9000(0) ack 5000", "S. 9000:9000(0) ack 5002", "S. 9000:9000(0) ack 1"})
        void is_not_answered_by_a_SYN_ACK_for_another_number(String synAck) {
            open(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            tracker.take(wire.fromServer(7, 1000, synAck));
            tracker.finish();

            assertThat(ended).hasSize(1);
        }

        @Test
        void waits_with_its_copies() {
            open(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            assertThat(told).hasSize(3);

            tracker.take(wire.fromServer(7, 1000, "S. 9000:9000(0) ack 5001"));

            assertThat(told).endsWith("end of 0", "4 of 1", "5 of 1", "6 of 1");
        }

        @Test
        void does_not_wait_with_any_number_of_copies() {
            open(tracker, 7, 1000);
            for (int i = 0; i < 100; i++) {
                tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            }

            assertThat(told).hasSizeBetween(3 + 90, 3 + 100).allMatch(line -> line.endsWith(" of 0"));
        }

        @Test
        void is_of_the_old_one_when_nothing_follows() {
            open(tracker, 7, 1000);
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            tracker.finish();

            assertThat(told).containsExactly("1 of 0", "2 of 0", "3 of 0", "4 of 0", "end of 0");
        }

        /** RFC 9293 §3.5, Figure 7. */
        @Test
        void that_crosses_the_first_is_of_the_same_connection() {
            tracker.take(wire.toServer(7, 1000, "S 0:0(0)"));
            tracker.take(wire.fromServer(7, 1000, "S 700:700(0)"));
            tracker.take(wire.toServer(7, 1000, "S. 0:0(0) ack 701"));

            assertThat(told).containsExactly("1 of 0", "2 of 0", "3 of 0");
        }

        /** Frames out of time order: the SYN comes after its answer. */
        @Test
        void that_is_captured_after_its_answer_is_of_the_same_connection() {
            tracker.take(wire.fromServer(7, 1000, "S. 700:700(0) ack 1"));
            tracker.take(wire.toServer(7, 1000, "S 0:0(0)"));
            tracker.take(wire.toServer(7, 1000, ". 1:1(0) ack 701"));

            assertThat(told).containsExactly("1 of 0", "2 of 0", "3 of 0");
        }

        @Test
        void on_a_connection_met_in_mid_stream_is_another_once_it_is_answered() {
            tracker.take(wire.toServer(7, 1000, "P. 100:110(10) ack 50"));
            tracker.take(wire.fromServer(7, 1000, ". 50:50(0) ack 110"));
            tracker.take(wire.toServer(7, 1000, "S 5000:5000(0)"));
            tracker.take(wire.fromServer(7, 1000, "S. 9000:9000(0) ack 5001"));

            assertThat(told).endsWith("2 of 0", "end of 0", "3 of 1", "4 of 1");
        }

        @Test
        void to_itself_begins_a_new_one_when_the_old_one_is_over() {
            tracker.take(wire.between(1, 80, 1, 80, "S 0:0(0)"));
            tracker.take(wire.between(1, 80, 1, 80, "S. 0:0(0) ack 1"));
            tracker.take(wire.between(1, 80, 1, 80, "S 500:500(0)"));
            assertThat(tracker.all()).hasSize(1);

            tracker.take(wire.between(1, 80, 1, 80, "R. 1:1(0) ack 1"));
            tracker.take(wire.between(1, 80, 1, 80, "S 0:0(0)"));
            tracker.take(wire.between(1, 80, 1, 80, "S 900:900(0)"));

            assertThat(told).endsWith("5 of 0", "end of 0", "6 of 1");
        }
    }

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
