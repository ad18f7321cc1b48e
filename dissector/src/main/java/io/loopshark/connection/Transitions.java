package io.loopshark.connection;

import static io.loopshark.connection.Event.ACKNOWLEDGED_FIN;
import static io.loopshark.connection.Event.ACKNOWLEDGED_SYN;
import static io.loopshark.connection.Event.FIN_ACKNOWLEDGED;
import static io.loopshark.connection.Event.RESET;
import static io.loopshark.connection.Event.RESET_OF_PASSIVE;
import static io.loopshark.connection.Event.SENT_FIN;
import static io.loopshark.connection.Event.SENT_SYN;
import static io.loopshark.connection.Event.SENT_SYN_ACK;
import static io.loopshark.connection.Event.SYN_ACKNOWLEDGED;
import static io.loopshark.connection.TcpState.CLOSED;
import static io.loopshark.connection.TcpState.CLOSE_WAIT;
import static io.loopshark.connection.TcpState.CLOSING;
import static io.loopshark.connection.TcpState.ESTABLISHED;
import static io.loopshark.connection.TcpState.FIN_WAIT_1;
import static io.loopshark.connection.TcpState.FIN_WAIT_2;
import static io.loopshark.connection.TcpState.LAST_ACK;
import static io.loopshark.connection.TcpState.LISTEN;
import static io.loopshark.connection.TcpState.SYN_RECEIVED;
import static io.loopshark.connection.TcpState.SYN_SENT;
import static io.loopshark.connection.TcpState.TIME_WAIT;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one transition table: Figure 5 of RFC 9293 §3.3.2, as far as segments show it. The tracker, the diagrams and the
 * documentation are all made from it.
 */
public final class Transitions {

    /**
     * One arrow of the figure.
     *
     * @param from the state before
     * @param event what was seen
     * @param to the state after
     */
    public record Transition(TcpState from, Event event, TcpState to) {}

    private static final List<Transition> TABLE = List.of(
            new Transition(CLOSED, SENT_SYN, SYN_SENT),
            new Transition(LISTEN, SENT_SYN, SYN_SENT),
            new Transition(CLOSED, SENT_SYN_ACK, SYN_RECEIVED),
            new Transition(LISTEN, SENT_SYN_ACK, SYN_RECEIVED),
            new Transition(SYN_SENT, SENT_SYN_ACK, SYN_RECEIVED),
            new Transition(SYN_SENT, ACKNOWLEDGED_SYN, ESTABLISHED),
            new Transition(SYN_RECEIVED, SYN_ACKNOWLEDGED, ESTABLISHED),
            new Transition(SYN_RECEIVED, SENT_FIN, FIN_WAIT_1),
            new Transition(SYN_RECEIVED, ACKNOWLEDGED_FIN, CLOSE_WAIT),
            new Transition(ESTABLISHED, SENT_FIN, FIN_WAIT_1),
            new Transition(ESTABLISHED, ACKNOWLEDGED_FIN, CLOSE_WAIT),
            new Transition(FIN_WAIT_1, FIN_ACKNOWLEDGED, FIN_WAIT_2),
            new Transition(FIN_WAIT_1, ACKNOWLEDGED_FIN, CLOSING),
            new Transition(FIN_WAIT_2, ACKNOWLEDGED_FIN, TIME_WAIT),
            new Transition(CLOSING, FIN_ACKNOWLEDGED, TIME_WAIT),
            new Transition(CLOSE_WAIT, SENT_FIN, LAST_ACK),
            new Transition(LAST_ACK, FIN_ACKNOWLEDGED, CLOSED),
            new Transition(SYN_SENT, RESET, CLOSED),
            new Transition(SYN_RECEIVED, RESET, CLOSED),
            new Transition(SYN_RECEIVED, RESET_OF_PASSIVE, LISTEN),
            new Transition(ESTABLISHED, RESET, CLOSED),
            new Transition(FIN_WAIT_1, RESET, CLOSED),
            new Transition(FIN_WAIT_2, RESET, CLOSED),
            new Transition(CLOSE_WAIT, RESET, CLOSED),
            new Transition(CLOSING, RESET, CLOSED),
            new Transition(LAST_ACK, RESET, CLOSED),
            new Transition(TIME_WAIT, RESET, CLOSED));

    private static final @Nullable TcpState[][] NEXT = index();

    private Transitions() {}

    /** Every arrow, in the order in which a connection walks them. */
    public static List<Transition> all() {
        return TABLE;
    }

    /** Where {@code event} leads from {@code from}; null when the event changes nothing there. */
    public static @Nullable TcpState next(TcpState from, Event event) {
        return NEXT[from.ordinal()][event.ordinal()];
    }

    private static @Nullable TcpState[][] index() {
        @Nullable TcpState[][] next = new TcpState[TcpState.values().length][Event.values().length];
        for (Transition transition : TABLE) {
            next[transition.from().ordinal()][transition.event().ordinal()] = transition.to();
        }
        return next;
    }
}
