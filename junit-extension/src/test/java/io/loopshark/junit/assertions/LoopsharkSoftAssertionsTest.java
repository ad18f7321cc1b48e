package io.loopshark.junit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Side;
import io.loopshark.junit.Connections;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.Script;
import io.loopshark.junit.Traffic;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Verdict;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Test;

class LoopsharkSoftAssertionsTest {
    private static final String CONNECTION = "Expecting connection 0: 127.0.0.1:40000 → 127.0.0.1:80, 10 segments\n";

    private final JudgedConnection orderly = Connections.orderly(0);
    private final LoopbackTraffic traffic = Traffic.of(orderly);
    private final LoopsharkSoftAssertions softly = new LoopsharkSoftAssertions();

    private void collected(String... beginnings) {
        List<AssertionError> errors = softly.assertionErrorsCollected();
        assertThat(errors).hasSameSizeAs(beginnings);
        for (int i = 0; i < beginnings.length; i++) {
            assertThat(errors.get(i)).hasMessageStartingWith(beginnings[i]);
        }
    }

    @Test
    void tellOfAllThatFailed() {
        assertThatExceptionOfType(AssertJMultipleFailuresError.class)
                .isThrownBy(() -> LoopsharkSoftAssertions.assertSoftly(all -> {
                    all.assertThat(traffic).hasConnections(2);
                    all.assertThat(orderly).hasVerdict(Verdict.VIOLATED).closedFirstBy(Closer.SERVER);
                }))
                .withMessageContaining("(3 failures)")
                .withMessageContaining("Expecting the traffic to have 2 connections, but it had 1")
                .withMessageContaining(CONNECTION + "to be VIOLATED, but it is VERIFIED.")
                .withMessageContaining(CONNECTION + "to be closed first by SERVER, but it was closed first by CLIENT.");
    }

    @Test
    void sayNothingWhereAllIsRight() {
        LoopsharkSoftAssertions.assertSoftly(all -> {
            all.assertThat(traffic).hasConnections(1).connection(0).isVerified();
            all.assertThat(Traffic.of(Script.of(Script.ORDERLY)))
                    .connection(0)
                    .firstSegment()
                    .hasFlags("SYN");
        });
    }

    @Test
    void leadFromTrafficToConnections() {
        softly.assertThat(traffic)
                .as("the shop")
                .connection(0)
                .hasVerdict(Verdict.VIOLATED)
                .hasFinding(FindingKind.KEEP_ALIVE);
        softly.assertThat(traffic).connectionTo(80).carriesData().isOpen();
        collected(
                "[the shop] \n" + CONNECTION + "to be VIOLATED, ",
                "[the shop] \n" + CONNECTION + "to have a finding KEEP_ALIVE, ",
                "\n" + CONNECTION + "to be open, ");
    }

    @Test
    void leadFromConnectionsToSegmentsAndFindings() {
        LoopbackTraffic whole = Traffic.of(Script.of(Script.ORDERLY));
        softly.assertThat(whole).connection(0).segment(0).isFrom(Side.SERVER).hasFlags("ACK");
        softly.assertThat(whole).connection(0).lastSegment().isFrom(Side.SERVER);
        softly.assertThat(whole)
                .connection(0)
                .findings()
                .containsKinds(FindingKind.KEEP_ALIVE)
                .hasSize(1);
        collected(
                "\nExpecting frame 1 of CLIENT, ",
                "\nExpecting frame 1 of CLIENT, ",
                "\nExpecting frame 10 of CLIENT, ",
                "\nExpecting the findings of connection 0: ",
                "\nExpected size: 1 but was: 0");
    }

    @Test
    void areQuietOnWhatIsNotThere() {
        softly.assertThat(traffic).connection(7).isVerified().segment(3).hasFlags("SYN");
        softly.assertThat(traffic).connection(7).findings().hasSize(3);
        softly.assertThat(traffic).hasConnections(1);
        collected(
                "\nExpecting the traffic to have at least 8 connections, ",
                "\nExpecting the traffic to have at least 8 connections, ");
    }

    @Test
    void nameTheLineOfTheTestThatLedToNothing() {
        softly.assertThat(traffic).connection(7).isVerified();
        softly.assertThat(Traffic.of(Script.of(Script.ORDERLY))).connection(0).segment(99);
        assertThat(softly.assertionErrorsCollected()).hasSize(2).allSatisfy(error -> assertThat(error.getMessage())
                .contains("\nat LoopsharkSoftAssertionsTest.nameTheLineOfTheTestThatLedToNothing("));
    }

    @Test
    void leadToLists() {
        softly.assertThat(traffic).connections().hasSize(2).isEmpty();
        softly.assertThat(traffic).reused().hasSize(1);
        assertThat(softly.assertionErrorsCollected()).hasSize(3);
    }

    @Test
    void takeSegmentsAndFindingsByThemselves() {
        JudgedConnection whole = Script.of("> S 0:0(0)\n+1 > S 0:0(0)");
        softly.assertThat(whole.steps().get(0)).isFrom(Side.SERVER).isFrom(Side.CLIENT);
        softly.assertThatFindings(whole.findings()).hasOnlyNotes().hasNoViolation();
        softly.assertThatFindings(whole.findings())
                .filteredOn(Finding::by, Side.CLIENT)
                .hasOnlyNotes();
        assertThat(softly.assertionErrorsCollected()).hasSize(3);
    }

    @Test
    void canBeJoinedWithOthers() {
        class All extends SoftAssertions implements LoopsharkSoftAssertionsProvider {}

        All all = new All();
        all.assertThat(1 + 1).isEqualTo(3);
        all.assertThat(traffic).connection(0).isOpen();
        assertThat(all.assertionErrorsCollected()).hasSize(2);
    }
}
