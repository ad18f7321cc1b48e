package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a new SYN between endpoints that {@link ConnectionTracker} knows begins a new connection. */
class NewSynOnSameEndpointsTest extends Tracking {

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
