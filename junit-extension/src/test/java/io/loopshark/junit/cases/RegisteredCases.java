package io.loopshark.junit.cases;

import static io.loopshark.junit.HandshakeVerification.verifying;
import static io.loopshark.junit.assertions.LoopsharkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.junit.LoopbackTraffic;
import io.loopshark.junit.VerifyHandshakeExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension with a port that is known at run time only. */
@TestInstance(Lifecycle.PER_METHOD)
public class RegisteredCases {
    private final Servers.Raw server = Servers.Raw.echoing();
    private final Servers.Raw other = Servers.Raw.echoing();

    @RegisterExtension
    final VerifyHandshakeExtension verify =
            verifying().ports(server.port()).connections(1).extension();

    @AfterEach
    void stop() throws IOException {
        server.close();
        other.close();
    }

    @Test
    void opensOne(LoopbackTraffic traffic) throws IOException {
        server.connect().close();
        other.connect().close();
        assertThat(traffic).hasConnections(1);
        assertThatThrownBy(() -> assertThat(traffic).hasConnections(2)).isInstanceOf(AssertionError.class);
    }

    @Test
    void opensTwo() throws IOException {
        server.connect().close();
        server.connect().close();
    }
}
