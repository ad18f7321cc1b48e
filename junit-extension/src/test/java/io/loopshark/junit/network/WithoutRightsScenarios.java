package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.Kit;
import io.loopshark.junit.VerifyHandshake;
import io.loopshark.live.CaptureUnavailableException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** To be run by a process that may not capture. */
@OnlyInPrivateNetwork
class WithoutRightsScenarios {
    private static final String MISSING =
            "Loopshark cannot capture the loopback interface: this process may not open a packet" + " socket";
    private static final Map<String, String> SKIP = Map.of("loopshark.onMissingCapture", "skip");

    /** Annotated as a class. */
    @VerifyHandshake
    static class ClassCases {
        @Test
        void runs() {}
    }

    /** Annotated on the method. */
    static class MethodCases {
        @Test
        @VerifyHandshake
        void runs() {}

        @Test
        void isNotAnnotated() {}
    }

    @Test
    void anAnnotatedClassFailsOnceWithTheCure() {
        Kit kit = Kit.run(ClassCases.class, Map.of());
        assertThat(kit.passed()).isEmpty();
        assertThat(kit.problemsOfClasses()).singleElement().satisfies(WithoutRightsScenarios::namesTheCure);
    }

    @Test
    void anAnnotatedMethodFailsWithTheCureAndLeavesOthersAlone() {
        Kit kit = Kit.run(MethodCases.class, Map.of());
        assertThat(kit.passed()).containsExactly("isNotAnnotated()");
        namesTheCure(kit.problemOf("runs"));
    }

    private static void namesTheCure(Throwable problem) {
        assertThat(problem)
                .isInstanceOf(CaptureUnavailableException.class)
                .hasMessageStartingWith(MISSING)
                .hasMessageContaining("It needs the capability CAP_NET_RAW and nothing else.")
                .hasMessageContaining("unshare --user --map-current-user --keep-caps --net");
        assertThat(((CaptureUnavailableException) problem).reason())
                .isEqualTo(CaptureUnavailableException.Reason.NO_PERMISSION);
    }

    @Test
    void whereTheUserAskedForItAClassIsSkippedWithTheCureAsTheReason() {
        Kit kit = Kit.run(ClassCases.class, SKIP);
        assertThat(kit.passed()).isEmpty();
        List<Throwable> problems = kit.problemsOfClasses();
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith(MISSING));
    }

    @Test
    void whereTheUserAskedForItAMethodIsSkipped() {
        Kit kit = Kit.run(MethodCases.class, SKIP);
        assertThat(kit.aborted()).containsExactly("runs()");
        assertThat(kit.problemOf("runs")).hasMessageStartingWith(MISSING);
    }
}
