package io.loopshark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rules are asked of which segments: each on all its occasions, and few on every segment. */
class OccasionTest {

    private static final int ALL = Occasion.ANY - 1;

    private static List<String> asked(int occasions) {
        return Arrays.stream(Occasion.table(Judge.RULES)[occasions])
                .map(rule -> rule.getClass().getSimpleName())
                .toList();
    }

    @Test
    void an_ordinary_segment_costs_four_rules() {
        assertThat(asked(0)).containsExactly("AckOfUnsentData", "BeyondWindow", "WindowShrunk", "TimestampRegressed");
    }

    static Stream<Arguments> occasions() {
        return Stream.of(
                rules(
                        Occasion.SYN,
                        "SynAckNumber IsnChanged IllegalFlags OldDuplicateSyn HalfOpenDiscovered ChallengeAck PortReused"
                                + " FastOpen EcnNegotiated SimultaneousOpen"),
                rules(Occasion.RST, "SequenceGap DataLostByReset ResetUnacceptable HalfOpenDiscovered ChallengeAck"),
                rules(Occasion.NO_ACK, "IllegalFlags"),
                rules(Occasion.CLOSING, "FinAckNumber DataAfterFin SequenceAfterFin DataAfterPeerClosed"),
                rules(Occasion.OPENING, "HandshakeAckSequence ChallengeAck"),
                rules(Occasion.OPTIONS, "OptionNotNegotiated TimestampMissing SackInvalid"),
                rules(Occasion.OUT_OF_LINE, "RetransmissionDiffers"),
                rules(Occasion.FLAGGED, "FlaggedByWireshark"),
                rules(
                        Occasion.REMEMBERED,
                        "HandshakeAckSequence SackInvalid DataAfterPeerClosed OldDuplicateSyn HalfOpenDiscovered"
                                + " ChallengeAck"));
    }

    private static Arguments rules(int occasion, String names) {
        return Arguments.of(occasion, List.of(names.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("occasions")
    void each_rule_is_asked_on_its_occasions(int occasion, List<String> rules) {
        assertThat(asked(occasion)).containsAll(rules).containsAll(asked(0));
        assertThat(asked(ALL)).containsAll(rules);
    }

    @Test
    void several_occasions_at_once_concern_the_rules_of_each_in_the_order_of_all_rules() {
        assertThat(asked(Occasion.RST | Occasion.NO_ACK))
                .containsSubsequence("IllegalFlags", "DataLostByReset", "ResetUnacceptable", "HalfOpenDiscovered")
                .doesNotContain("SynAckNumber", "SackInvalid");
    }
}
