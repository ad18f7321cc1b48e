package io.loopshark.report.fields;

import io.loopshark.capture.CaptureException;
import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.PcapngWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Many captures one behind the other in one file, so that tshark has to start only once. */
final class MergedCaptures implements Closeable {

    private final PcapngWriter writer;
    private final NavigableMap<Long, String> beginnings = new TreeMap<>();
    private long frames;

    MergedCaptures(Path file) throws IOException {
        writer = PcapngWriter.create(file);
    }

    /** Adds all frames of a capture that can be read. */
    void add(String name, InputStream in) throws IOException {
        beginnings.put(frames + 1, name);
        Frame frame = new Frame();
        try (CaptureFile capture = CaptureFile.open(in, name)) {
            while (capture.next(frame)) {
                writer.write(frame);
                frames++;
            }
        } catch (CaptureException e) {
            // Damaged, or no capture: what comes before counts.
        }
    }

    /** How many frames there are. */
    long frames() {
        return frames;
    }

    /** The capture that a frame comes from. */
    String capture(long frame) {
        return beginnings.floorEntry(frame).getValue();
    }

    /** The capture that a frame comes from, and its number there. */
    String origin(long frame) {
        return capture(frame) + " frame " + (frame - beginnings.floorKey(frame) + 1);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
