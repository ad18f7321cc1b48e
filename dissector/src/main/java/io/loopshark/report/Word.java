package io.loopshark.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.verdict.Verdict;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fixed words of the verdict JSON, each encoded once with its quotes. */
final class Word {

    static final byte[] NULL = "null".getBytes(US_ASCII);
    static final byte[] OBSERVED = quoted("observed");
    static final byte[] INFERRED = quoted("inferred");

    private static final byte[][] HANDSHAKES = words(Handshake.values(), Enum::name);
    private static final byte[][] TEARDOWNS = words(Teardown.values(), Enum::name);
    private static final byte[][] CLOSERS = words(Closer.values(), Enum::name);
    private static final byte[][] SIDES = words(Side.values(), Enum::name);
    private static final byte[][] STATES = words(TcpState.values(), TcpState::rfcName);
    private static final byte[][] VERDICTS = words(Verdict.values(), Enum::name);

    private Word() {}

    static byte[] of(Handshake handshake) {
        return HANDSHAKES[handshake.ordinal()];
    }

    static byte[] of(Teardown teardown) {
        return TEARDOWNS[teardown.ordinal()];
    }

    static byte[] of(Verdict verdict) {
        return VERDICTS[verdict.ordinal()];
    }

    static byte[] of(@Nullable Closer closer) {
        return closer == null ? NULL : CLOSERS[closer.ordinal()];
    }

    static byte[] of(@Nullable Side side) {
        return side == null ? NULL : SIDES[side.ordinal()];
    }

    static byte[] of(@Nullable TcpState state) {
        return state == null ? NULL : STATES[state.ordinal()];
    }

    private static byte[] quoted(String word) {
        return ('"' + word + '"').getBytes(US_ASCII);
    }

    private static <E extends Enum<E>> byte[][] words(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(value -> quoted(word.apply(value))).toArray(byte[][]::new);
    }
}
