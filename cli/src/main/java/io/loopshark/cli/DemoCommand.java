package io.loopshark.cli;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.connection.Teardown;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.live.CaptureUnavailableException;
import io.loopshark.live.LoopbackCapture;
import io.loopshark.live.Observation;
import io.loopshark.live.Scope;
import io.loopshark.live.TrafficWindow;
import io.loopshark.report.Dissection;
import io.loopshark.report.Ladder;
import io.loopshark.report.PacketList;
import io.loopshark.report.VerdictTable;
import io.loopshark.verdict.JudgedConnection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loopshark demo}: the main job on real input, without any argument. */
@Command(
        name = "demo",
        header = "Opens a loopback connection, captures it live, and judges it.",
        description = {
            "",
            "Where live capture is not permitted, says why and how to get it, and shows the same conversation from a capture "
                    + "that comes with Loopshark.",
            ""
        },
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    private static final String SHIPPED = "demo.pcapng";
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int HANDSHAKE = 3;

    private final Console console;
    private boolean titled;

    @Mixin
    final HelpOption help = new HelpOption();

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<Frame> frames;
        try {
            frames = live();
            title("A connection over the loopback interface, captured live just now");
        } catch (CaptureUnavailableException e) {
            console.complain(String.valueOf(e.getMessage()));
            try (FrameSource capture = CaptureFile.open(shipped(), SHIPPED)) {
                frames = all(capture);
            }
            title("The same conversation, from a capture that comes with Loopshark");
        }
        show(frames);
        return ExitStatus.FINE;
    }

    /** Holds the conversation and captures it. */
    static List<Frame> live() throws IOException {
        try (DemoTalk talk = new DemoTalk();
                LoopbackCapture capture = LoopbackCapture.open();
                TrafficWindow window = capture.window(Scope.ofPorts(talk.port()))) {
            talk.hold();
            try (FrameSource frames = window.observe(DemoCommand::over, GRACE).frames()) {
                return all(frames);
            }
        }
    }

    private static boolean over(Observation seen) {
        return seen.connections().stream()
                .anyMatch(connection ->
                        connection.teardown() != Teardown.OPEN && connection.teardown() != Teardown.HALF_CLOSED);
    }

    /** The capture that comes with Loopshark. */
    static InputStream shipped() {
        return Objects.requireNonNull(DemoCommand.class.getResourceAsStream(SHIPPED), SHIPPED);
    }

    private static List<Frame> all(FrameSource source) throws IOException {
        List<Frame> frames = new ArrayList<>();
        Frame frame = new Frame();
        while (source.next(frame)) {
            frames.add(frame.copy());
        }
        return frames;
    }

    private void show(List<Frame> frames) throws IOException {
        List<JudgedConnection> connections = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT.keepingSteps(), connections::add);
        frames.forEach(analysis::accept);
        analysis.finish(FrameSource.Trust.FILE);
        title("The handshake");
        list(frames.subList(0, Math.min(HANDSHAKE, frames.size())));
        title("The verdict");
        VerdictTable table = new VerdictTable(console.palette());
        Output out = console.out();
        out.println(table.heading());
        connections.forEach(connection -> out.println(table.line(connection)));
        title("The ladder");
        connections.forEach(
                connection -> out.print(Ladder.FULL.with(console.palette()).of(connection)));
    }

    private void list(List<Frame> frames) throws IOException {
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Dissection dissection = new Dissection(Dissection.Options.DEFAULT);
        PacketList list = new PacketList(console.out());
        for (Frame frame : frames) {
            decoder.decode(frame, packet);
            dissection.take(packet);
            list.add(dissection);
        }
        list.flush();
    }

    private void title(String text) {
        if (titled) {
            console.out().println("");
        }
        titled = true;
        console.out().println(console.palette().heading(text));
    }
}
