package io.loopshark.junit.network;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

class PrivateNetworkTest {

    @TestFactory
    Stream<DynamicTest> forgedNumbers() {
        InPrivateNetwork.requireProgram("nft", "nftables");
        return InPrivateNetwork.testsOf(ForgedNumbersScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> refusals() {
        return InPrivateNetwork.testsOf(RefusedScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> losses() {
        InPrivateNetwork.requireProgram("nft", "nftables");
        InPrivateNetwork.requireProgram("tc", "iproute2");
        return InPrivateNetwork.testsOf(LossScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> resets() {
        InPrivateNetwork.requireProgram("nft", "nftables");
        return InPrivateNetwork.testsOf(ResetScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> wrongNumbers() {
        InPrivateNetwork.requireProgram("nft", "nftables");
        return InPrivateNetwork.testsOf(WrongNumberScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> oddities() {
        InPrivateNetwork.requireProgram("nft", "nftables");
        InPrivateNetwork.requireProgram("tc", "iproute2");
        return InPrivateNetwork.testsOf(OddityScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> engines() {
        return InPrivateNetwork.testsOf(EngineScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> otherAddresses() {
        InPrivateNetwork.requireProgram("ip", "iproute2");
        return InPrivateNetwork.testsOf(OtherAddressScenarios.class);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> storms() {
        InPrivateNetwork.requireProgram("nft", "nftables");
        return InPrivateNetwork.testsOf(StormScenarios.class, Duration.ofMinutes(30));
    }
}
