package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.cases.CountCases;
import io.loopshark.junit.cases.EndCases;
import io.loopshark.junit.cases.HttpCases;
import io.loopshark.junit.cases.LifecycleCases;
import io.loopshark.junit.cases.ParallelCases;
import io.loopshark.junit.cases.PhaseCases;
import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.EngineChoice;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

class VerifyHandshakeTest {
    private static final String NUMBER = "[0-9.:]+";

    @TempDir
    private static Path directory;

    /** What the build has this run of the tests capture with. */
    private static String engine;

    @BeforeAll
    static void nameEngine() {
        engine = Kit.engine();
    }

    @Nested
    class ChoosesItsEngine {
        private String problemWith(String setting) {
            return Kit.run(CountCases.class, Map.of("loopshark.engine", setting))
                    .problemOf("opensNone")
                    .getMessage();
        }

        @Test
        void andSaysWhichOneItWas() {
            assertThat(problemWith("packet-socket")).contains("\n\nCapture engine: Linux packet socket, kernel ");
        }

        @Test
        void andWhereItIsForcedTakesNoOther() {
            try (LoopbackCapture libpcap = LoopbackCapture.open(EngineChoice.LIBPCAP)) {
                assertThat(problemWith("libpcap")).endsWith("\n\nCapture engine: " + libpcap.engine());
            } catch (CaptureUnavailableException e) {
                assertThat(problemWith("libpcap")).isEqualTo(e.getMessage());
            }
        }

        @Test
        void andRefusesOneThatDoesNotExistBeforeAnythingIsTouched() {
            Kit kit = Kit.run(LifecycleCases.class, Map.of("loopshark.engine", "winpcap"));
            assertThat(kit.passed()).isEmpty();
            assertThat(kit.failed()).isEmpty();
            assertThat(kit.problemsOfClasses()).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessage("the configuration parameter loopshark.engine is one of [auto, libpcap, packet-socket],"
                            + " not winpcap"));
        }

        @Test
        void andWritesItIntoTheCaptureThatIsKept() throws IOException {
            Kit.run(CountCases.class, directory);
            Path file = directory.resolve(CountCases.class.getName() + ".opensThreeInsteadOfOne.pcapng");
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .contains("Loopshark through " + engine);
        }
    }

    @Nested
    class WithARealHttpClient {
        private static Kit kit;

        @BeforeAll
        static void run() {
            kit = Kit.run(HttpCases.class, directory);
        }

        @Test
        void passesAgainstARealServer() {
            assertThat(kit.passed()).containsExactly("reusesItsConnection(LoopbackTraffic)");
        }

        @Test
        void failsAgainstAServerThatResets() {
            assertThat(kit.failed()).containsExactly("talksToAServerThatResets()");
            // The client tries again by itself: each of its connections is reset.
            assertThat(kit.problemOf("talksToAServerThatResets"))
                    .isInstanceOf(MultipleFailuresError.class)
                    .hasMessageContaining(
                            "2 problems with the test's connections. The capture is kept, its frames numbered as here: "
                                    + directory)
                    .hasMessageContaining("was reset by the server in frame ");
        }
    }

    @Nested
    class CountsConnections {
        private static Kit kit;

        @BeforeAll
        static void run() {
            kit = Kit.run(CountCases.class, directory);
        }

        @Test
        void andPassesWhereTheNumberIsRight() {
            assertThat(kit.passed())
                    .containsExactlyInAnyOrder("opensNoneAsItSays()", "opensTwoAsItSays()", "opensAsManyAsItMay()");
            assertThat(kit.aborted()).isEmpty();
        }

        @Test
        void andFailsATestThatOpensNone() {
            assertThat(kit.problemOf("opensNone"))
                    .hasMessage(
                            "No TCP connection of this JVM was seen on the loopback interface while the test's body ran: "
                                    + "nothing was verified.\n"
                                    + "  If the test opens none, say so: @VerifyHandshake(connections = 0)\n\n"
                                    + "Capture engine: " + engine);
        }

        @Test
        void andNamesThePortsThatItLookedAt() {
            assertThat(kit.problemOf("looksAtAPortThatNobodyUses"))
                    .hasMessageStartingWith("No TCP connection to port 1 was seen on the loopback interface");
        }

        @Test
        void andListsThemWhereThereAreTooMany() {
            AssertionFailedError error = kit.failureOf("opensThreeInsteadOfOne");
            assertThat(error.getExpected().getValue()).isEqualTo("exactly 1 connection");
            assertThat(error.getActual().getValue()).isEqualTo("3 connections");
            assertThat(error)
                    .hasMessageMatching("The test should open exactly 1 connection, but it opened 3 connections:\n"
                            + "  Connection 0, N → N, N segments\n  Connection 1, N → N, N segments\n"
                                    .replace("N", NUMBER)
                            + "  Connection 2, N → N, N segments\n\n".replace("N", NUMBER)
                            + "The capture is kept, its frames numbered as here: .*\\.pcapng\n"
                            + "All connections on one page: .*\\.html\nCapture engine: "
                            + Pattern.quote(engine));
        }

        @Test
        void andSaysWhereThereAreTooFew() {
            assertThat(kit.problemOf("opensOneInsteadOfTwoOrThree"))
                    .hasMessageStartingWith("The test should open 2 to 3 connections, but it opened 1 connection:\n");
            assertThat(kit.problemOf("opensOneThoughItSaysNone"))
                    .hasMessageStartingWith("The test should open no connection, but it opened 1 connection:\n");
        }
    }

    @Nested
    class LooksAtTheEnd {
        private static Kit kit;

        @BeforeAll
        static void run() {
            kit = Kit.run(EndCases.class, directory);
        }

        @Test
        void andPassesWhereItIsAsAskedFor() {
            assertThat(kit.passed())
                    .containsExactlyInAnyOrder(
                            "isResetAndMayBe()",
                            "isResetAndDoesNotMind()",
                            "leavesItsConnectionOpen()",
                            "isClosedByAServerInItsOwnTime()");
            assertThat(kit.aborted()).isEmpty();
        }

        @Test
        void andFailsOnAReset() {
            AssertionFailedError error = kit.failureOf("isReset");
            assertThat(error.getExpected().getValue()).isEqualTo("closed by a FIN of each peer");
            assertThat(error.getActual().getValue()).isEqualTo("reset by the server");
            assertThat(error)
                    .hasMessageMatching(
                            "(?s)Connection 0, # → #, was reset by the server in frame \\d+ instead of being closed by a FIN of each peer\\.\n"
                                            .replace("#", NUMBER)
                                    + "  Where that is right, allow it: @VerifyHandshake\\(allowReset = true\\)\n\n"
                                    + " +client .*\n✗ +\\d+  [^\n]*\\[RST, ACK\\].*\n\nThe capture is kept, its frames numbered as here: .*\nCapture engine: "
                                    + Pattern.quote(engine));
        }

        @Test
        void andJudgesOnAnInterruptedThreadToo() {
            assertThat(kit.problemOf("isResetAndLeavesItsThreadInterrupted"))
                    .hasMessageContaining("was reset by the server")
                    .hasMessageContaining("The capture is kept, its frames numbered as here: ");
        }

        @Test
        void andFailsWhereWhatMustBeClosedIsLeftOpen() {
            assertThat(kit.problemOf("leavesOpenWhatMustBeClosed"))
                    .hasMessageContaining(
                            "was not closed within 30 ms after the test's body: client in ESTABLISHED, server in ESTABLISHED.");
        }
    }

    @Nested
    class GoesThroughATestsLife {
        private static Kit kit;

        @BeforeAll
        static void run() {
            kit = Kit.run(LifecycleCases.class, directory);
        }

        @Test
        void andJudgesEachTestByItself() {
            assertThat(kit.passed())
                    .containsExactlyInAnyOrder(
                            "onlyItsBodyIsJudged(LoopbackTraffic)",
                            "usesAConnectionOpenedBefore(LoopbackTraffic)",
                            "opens 1",
                            "repetition 1 of 2",
                            "repetition 2 of 2",
                            "opens one",
                            "opens two");
            assertThat(kit.failed())
                    .containsExactlyInAnyOrder(
                            "theMethodsAnnotationReplacesTheClassOne()",
                            "failsByItselfToo()",
                            "failsByItselfBeforeItConnects()",
                            "opens 0",
                            "opens none",
                            "areJudgedToo()");
        }

        @Test
        void andLeavesAnAbortedTestAlone() {
            assertThat(kit.aborted()).containsExactly("isAborted()");
            assertThat(kit.problemOf("isAborted")).hasMessage("the body's own reason");
        }

        @Test
        void andStaysBehindTheBodysOwnFailure() {
            assertThat(kit.problemOf("failsByItselfToo")).hasMessage("the body's own failure");
            assertThat(kit.problemOf("failsByItselfToo").getSuppressed())
                    .singleElement()
                    .satisfies(ours -> assertThat(ours).hasMessageContaining("was reset by the server"));
            assertThat(kit.problemOf("failsByItselfBeforeItConnects").getSuppressed())
                    .isEmpty();
        }

        @Test
        void andIsFoundOnAnAnnotationOfOnesOwn() {
            assertThat(Kit.run(LifecycleCases.MetaCases.class, directory).problemOf("opensNone"))
                    .hasMessageStartingWith("No TCP connection");
        }

        @Test
        void andIsInherited() {
            assertThat(Kit.run(LifecycleCases.InheritingCases.class, directory).problemOf("opensNone"))
                    .hasMessageStartingWith("No TCP connection");
        }

        @Test
        void andKeepsTheCaptureOfEachInvocationInAFileOfItsOwn() throws IOException {
            assertThat(kit.failed()).contains("theMethodsAnnotationReplacesTheClassOne()");
            Path file = directory.resolve(
                    LifecycleCases.class.getName() + ".theMethodsAnnotationReplacesTheClassOne.pcapng");
            List<JudgedConnection> kept = KeptCapture.judge(file);
            assertThat(kept).hasSize(2);
            assertThat(directory.resolve(LifecycleCases.class.getName() + ".onlyItsBodyIsJudged.pcapng"))
                    .doesNotExist();
        }
    }

    @Nested
    class KnowsPhases {
        @Test
        void betweenMarks() {
            Kit kit = Kit.run(PhaseCases.class, directory);
            assertThat(kit.failed()).isEmpty();
            assertThat(kit.passed()).hasSize(2);
        }
    }

    @Test
    void annotatedTestsNeverRunBesideOthers() {
        Kit kit = Kit.run(
                List.of(ParallelCases.class, ParallelCases.Neighbour.class),
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4",
                        "loopshark.directory", directory.toString()));
        assertThat(kit.failed()).isEmpty();
        // Other processes of a busy machine may leave a count open; what runs beside each other would fail.
        assertThat(kit.passed().size() + kit.aborted().size()).isEqualTo(280);
        assertThat(kit.problemsOfAborted()).allSatisfy(problem -> assertThat(problem)
                .hasMessageContaining("may belong to this JVM or to another process"));
    }
}
