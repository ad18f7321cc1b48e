package io.loopshark.junit.network;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MissingCaptureTest {

    @TestFactory
    Stream<DynamicTest> inAJvmThatFindsNoLibrary() {
        return InPrivateNetwork.testsOf(WithoutLibraryScenarios.class);
    }

    @TestFactory
    Stream<DynamicTest> inANamespaceWhereNobodyMayCapture() {
        return InPrivateNetwork.testsWithoutRightsOf(WithoutRightsScenarios.class);
    }
}
