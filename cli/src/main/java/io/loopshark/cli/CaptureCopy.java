package io.loopshark.cli;

import io.loopshark.capture.PcapngWriter;
import io.loopshark.report.Dissection;
import io.loopshark.report.FindingComments;
import java.io.IOException;
import java.util.function.Supplier;

/** Writes the frames that are shown as a capture, with what was found in them as comments. */
final class CaptureCopy implements FrameView {

    private final Output out;
    private final PcapngWriter writer;
    private final Supplier<FindingComments> comments;

    /**
     * Begins the capture.
     *
     * @param comments gives those of the capture that is being read
     */
    CaptureCopy(Output out, Supplier<FindingComments> comments) throws IOException {
        this.out = out;
        this.comments = comments;
        writer = new PcapngWriter(out, "Loopshark");
    }

    @Override
    public void show(Dissection frame) throws IOException {
        writer.write(frame.packet().frame(), comments.get().of(frame.packet().frameNumber()));
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
        out.flush();
    }
}
