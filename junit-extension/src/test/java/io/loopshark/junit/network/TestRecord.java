package io.loopshark.junit.network;

import java.io.Serializable;

/**
 * What became of a test in another JVM.
 *
 * @param name its display name, with those of the classes around it
 * @param status how it ended
 * @param problem what it failed or was aborted with, as text; empty when it passed
 */
record TestRecord(String name, Status status, String problem) implements Serializable {
    enum Status {
        PASSED,
        ABORTED,
        FAILED
    }
}
