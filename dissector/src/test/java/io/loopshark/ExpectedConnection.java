package io.loopshark;

import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One connection of an {@code .expected.json} file of the test data, and how it is held against a judged one.
 *
 * @param values the keys that the file names, findings excepted
 * @param findings what the rules have to find
 * @param everyFinding whether the list names notes and anomalies in full; violations it always does
 */
@NullUnmarked // what comes out of YAML is null wherever the file says so
record ExpectedConnection(Map<String, Object> values, List<Map<String, Object>> findings, boolean everyFinding) {

    private static final Set<String> KNOWN_KINDS =
            Arrays.stream(FindingKind.values()).map(Enum::name).collect(Collectors.toSet());

    /** The connections of a file, in order. JSON is YAML, so the YAML reader does. */
    @SuppressWarnings("unchecked")
    static List<ExpectedConnection> parse(String json) {
        var file = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(json);
        boolean complete = (Boolean) file.get("complete");
        var connections = new ArrayList<ExpectedConnection>();
        for (var values : (List<Map<String, Object>>) file.get("connections")) {
            var findings = (List<Map<String, Object>>) values.remove("findings");
            connections.add(new ExpectedConnection(values, findings, complete));
        }
        return connections;
    }

    /** Kinds of finding that this connection must have. */
    Set<String> requiredKinds() {
        return findings.stream()
                .filter(finding -> !finding.containsKey("optional"))
                .map(ExpectedConnection::kind)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the judged connection says for the keys that this expectation names. */
    Map<String, Object> valuesOf(JudgedConnection judged) {
        var all = new LinkedHashMap<String, Object>();
        all.put("client", judged.client().toString());
        all.put("server", judged.server().toString());
        all.put("first_frame", (int) judged.firstFrame());
        all.put("last_frame", (int) judged.lastFrame());
        all.put("packets", (int) judged.packets());
        all.put("client_isn", raw(judged.clientIsn()));
        all.put("server_isn", raw(judged.serverIsn()));
        all.put("client_bytes", (int) judged.clientBytes());
        all.put("server_bytes", (int) judged.serverBytes());
        all.put("handshake", judged.handshake().name());
        all.put("teardown", judged.teardown().name());
        all.put("closed_first_by", text(judged.closedFirstBy()));
        all.put("client_state", text(judged.clientState()));
        all.put("server_state", text(judged.serverState()));
        all.put("verdict", judged.verdict().name());
        all.put("completeness", judged.completeness());
        all.keySet().retainAll(values.keySet());
        return all;
    }

    /** Findings that should be there and are not, then those that should not be there; empty when all is well. */
    List<String> differences(JudgedConnection judged) {
        var differences = new ArrayList<String>();
        for (var expected : findings) {
            boolean required = !expected.containsKey("optional") && KNOWN_KINDS.contains(kind(expected));
            if (required && judged.findings().stream().noneMatch(actual -> matches(expected, actual))) {
                differences.add("missing: " + expected);
            }
        }
        for (Finding actual : judged.findings()) {
            boolean matters = everyFinding || actual.severity() == Severity.VIOLATION;
            if (matters && findings.stream().noneMatch(expected -> matches(expected, actual))) {
                differences.add("not expected: " + actual);
            }
        }
        return differences;
    }

    private static boolean matches(Map<String, Object> expected, Finding actual) {
        return kind(expected).equals(actual.kind().name())
                && agrees(expected, "frame", actual.frame())
                && agrees(expected, "by", text(actual.by()))
                && agrees(expected, "expected", actual.expected())
                && agrees(expected, "actual", actual.actual());
    }

    private static boolean agrees(Map<String, Object> expected, String key, @Nullable Object actual) {
        return !expected.containsKey(key) || String.valueOf(expected.get(key)).equals(String.valueOf(actual));
    }

    private static String kind(Map<String, Object> finding) {
        return String.valueOf(finding.get("kind"));
    }

    private static @Nullable Object raw(@Nullable SequenceNumber number) {
        if (number == null) {
            return null;
        }
        long value = number.unsigned();
        return value <= Integer.MAX_VALUE ? (Object) (int) value : (Object) value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
