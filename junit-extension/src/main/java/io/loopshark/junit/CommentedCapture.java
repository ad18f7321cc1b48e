package io.loopshark.junit;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.capture.PcapngWriter;
import io.loopshark.live.Observation;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The frames of an observation as a pcapng file. What is wrong with a frame stands beside it, for those who open it in Wireshark. */
record CommentedCapture(Observation observation, String engine) {

    void write(Path file) throws IOException {
        Map<Long, List<String>> comments = comments();
        Frame frame = new Frame();
        try (PcapngWriter writer = PcapngWriter.create(file, "Loopshark through " + engine);
                FrameSource frames = observation.frames()) {
            int id = writer.addInterface(observation.linkType(), 0, frames.name());
            while (frames.next(frame)) {
                writer.write(id, frame, comments.getOrDefault(frame.number(), List.of()));
            }
        }
    }

    private Map<Long, List<String>> comments() {
        Map<Long, List<String>> comments = new HashMap<>();
        for (JudgedConnection connection : observation.connections()) {
            for (Finding finding : connection.findings()) {
                if (finding.severity() == Severity.VIOLATION) {
                    comments.computeIfAbsent(finding.frame(), number -> new ArrayList<>())
                            .add("Loopshark: " + finding.kind() + ": " + finding.message() + " (" + finding.citation()
                                    + ")");
                }
            }
        }
        return comments;
    }
}
