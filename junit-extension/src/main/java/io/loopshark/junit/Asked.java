package io.loopshark.junit;

import io.loopshark.verdict.FindingKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody asks of a test, before any default is filled in and before anything is checked. The components but the first are the
 * attributes of {@link VerifyHandshake}, and mean the same.
 *
 * @param notation how it is asked
 */
record Asked(
        Notation notation,
        List<Integer> ports,
        int connections,
        int minConnections,
        int maxConnections,
        TeardownPolicy teardown,
        boolean allowReset,
        boolean allowIncomplete,
        Set<FindingKind> allow,
        Set<FindingKind> alsoFailOn,
        long graceMillis,
        boolean payload,
        Keep keep,
        String directory,
        Unverifiable onMissingCapture,
        Unverifiable onInconclusive) {

    Asked {
        ports = List.copyOf(ports);
        allow = Set.copyOf(allow);
        alsoFailOn = Set.copyOf(alsoFailOn);
    }

    static Asked by(VerifyHandshake annotation) {
        return new Asked(
                Notation.ANNOTATION,
                Arrays.stream(annotation.ports()).boxed().toList(),
                annotation.connections(),
                annotation.minConnections(),
                annotation.maxConnections(),
                annotation.teardown(),
                annotation.allowReset(),
                annotation.allowIncomplete(),
                set(annotation.allow()),
                set(annotation.alsoFailOn()),
                annotation.graceMillis(),
                annotation.payload(),
                annotation.keep(),
                annotation.directory(),
                annotation.onMissingCapture(),
                annotation.onInconclusive());
    }

    static Set<FindingKind> set(FindingKind... kinds) {
        Set<FindingKind> set = EnumSet.noneOf(FindingKind.class);
        set.addAll(List.of(kinds));
        return set;
    }
}
