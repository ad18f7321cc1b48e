package io.loopshark.junit;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.IpAddress;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judged connections as values, for tests of what is made of them. */
public final class Connections {
    private static final IpAddress LOOPBACK = IpAddress.v4(0x7f00_0001);

    private Connections() {}

    /** An orderly one: 127.0.0.1:40000+number to port 80, closed by the client, ten segments, VERIFIED. */
    public static JudgedConnection orderly(int number) {
        return connection(number, Handshake.COMPLETE, Teardown.THREE_SEGMENT, Closer.CLIENT, Verdict.VERIFIED);
    }

    /** One with these findings. */
    public static JudgedConnection with(Verdict verdict, Finding... findings) {
        return connection(0, Handshake.COMPLETE, Teardown.THREE_SEGMENT, Closer.CLIENT, verdict, List.of(findings));
    }

    /** One that ended in this way. */
    public static JudgedConnection ended(Teardown teardown, @Nullable Closer by) {
        return connection(0, Handshake.COMPLETE, teardown, by, Verdict.VERIFIED);
    }

    /** One whose opening got that far. */
    public static JudgedConnection opened(Handshake handshake) {
        Verdict verdict = handshake == Handshake.NOT_SEEN ? Verdict.INCONCLUSIVE : Verdict.INCOMPLETE;
        return connection(0, handshake, Teardown.OPEN, null, verdict);
    }

    private static JudgedConnection connection(
            int number,
            Handshake handshake,
            Teardown teardown,
            @Nullable Closer closer,
            Verdict verdict,
            List<Finding> findings) {
        TcpState state = teardown == Teardown.OPEN ? TcpState.ESTABLISHED : TcpState.CLOSED;
        return new JudgedConnection(
                number,
                new Endpoint(LOOPBACK, 40_000 + number),
                new Endpoint(LOOPBACK, 80),
                true,
                10L * number + 1,
                10L * number + 10,
                10,
                number,
                1_000_000,
                null,
                null,
                100,
                200,
                handshake,
                teardown,
                closer,
                state,
                state,
                verdict,
                31,
                "SF",
                "ShADadFf",
                false,
                findings,
                Map.of(),
                List.of());
    }

    private static JudgedConnection connection(
            int number, Handshake handshake, Teardown teardown, @Nullable Closer closer, Verdict verdict) {
        return connection(number, handshake, teardown, closer, verdict, List.of());
    }
}
