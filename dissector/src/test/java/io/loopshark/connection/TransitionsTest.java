package io.loopshark.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Transitions.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {

    /**
     * The arrows of RFC 9293 §3.3.2, Figure 5, that a segment shows, with the figure's own words. Its OPEN and CLOSE are calls that
     * no segment shows; so a peer is first seen in CLOSED or LISTEN alike.
     */
    private static final String FIGURE_5 = """
            CLOSED       | snd SYN              | SYN-SENT
            LISTEN       | snd SYN              | SYN-SENT
            CLOSED       | rcv SYN, snd SYN,ACK | SYN-RECEIVED
            LISTEN       | rcv SYN, snd SYN,ACK | SYN-RECEIVED
            SYN-SENT     | rcv SYN, snd SYN,ACK | SYN-RECEIVED
            SYN-SENT     | rcv SYN,ACK, snd ACK | ESTABLISHED
            SYN-RECEIVED | rcv ACK of SYN       | ESTABLISHED
            SYN-RECEIVED | snd FIN              | FIN-WAIT-1
            ESTABLISHED  | snd FIN              | FIN-WAIT-1
            ESTABLISHED  | rcv FIN, snd ACK     | CLOSE-WAIT
            FIN-WAIT-1   | rcv ACK of FIN       | FIN-WAIT-2
            FIN-WAIT-1   | rcv FIN, snd ACK     | CLOSING
            FIN-WAIT-2   | rcv FIN, snd ACK     | TIME-WAIT
            CLOSING      | rcv ACK of FIN       | TIME-WAIT
            CLOSE-WAIT   | snd FIN              | LAST-ACK
            LAST-ACK     | rcv ACK of FIN       | CLOSED
            SYN-RECEIVED | rcv RST              | LISTEN
            """;

    /** What the text adds to the figure: §3.10.7.4, "Eighth, check the FIN bit", names SYN-RECEIVED beside ESTABLISHED. */
    private static final String TEXT = "SYN-RECEIVED | rcv FIN, snd ACK     | CLOSE-WAIT\n";

    private static List<String> arrows(String figure) {
        return figure.lines().map(line -> line.replaceAll(" +\\| +", " | ")).toList();
    }

    private static String arrow(Transition transition) {
        return transition.from() + " | " + transition.event().label() + " | " + transition.to();
    }

    @Test
    void the_table_has_the_arrows_of_Figure_5_and_no_others() {
        assertThat(Transitions.all().stream()
                        .filter(transition -> transition.event() != Event.RESET)
                        .map(TransitionsTest::arrow))
                .containsExactlyInAnyOrderElementsOf(arrows(FIGURE_5 + TEXT));
    }

    /** RFC 9293 §3.10.7.3 and §3.10.7.4, "second, check the RST bit"; Figure 5 leaves these arrows out. */
    @ParameterizedTest
    @EnumSource(
            value = TcpState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LISTEN", "CLOSED"})
    void a_reset_closes_in_every_state_in_which_there_is_something_to_close(TcpState state) {
        assertThat(Transitions.next(state, Event.RESET)).isEqualTo(TcpState.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = TcpState.class,
            names = {"LISTEN", "CLOSED"})
    void a_reset_changes_nothing_where_there_is_no_connection(TcpState state) {
        assertThat(Transitions.next(state, Event.RESET)).isNull();
    }

    @Test
    void an_event_leads_where_its_arrow_points_and_nowhere_without_one() {
        List<Transition> found = new ArrayList<>();
        for (TcpState from : TcpState.values()) {
            for (Event event : Event.values()) {
                TcpState to = Transitions.next(from, event);
                if (to != null) {
                    found.add(new Transition(from, event, to));
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(Transitions.all());
    }

    @Test
    void every_state_is_entered_by_some_arrow() {
        assertThat(Transitions.all().stream().map(Transition::to)).contains(TcpState.values());
    }

    /** RFC 9293 §3.5.2 calls ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, CLOSING, LAST-ACK and TIME-WAIT synchronized. */
    @Test
    void the_synchronized_states_are_those_after_the_handshake() {
        assertThat(Arrays.stream(TcpState.values())
                        .filter(TcpState::synchronizedState)
                        .map(TcpState::toString))
                .containsExactlyInAnyOrder(
                        "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT");
    }
}
