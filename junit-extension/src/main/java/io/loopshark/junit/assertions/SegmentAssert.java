package io.loopshark.junit.assertions;

import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.segment.TcpOption;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Step;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** Assertions on one segment of a connection. */
public class SegmentAssert extends AbstractAssert<SegmentAssert, Step> {

    private static final Map<Class<? extends TcpOption>, Integer> BITS = Map.of(
            TcpOption.MaximumSegmentSize.class,
            TcpOption.Bit.MSS,
            TcpOption.WindowScale.class,
            TcpOption.Bit.WINDOW_SCALE,
            TcpOption.SackPermitted.class,
            TcpOption.Bit.SACK_PERMITTED,
            TcpOption.Sack.class,
            TcpOption.Bit.SACK,
            TcpOption.Timestamps.class,
            TcpOption.Bit.TIMESTAMPS,
            TcpOption.Md5Signature.class,
            TcpOption.Bit.MD5,
            TcpOption.UserTimeout.class,
            TcpOption.Bit.USER_TIMEOUT,
            TcpOption.Authentication.class,
            TcpOption.Bit.AUTHENTICATION,
            TcpOption.Multipath.class,
            TcpOption.Bit.MPTCP,
            TcpOption.FastOpen.class,
            TcpOption.Bit.FAST_OPEN);

    /** What the segment is from, for messages. */
    @Nullable
    JudgedConnection connection;

    Blame blame = Blame.PLAIN;

    /** Asserts on this segment; see {@link LoopsharkAssertions#assertThat(Step)}. */
    public SegmentAssert(@Nullable Step actual) {
        super(actual, SegmentAssert.class);
    }

    /**
     * Exactly these flags are set.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(1).hasFlags("SYN, ACK"); // passes
     * assertThat(traffic).connection(0).segment(1).hasFlags("SYN"); // fails: ACK is set, too
     * }</pre>
     *
     * @param names in any order, of FIN, SYN, RST, PSH, ACK, URG, ECE, CWR, AE, separated by commas; empty for none
     */
    public SegmentAssert hasFlags(String names) {
        return hasFlags(FlagNames.parse(names));
    }

    /**
     * Exactly these flags are set.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(0).hasFlags(new Flags(Flags.SYN)); // passes
     * assertThat(traffic).connection(0).segment(1).hasFlags(new Flags(Flags.SYN)); // fails: ACK is set, too
     * }</pre>
     */
    public SegmentAssert hasFlags(Flags expected) {
        isNotNull();
        if (actual.segment().flags() != expected.bits()) {
            throwAssertionError(errors().flagsDiffer("to have the flags", expected));
        }
        return this;
    }

    /**
     * At least these flags are set.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(1).containsFlags("SYN"); // passes
     * assertThat(traffic).connection(0).segment(1).containsFlags("FIN"); // fails
     * }</pre>
     *
     * @param names as those of {@link #hasFlags(String)}
     */
    public SegmentAssert containsFlags(String names) {
        isNotNull();
        Flags expected = FlagNames.parse(names);
        if (!actual.segment().has(expected.bits())) {
            throwAssertionError(errors().flagsDiffer("to have at least the flags", expected));
        }
        return this;
    }

    /**
     * None of these flags is set.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).lastSegment().doesNotContainFlags("RST"); // passes after an orderly end
     * assertThat(traffic).connection(0).lastSegment().doesNotContainFlags("ACK"); // fails
     * }</pre>
     *
     * @param names as those of {@link #hasFlags(String)}
     */
    public SegmentAssert doesNotContainFlags(String names) {
        isNotNull();
        Flags unexpected = FlagNames.parse(names);
        if (Flags.any(actual.segment().flags(), unexpected.bits())) {
            throwAssertionError(errors().flagsDiffer("to have none of the flags", unexpected));
        }
        return this;
    }

    /**
     * This peer sent the segment.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(0).isFrom(CLIENT); // passes
     * assertThat(traffic).connection(0).segment(0).isFrom(SERVER); // fails
     * }</pre>
     */
    public SegmentAssert isFrom(Side expected) {
        isNotNull();
        if (actual.from() != expected) {
            throwAssertionError(errors().fromAnother(expected));
        }
        return this;
    }

    /**
     * The segment carries data.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(3).carriesData(); // passes for a request
     * assertThat(traffic).connection(0).segment(0).carriesData(); // fails for an ordinary SYN
     * }</pre>
     */
    public SegmentAssert carriesData() {
        isNotNull();
        if (actual.segment().payloadLength() == 0) {
            throwAssertionError(errors().payload("to carry data"));
        }
        return this;
    }

    /**
     * The segment carries no data.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(0).carriesNoData(); // passes for an ordinary SYN
     * assertThat(traffic).connection(0).segment(3).carriesNoData(); // fails for a request
     * }</pre>
     */
    public SegmentAssert carriesNoData() {
        isNotNull();
        if (actual.segment().payloadLength() > 0) {
            throwAssertionError(errors().payload("to carry no data"));
        }
        return this;
    }

    /**
     * The segment carries exactly so many octets of data.
     *
     * <pre>{@code
     * socket.getOutputStream().write(new byte[100]);
     * assertThat(traffic).connection(0).segment(3).hasPayloadLength(100); // passes
     * assertThat(traffic).connection(0).segment(3).hasPayloadLength(99); // fails
     * }</pre>
     */
    public SegmentAssert hasPayloadLength(int octets) {
        isNotNull();
        if (actual.segment().payloadLength() != octets) {
            throwAssertionError(errors().payload("to carry " + Text.count(octets, "octet")));
        }
        return this;
    }

    /**
     * The sequence number, counted from the sender's ISN, is this one.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(0).hasRelativeSequence(0); // passes for the SYN
     * assertThat(traffic).connection(0).segment(2).hasRelativeSequence(0); // fails: the SYN counts for one
     * }</pre>
     *
     * @param expected 0 to 4294967295
     */
    public SegmentAssert hasRelativeSequence(long expected) {
        isNotNull();
        Long relative = relative(actual.segment().sequence(), actual.from());
        if (relative == null || relative != expected) {
            throwAssertionError(errors().number("relative sequence number", expected, relative));
        }
        return this;
    }

    /**
     * The acknowledgement number, counted from the other side's ISN, is this one.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(1).hasRelativeAcknowledgement(1); // passes for the SYN-ACK
     * assertThat(traffic).connection(0).segment(0).hasRelativeAcknowledgement(0); // fails: a SYN acknowledges nothing
     * }</pre>
     *
     * @param expected 0 to 4294967295
     */
    public SegmentAssert hasRelativeAcknowledgement(long expected) {
        isNotNull();
        String what = "relative acknowledgement number";
        if (!actual.segment().has(Flags.ACK)) {
            throwAssertionError(errors().noAcknowledgement(what, expected));
        }
        Long relative =
                relative(actual.segment().acknowledgement(), actual.from().other());
        if (relative == null || relative != expected) {
            throwAssertionError(errors().number(what, expected, relative));
        }
        return this;
    }

    private @Nullable Long relative(int number, Side counter) {
        SequenceNumber iss = peer(counter).iss();
        return iss == null ? null : (Long) SequenceNumber.unsigned(number - iss.raw());
    }

    private PeerSnapshot peer(Side side) {
        return side == Side.CLIENT ? actual.client() : actual.server();
    }

    /**
     * The window field, as it stands in the header, is this one.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(0).hasWindow(65495); // passes for a SYN of Linux over loopback
     * assertThat(traffic).connection(0).segment(0).hasWindow(0); // fails
     * }</pre>
     *
     * @param expected 0 to 65535
     */
    public SegmentAssert hasWindow(int expected) {
        isNotNull();
        int window = actual.segment().window();
        if (window != expected) {
            throwAssertionError(errors().number("window", expected, (long) window));
        }
        return this;
    }

    /**
     * The segment has an option of this kind.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(0).hasOption(TcpOption.MaximumSegmentSize.class); // passes
     * assertThat(traffic).connection(0).segment(2).hasOption(TcpOption.MaximumSegmentSize.class); // fails
     * }</pre>
     *
     * @param option any but those that fill up, and those that are unknown or unreadable
     */
    public SegmentAssert hasOption(Class<? extends TcpOption> option) {
        isNotNull();
        if (!actual.segment().hasOption(bit(option))) {
            throwAssertionError(errors().optionMissing(option.getSimpleName()));
        }
        return this;
    }

    /**
     * The segment has no option of this kind.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(2).doesNotHaveOption(TcpOption.MaximumSegmentSize.class); // passes
     * assertThat(traffic).connection(0).segment(0).doesNotHaveOption(TcpOption.MaximumSegmentSize.class); // fails
     * }</pre>
     *
     * @param option as that of {@link #hasOption}
     */
    public SegmentAssert doesNotHaveOption(Class<? extends TcpOption> option) {
        isNotNull();
        if (actual.segment().hasOption(bit(option))) {
            throwAssertionError(errors().optionPresent(option.getSimpleName()));
        }
        return this;
    }

    private static int bit(Class<? extends TcpOption> option) {
        Integer bit = BITS.get(option);
        if (bit == null) {
            throw new IllegalArgumentException("nobody keeps count of the option " + option.getSimpleName());
        }
        return bit;
    }

    /**
     * Once the segment has come, this peer is in this state.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(2).leaves(SERVER, TcpState.ESTABLISHED); // passes
     * assertThat(traffic).connection(0).segment(1).leaves(SERVER, TcpState.ESTABLISHED); // fails: SYN-RECEIVED
     * }</pre>
     */
    public SegmentAssert leaves(Side side, TcpState expected) {
        isNotNull();
        TcpState state = peer(side).state();
        if (state != expected) {
            throwAssertionError(errors().anotherState(side, expected, state));
        }
        return this;
    }

    /**
     * The rules have made a finding of this kind of the segment.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(1).hasFinding(FindingKind.SYN_ACK_NUMBER); // passes for a forged one
     * assertThat(traffic).connection(0).segment(1).hasFinding(FindingKind.SYN_ACK_NUMBER); // fails for a right one
     * }</pre>
     */
    public SegmentAssert hasFinding(FindingKind expected) {
        isNotNull();
        if (actual.findings().stream().noneMatch(finding -> finding.kind() == expected)) {
            throwAssertionError(errors().findingMissing(expected));
        }
        return this;
    }

    /**
     * The rules have made no finding of this kind of the segment.
     *
     * <pre>{@code
     * assertThat(traffic).connection(0).segment(1).hasNoFinding(FindingKind.SYN_ACK_NUMBER); // passes for a right one
     * assertThat(traffic).connection(0).segment(1).hasNoFinding(FindingKind.SYN_ACK_NUMBER); // fails for a forged one
     * }</pre>
     */
    public SegmentAssert hasNoFinding(FindingKind unexpected) {
        isNotNull();
        actual.findings().stream()
                .filter(finding -> finding.kind() == unexpected)
                .findFirst()
                .ifPresent(finding -> throwAssertionError(errors().findingPresent(finding)));
        return this;
    }

    @Override
    protected void throwAssertionError(ErrorMessageFactory message) {
        blame.raise(assertionError(message));
    }

    private SegmentErrors errors() {
        return new SegmentErrors(actual, connection);
    }
}
