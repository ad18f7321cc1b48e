package io.loopshark.junit.network;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WithoutRightsTest {

    @TestFactory
    Stream<DynamicTest> inANamespaceWhereNobodyMayCapture() {
        return InPrivateNetwork.testsWithoutRightsOf(WithoutRightsScenarios.class);
    }
}
