package io.loopshark.junit;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.capture.PcapngWriter;
import io.loopshark.live.Observation;
import io.loopshark.report.FindingComments;
import io.loopshark.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;

/** The frames of an observation as a pcapng file. What is wrong with a frame stands beside it, for those who open it in Wireshark. */
record CommentedCapture(Observation observation, String engine) {

    void write(Path file) throws IOException {
        FindingComments comments = new FindingComments(Severity.VIOLATION);
        observation.connections().forEach(comments);
        Frame frame = new Frame();
        try (PcapngWriter writer = PcapngWriter.create(file, "Loopshark through " + engine);
                FrameSource frames = observation.frames()) {
            int id = writer.addInterface(observation.linkType(), 0, frames.name());
            while (frames.next(frame)) {
                writer.write(id, frame, comments.of(frame.number()));
            }
        }
    }
}
