package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connection {@link ConnectionTracker} gives a segment to, on which side, and what it then notes. */
class SegmentsOfConnectionsTest extends Tracking {

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
}
