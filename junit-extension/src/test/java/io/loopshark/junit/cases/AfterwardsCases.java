package io.loopshark.junit.cases;

import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopshark.connection.TcpState;
import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshake;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked of the traffic before the body and behind it. */
@VerifyHandshake(minConnections = 0)
public class AfterwardsCases {
    @RegisterExtension
    static final EchoServer server = new EchoServer();

    @BeforeEach
    void thereIsNoneYet(LoopbackTraffic traffic) {
        assertThatIllegalStateException()
                .isThrownBy(traffic::connections)
                .withMessage("the test's body has not begun: there is no traffic of it yet");
    }

    @AfterEach
    void nothingIsLeft(LoopbackTraffic traffic) {
        assertThat(traffic).hasNoneLeftIn(TcpState.CLOSE_WAIT);
    }

    @Test
    void passes() throws IOException {
        server.connect().close();
    }

    @Test
    void isAborted() throws IOException {
        server.connect().close();
        assumeTrue(false, "not today"); // An aborted test is what this case is about.
    }

    @TestFactory
    Stream<DynamicTest> hasNone() {
        return Stream.of();
    }

    @Test
    void failsByItself() throws IOException {
        server.connect().close();
        throw new IllegalStateException("it fails");
    }
}
