package io.loopshark.decode;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopshark.testing.Corpus;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CorpusHeadersTest {

    @Test
    void headersAreThoseOfTshark() throws Exception {
        assumeThat(Corpus.exists()).isTrue();
        Map<String, Integer> bad = new TreeMap<>();
        Map<String, String> example = new TreeMap<>();
        int[] frames = {0, 0, 0};
        for (Map<String, String> entry : Corpus.manifest()) {
            if (!entry.get("class").equals("tcp")
                    && !entry.get("class").equals("quoted")
                    && !entry.get("class").equals("notcp")) continue;
            String file = entry.get("file");
            if (file.endsWith(".gz") || file.endsWith(".zst")) continue;
            Map<Long, Map<String, String>> rows = new HashMap<>();
            for (Map<String, String> row : Corpus.oracle("tshark", file, "hdr")) {
                rows.put(Long.parseLong(row.get("frame.number")), row);
            }
            FrameDecoder decoder = new FrameDecoder();
            PacketView packet = new PacketView();
            try {
                ThrowawayCapture.read(Corpus.capture(file), frame -> {
                    frames[0]++;
                    decoder.decode(frame, packet);
                    Map<String, String> row = rows.remove(frame.number());
                    String at = file + " " + frame.number();
                    if (row == null) {
                        if (packet.tcpCaptured() > 0) note(bad, example, "extra", at);
                        return;
                    }
                    if (!row.get("class").equals("tcp")) {
                        if (packet.hasSegment()) note(bad, example, "extra " + row.get("class"), at);
                        return;
                    }
                    if (packet.tcpCaptured() == 0) {
                        String p = row.get("frame.protocols");
                        note(
                                bad,
                                example,
                                "missing " + p.substring(0, p.indexOf("tcp")),
                                at + " " + packet.malformation());
                        return;
                    }
                    frames[1]++;
                    HeaderFields.of(packet).forEach((name, value) -> {
                        frames[2]++;
                        if (!value.equals(row.get(name))) {
                            note(bad, example, "differs " + name, at + " ours " + value + " tshark " + row.get(name));
                        }
                    });
                });
            } catch (IllegalStateException e) {
                note(bad, example, "unread", e.toString());
            }
            for (long number : rows.keySet()) note(bad, example, "unseen frame", file + " " + number);
        }
        System.out.println(frames[0] + " frames, " + frames[1] + " tcp, " + frames[2] + " values");
        bad.forEach((k, v) -> System.out.println(v + " " + k + " :: " + example.get(k)));
    }

    static void note(Map<String, Integer> bad, Map<String, String> example, String what, String where) {
        int n = bad.merge(what, 1, Integer::sum);
        if (n <= 6) example.merge(what, where, (a, b) -> a + "\n        " + b);
    }
}
