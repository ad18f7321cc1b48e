package io.loopshark.junit;

import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.field.Language;
import io.loopshark.live.Observation;
import io.loopshark.plugin.Dissectors;
import io.loopshark.report.page.PageTitle;
import io.loopshark.report.page.TeachingPage;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/** Turns problems into the one error that the test fails with, and keeps the capture and a page about it. */
final class Report {
    private static final Logger LOGGER = System.getLogger("io.loopshark.junit");
    private static final int MOST_ERRORS = 10;
    private static final int MOST_ON_THE_PAGE = 50;

    private final Trial trial;
    private final Expectations expectations;
    private final String engine;
    private final Observation observation;
    private final Supplier<Dissectors> dissectors;

    /** @param dissectors by which the page finds requests */
    Report(
            Trial trial,
            Expectations expectations,
            String engine,
            Observation observation,
            Supplier<Dissectors> dissectors) {
        this.trial = trial;
        this.expectations = expectations;
        this.engine = engine;
        this.observation = observation;
        this.dissectors = dissectors;
    }

    /** The error for these problems, at least one. */
    AssertionError failure(List<Problem> problems) {
        String kept = (expectations.keep() == Keep.NEVER ? "" : keep(problems)) + "Capture engine: " + engine;
        if (problems.size() == 1) {
            return problems.get(0).toError(kept);
        }
        List<AssertionFailedError> errors = problems.stream()
                .limit(MOST_ERRORS)
                .map(problem -> problem.toError(""))
                .toList();
        String more = problems.size() > MOST_ERRORS ? ", the first " + MOST_ERRORS + " of them below" : "";
        return new MultipleFailuresError(
                Count.of(problems.size(), "problem") + " with the test's connections" + more + ". " + kept
                        + "\nThe problems",
                errors);
    }

    /** Keeps what there is of a test whose connections are not to blame, and says where if the test has failed otherwise. */
    void keepWhatPasses(boolean bodyFailed) {
        if (expectations.keep() == Keep.ALWAYS || bodyFailed && expectations.keep() == Keep.ON_FAILURE) {
            String kept = keep(List.of());
            if (bodyFailed && !kept.isEmpty()) {
                LOGGER.log(Level.INFO, "{0} failed. {1}", trial.name().get(), kept.strip());
            }
        }
    }

    /** Writes capture and page; the result is what to tell the reader, lines or nothing. */
    private String keep(List<Problem> problems) {
        if (observation.frameCount() == 0) {
            return "";
        }
        CaptureFolder folder = expectations.folder();
        String name = folder.unusedName(trial.name().get(), trial.owner());
        Path capture = folder.file(name, ".pcapng");
        Path page = folder.file(name, ".html");
        // A test that timed out may leave its thread interrupted, and an interrupted thread cannot write files.
        boolean interrupted = Thread.interrupted();
        try {
            Files.createDirectories(folder.path());
            new CommentedCapture(observation, engine).write(capture);
            trial.publisher().publish(capture, "application/vnd.tcpdump.pcap");
            writePage(page, name, problems, capture);
            trial.publisher().publish(page, "text/html");
            return "The capture is kept, its frames numbered as here: " + capture + "\nAll connections on one page: "
                    + page + "\n";
        } catch (IOException e) {
            return "The capture could not be kept: " + e + "\n";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writePage(Path file, String name, List<Problem> problems, Path capture) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Captured by", engine);
        facts.put(
                "Frames", observation.frameCount() + ", " + observation.trust().lost() + " lost");
        facts.put("Capture", capture.getFileName().toString());
        List<JudgedConnection> connections = observation.connections();
        if (connections.size() > MOST_ON_THE_PAGE) {
            facts.put("Connections", connections.size() + ", the first " + MOST_ON_THE_PAGE + " of them here");
        }
        TeachingPage page = new TeachingPage(expectations.payload() ? dissectors.get() : Dissectors.NONE);
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        try (FrameSource frames = observation.frames()) {
            boolean room = true;
            while (room && frames.next(frame)) {
                decoder.decode(frame, packet);
                room = page.take(packet);
            }
        }
        connections.stream().limit(MOST_ON_THE_PAGE).map(observation::inFull).forEach(page::take);
        List<String> messages = problems.stream().map(Problem::message).toList();
        try (OutputStream out = Files.newOutputStream(file)) {
            page.writeTo(out, new PageTitle(name, facts, messages, Language.ENGLISH));
        }
    }
}
