package io.loopshark.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.verdict.Verdict;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys and the fixed words of the verdict JSON, encoded once. */
final class Key {

    static final SerializableString FILE = text("file");
    static final SerializableString CONNECTION = text("connection");
    static final SerializableString CLIENT = text("client");
    static final SerializableString SERVER = text("server");
    static final SerializableString ROLES = text("roles");
    static final SerializableString OBSERVED = text("observed");
    static final SerializableString INFERRED = text("inferred");
    static final SerializableString FIRST_FRAME = text("first_frame");
    static final SerializableString LAST_FRAME = text("last_frame");
    static final SerializableString PACKETS = text("packets");
    static final SerializableString START = text("start");
    static final SerializableString DURATION = text("duration");
    static final SerializableString CLIENT_ISN = text("client_isn");
    static final SerializableString SERVER_ISN = text("server_isn");
    static final SerializableString CLIENT_BYTES = text("client_bytes");
    static final SerializableString SERVER_BYTES = text("server_bytes");
    static final SerializableString HANDSHAKE = text("handshake");
    static final SerializableString TEARDOWN = text("teardown");
    static final SerializableString CLOSED_FIRST_BY = text("closed_first_by");
    static final SerializableString CLIENT_STATE = text("client_state");
    static final SerializableString SERVER_STATE = text("server_state");
    static final SerializableString VERDICT = text("verdict");
    static final SerializableString COMPLETENESS = text("completeness");
    static final SerializableString CONN_STATE = text("conn_state");
    static final SerializableString HISTORY = text("history");
    static final SerializableString EVICTED = text("evicted");
    static final SerializableString UNLISTED = text("unlisted");
    static final SerializableString FINDINGS = text("findings");
    static final SerializableString KIND = text("kind");
    static final SerializableString SEVERITY = text("severity");
    static final SerializableString FRAME = text("frame");
    static final SerializableString BY = text("by");
    static final SerializableString EXPECTED = text("expected");
    static final SerializableString ACTUAL = text("actual");
    static final SerializableString CITATION = text("citation");
    static final SerializableString MESSAGE = text("message");

    private static final SerializableString[] HANDSHAKES = words(Handshake.values(), Enum::name);
    private static final SerializableString[] TEARDOWNS = words(Teardown.values(), Enum::name);
    private static final SerializableString[] CLOSERS = words(Closer.values(), Enum::name);
    private static final SerializableString[] SIDES = words(Side.values(), Enum::name);
    private static final SerializableString[] STATES = words(TcpState.values(), TcpState::rfcName);
    private static final SerializableString[] VERDICTS = words(Verdict.values(), Enum::name);

    private Key() {}

    static SerializableString of(Handshake handshake) {
        return HANDSHAKES[handshake.ordinal()];
    }

    static SerializableString of(Teardown teardown) {
        return TEARDOWNS[teardown.ordinal()];
    }

    static SerializableString of(Verdict verdict) {
        return VERDICTS[verdict.ordinal()];
    }

    static @Nullable SerializableString of(@Nullable Closer closer) {
        return closer == null ? null : CLOSERS[closer.ordinal()];
    }

    static @Nullable SerializableString of(@Nullable Side side) {
        return side == null ? null : SIDES[side.ordinal()];
    }

    static @Nullable SerializableString of(@Nullable TcpState state) {
        return state == null ? null : STATES[state.ordinal()];
    }

    private static SerializableString text(String text) {
        return new SerializedString(text);
    }

    private static <E extends Enum<E>> SerializableString[] words(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(value -> text(word.apply(value))).toArray(SerializableString[]::new);
    }
}
