package io.loopshark.junit.network;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ForgedNumbersTest {

    @TestFactory
    Stream<DynamicTest> inANamespaceOfTheirOwn() {
        return InPrivateNetwork.testsOf(ForgedNumbersScenarios.class);
    }
}
