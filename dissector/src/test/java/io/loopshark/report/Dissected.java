package io.loopshark.report;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.testdata.Captures;
import java.io.ByteArrayOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whole captures given to what prints frames. */
public final class Dissected {

    private Dissected() {}

    /** Something that prints a frame, on a stream. */
    @FunctionalInterface
    public interface Opening<P extends Flushable> {
        /** Makes it. */
        P on(OutputStream out) throws IOException;
    }

    /** Prints one frame. */
    @FunctionalInterface
    public interface Printing<P> {
        /** Prints the frame. */
        void print(P printer, Dissection frame) throws IOException;
    }

    /** What is printed of a shipped capture, line by line. */
    public static <P extends Flushable> List<String> shipped(
            String name, Dissection.Options options, Opening<P> opening, Printing<P> printing) throws IOException {
        return lines(Captures.open(name), name, options, opening, printing);
    }

    /** What is printed of a capture, line by line. */
    public static <P extends Flushable> List<String> lines(
            InputStream in, String name, Dissection.Options options, Opening<P> opening, Printing<P> printing)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        P printer = opening.on(out);
        Dissection dissection = new Dissection(options);
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        Frame frame = new Frame();
        try (CaptureFile capture = CaptureFile.open(in, name)) {
            while (capture.next(frame)) {
                decoder.decode(frame, packet);
                dissection.take(packet);
                printing.print(printer, dissection);
            }
        }
        printer.flush();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The packet list of one packet. */
    public static String line(PacketView packet) throws IOException {
        Dissection dissection = new Dissection(Dissection.Options.DEFAULT);
        dissection.take(packet);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PacketList list = new PacketList(out);
        list.add(dissection);
        list.flush();
        return out.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
