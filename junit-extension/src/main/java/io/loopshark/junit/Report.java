package io.loopshark.junit;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.capture.PcapngWriter;
import io.loopshark.live.Observation;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/** Turns problems into the one error that the test fails with, and keeps the capture. */
final class Report {

    private static final int MOST_ERRORS = 10;

    private final CaptureFolder folder;
    private final ExtensionContext context;
    private final Observation observation;
    private final String engine;

    /** @param engine what captured */
    Report(CaptureFolder folder, ExtensionContext context, Observation observation, String engine) {
        this.folder = folder;
        this.context = context;
        this.observation = observation;
        this.engine = engine;
    }

    AssertionError failure(List<Problem> problems) {
        String kept = keepCapture() + "Capture engine: " + engine;
        if (problems.size() == 1) {
            return problems.get(0).toError(kept);
        }
        List<AssertionFailedError> errors = problems.stream()
                .limit(MOST_ERRORS)
                .map(problem -> problem.toError(""))
                .toList();
        String more = problems.size() > MOST_ERRORS ? ", the first " + MOST_ERRORS + " of them below" : "";
        return new MultipleFailuresError(
                Count.of(problems.size(), "problem") + " with the test's connections" + more + ". " + kept, errors);
    }

    /** Writes the capture; the result is what to tell the reader, a line or nothing. */
    private String keepCapture() {
        if (observation.frameCount() == 0) {
            return "";
        }
        Path file = folder.fileFor(context);
        // A test that timed out may leave its thread interrupted, and an interrupted thread cannot write files.
        boolean interrupted = Thread.interrupted();
        try {
            Files.createDirectories(folder.path());
            write(file);
            context.publishReportEntry(Map.of("loopshark.capture", file.toString(), "loopshark.engine", engine));
            return "The capture is kept, its frames numbered as here: " + file + "\n";
        } catch (IOException e) {
            return "The capture could not be kept: " + e + "\n";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(Path file) throws IOException {
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

    /** What is wrong with a frame stands beside it, for those who open the capture in Wireshark. */
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
