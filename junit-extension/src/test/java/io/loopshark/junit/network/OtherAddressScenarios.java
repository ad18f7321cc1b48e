package io.loopshark.junit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.junit.Kit;
import io.loopshark.junit.cases.OtherAddressCases;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to another address of the machine's own runs over the loopback interface, too, and is judged like the rest. */
@OnlyInPrivateNetwork
class OtherAddressScenarios {
    @TempDir
    private static Path directory;

    private static Kit kit;

    @BeforeAll
    static void run() throws IOException {
        IpCommand.run("address", "add", OtherAddressCases.IPV4 + "/32", "dev", "lo");
        IpCommand.run("-6", "address", "add", OtherAddressCases.IPV6 + "/128", "dev", "lo", "nodad");
        kit = Kit.run(OtherAddressCases.class, directory);
    }

    @Test
    void isSeenAndVerifiedByBothFamilies() {
        assertThat(kit.passed())
                .as("%s", kit.problemsOfFailed())
                .containsExactlyInAnyOrder("isSeenByIpv4(LoopbackTraffic)", "isSeenByIpv6(LoopbackTraffic)");
    }

    @Test
    void failsItsTestWhereItIsReset() {
        assertThat(kit.problemOf("isReset"))
                .hasMessageContaining(" → " + OtherAddressCases.IPV4 + ":")
                .hasMessageContaining("was reset by the server in frame ");
    }
}
