package io.loopshark.lua;

import io.loopshark.capture.CaptureFile;
import io.loopshark.capture.Frame;
import io.loopshark.capture.PcapngWriter;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several captures in one file, one behind the other, no two of which have a connection between the same endpoints: tshark takes longer
 * to start than to read most of them.
 */
final class Bundle implements AutoCloseable {

    private static final long APART_NANOS = 1_000_000_000L;

    private final Path file;
    private final PcapngWriter writer;
    private final Set<String> pairs = new HashSet<>();
    private final Map<Long, String> origins = new HashMap<>();
    private long frames;
    private long nanos = APART_NANOS;

    private Bundle(Path file) throws IOException {
        this.file = file;
        this.writer = PcapngWriter.create(file);
    }

    /** Puts all these captures, by name, into as few bundles as they go into in their order. */
    static List<Bundle> of(Map<String, Path> captures, Path folder) throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (Map.Entry<String, Path> capture : captures.entrySet()) {
            List<Frame> frames = read(capture.getValue());
            Set<String> pairs = pairs(frames);
            if (!pairs.isEmpty()) {
                choose(bundles, pairs, folder).add(capture.getKey(), frames, pairs);
            }
        }
        for (Bundle bundle : bundles) {
            bundle.close();
        }
        return bundles;
    }

    private static Bundle choose(List<Bundle> bundles, Set<String> pairs, Path folder) throws IOException {
        for (Bundle bundle : bundles) {
            if (bundle.pairs.stream().noneMatch(pairs::contains)) {
                return bundle;
            }
        }
        Bundle another = new Bundle(folder.resolve("bundle-" + bundles.size() + ".pcapng"));
        bundles.add(another);
        return another;
    }

    private static List<Frame> read(Path capture) {
        List<Frame> frames = new ArrayList<>();
        Frame frame = new Frame();
        try (CaptureFile file = CaptureFile.open(capture)) {
            while (file.next(frame)) {
                frames.add(frame.copy());
            }
        } catch (IOException damaged) {
            // What was read before the damage counts.
        }
        return frames;
    }

    private static Set<String> pairs(List<Frame> frames) {
        Set<String> pairs = new HashSet<>();
        FrameDecoder decoder = new FrameDecoder();
        PacketView packet = new PacketView();
        for (Frame frame : frames) {
            if (decoder.decode(frame, packet)) {
                String source = packet.source().toString();
                String destination = packet.destination().toString();
                pairs.add(source.compareTo(destination) < 0 ? source + destination : destination + source);
            }
        }
        return pairs;
    }

    /** Adds a capture; it is moved in time to come behind the ones before. */
    private void add(String name, List<Frame> captured, Set<String> itsPairs) throws IOException {
        pairs.addAll(itsPairs);
        long earliest = captured.stream().mapToLong(Frame::timestampNanos).min().orElse(0);
        long shift = nanos - earliest;
        for (Frame frame : captured) {
            long moved = frame.timestampNanos() + shift;
            frame.set(
                    frame.number(),
                    moved,
                    frame.bytes(),
                    frame.offset(),
                    frame.capturedLength(),
                    frame.originalLength(),
                    frame.linkType(),
                    0);
            writer.write(frame);
            origins.put(++frames, name + " frame " + frame.number());
            nanos = Math.max(nanos, moved + APART_NANOS);
        }
    }

    Path file() {
        return file;
    }

    /** Which frame of which capture this one is. */
    String origin(long frame) {
        return origins.getOrDefault(frame, "");
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
