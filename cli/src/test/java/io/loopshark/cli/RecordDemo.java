package io.loopshark.cli;

import io.loopshark.capture.Frame;
import io.loopshark.capture.PcapngWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Records anew the capture that {@code loopshark demo} shows where it may not capture: the demo's own conversation, by the demo's
 * own means. To be run by hand: {@code RecordDemo cli/src/main/resources/io/loopshark/cli/demo.pcapng}.
 */
final class RecordDemo {

    private static final int HEADERS_ONLY = 192;

    private RecordDemo() {}

    public static void main(String... args) throws IOException {
        List<Frame> frames = DemoCommand.live();
        try (PcapngWriter writer = PcapngWriter.create(Path.of(args[0]))) {
            int lo = writer.addInterface(frames.get(0).linkType(), HEADERS_ONLY, "lo");
            for (Frame frame : frames) {
                writer.write(lo, frame, List.of());
            }
        }
    }
}
