package io.loopshark.report;

import io.loopshark.connection.Side;
import io.loopshark.field.Language;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands in the place of segments that are left out: how many, how much data, what was found among them. */
final class GapText {

    private GapText() {}

    static String of(List<Step> steps, StepFindings findings, Language language) {
        long fromClient = 0;
        long fromServer = 0;
        Map<FindingKind, Integer> kinds = new EnumMap<>(FindingKind.class);
        for (Step step : steps) {
            if (step.from() == Side.CLIENT) {
                fromClient += step.segment().payloadLength();
            } else {
                fromServer += step.segment().payloadLength();
            }
            for (Finding finding : findings.of(step)) {
                kinds.merge(finding.kind(), 1, Integer::sum);
            }
        }
        return language == Language.CHINESE
                ? chinese(steps.size(), fromClient, fromServer, kinds)
                : english(steps.size(), fromClient, fromServer, kinds);
    }

    private static String english(int count, long fromClient, long fromServer, Map<FindingKind, Integer> kinds) {
        String segments = kinds.isEmpty() ? " segments in order" : " segments";
        return number(count) + segments + ": " + number(fromClient) + " bytes from the client, " + number(fromServer)
                + " from the server" + (kinds.isEmpty() ? "" : "; among them " + list(kinds));
    }

    private static String chinese(int count, long fromClient, long fromServer, Map<FindingKind, Integer> kinds) {
        String segments = kinds.isEmpty() ? " 个报文段按序传输" : " 个报文段";
        return number(count) + segments + "：客户端发送 " + number(fromClient) + " 字节，服务器发送 " + number(fromServer) + " 字节"
                + (kinds.isEmpty() ? "" : "；其中有 " + list(kinds));
    }

    private static String list(Map<FindingKind, Integer> kinds) {
        return kinds.entrySet().stream()
                .map(entry -> number(entry.getValue()) + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
