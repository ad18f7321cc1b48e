package io.loopshark.junit.network;

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
    Stream<DynamicTest> engines() {
        return InPrivateNetwork.testsOf(EngineScenarios.class);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> storms() {
        InPrivateNetwork.requireProgram("nft", "nftables");
        return InPrivateNetwork.testsOf(StormScenarios.class);
    }
}
