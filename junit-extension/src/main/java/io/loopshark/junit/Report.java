package io.loopshark.junit;

import io.loopshark.live.Observation;
import io.loopshark.report.JudgementPage;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/** Turns problems into the one error that the test fails with, and keeps the capture and a page about it. */
final class Report {
    private static final int MOST_ERRORS = 10;
    private static final int MOST_ON_THE_PAGE = 50;

    private final Trial trial;
    private final Expectations expectations;
    private final String engine;
    private final Observation observation;

    Report(Trial trial, Expectations expectations, String engine, Observation observation) {
        this.trial = trial;
        this.expectations = expectations;
        this.engine = engine;
        this.observation = observation;
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
                Count.of(problems.size(), "problem") + " with the test's connections" + more + ". " + kept, errors);
    }

    /** Keeps what there is of a test that has nothing to be ashamed of. */
    void keepIfAlways() {
        if (expectations.keep() == Keep.ALWAYS) {
            keep(List.of());
        }
    }

    /** Writes capture and page; the result is what to tell the reader, lines or nothing. */
    private String keep(List<Problem> problems) {
        if (observation.frameCount() == 0) {
            return "";
        }
        CaptureFolder folder = expectations.folder();
        Path capture = folder.file(trial.name(), ".pcapng");
        Path page = folder.file(trial.name(), ".html");
        // A test that timed out may leave its thread interrupted, and an interrupted thread cannot write files.
        boolean interrupted = Thread.interrupted();
        try {
            Files.createDirectories(folder.path());
            new CommentedCapture(observation, engine).write(capture);
            trial.publisher().publish(capture, "application/vnd.tcpdump.pcap");
            Files.writeString(page, page(problems, capture));
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

    private String page(List<Problem> problems, Path capture) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Captured by", engine);
        facts.put(
                "Frames", observation.frameCount() + ", " + observation.trust().lost() + " lost");
        facts.put("Capture", capture.getFileName().toString());
        List<JudgedConnection> connections = observation.connections().stream()
                .limit(MOST_ON_THE_PAGE)
                .map(observation::inFull)
                .toList();
        if (connections.size() < observation.connections().size()) {
            facts.put(
                    "Connections",
                    observation.connections().size() + ", the first " + MOST_ON_THE_PAGE + " of them here");
        }
        return new JudgementPage(
                        trial.name(),
                        facts,
                        problems.stream().map(Problem::message).toList(),
                        connections)
                .html();
    }
}
