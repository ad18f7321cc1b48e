package io.loopshark.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** What one engine shows, frame by frame, with nothing between. */
final class Tape implements AutoCloseable {

    /**
     * A frame without its time stamp: each engine has its own.
     *
     * @param hex what was captured of it
     */
    record Shown(String hex, int originalLength) {}

    private final CaptureHandle handle;
    private final Fence fence;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Shown> frames = new ArrayList<>();
    private final List<Long> stamps = new ArrayList<>();
    private long fenceSeen;
    private IOException problem;

    private Tape(CaptureHandle handle, Fence fence) {
        this.handle = handle;
        this.fence = fence;
        new Thread(this::run, "tape").start();
    }

    static Tape of(CaptureEngine engine, CaptureSettings settings, Fence fence) throws CaptureUnavailableException {
        return new Tape(engine.open(settings, new CaptureFilter(fence.port())), fence);
    }

    private void run() {
        try {
            handle.run(this::take);
        } catch (IOException e) {
            end(e);
        } finally {
            ended.complete(null);
        }
    }

    private synchronized void end(IOException with) {
        problem = with;
        notifyAll();
    }

    private synchronized void take(byte[] bytes, int originalLength, long timestampNanos) {
        OptionalLong number = fence.numberIn(bytes, handle.linkType());
        fenceSeen = number.orElse(fenceSeen);
        frames.add(new Shown(HexFormat.of().formatHex(bytes), originalLength));
        stamps.add(timestampNanos);
        notifyAll();
    }

    /** Waits until the fence's datagram with this number has been seen; what was recorded before is forgotten. */
    synchronized void beginAfter(long number) throws IOException, InterruptedException {
        awaitFence(number);
        frames.clear();
        stamps.clear();
    }

    /** Waits until the fence's datagram with this number has been seen. */
    synchronized void awaitFence(long number) throws IOException, InterruptedException {
        while (fenceSeen < number) {
            if (problem != null) {
                throw problem;
            }
            wait();
        }
    }

    synchronized List<Shown> frames() {
        return List.copyOf(frames);
    }

    synchronized List<Long> stamps() {
        return List.copyOf(stamps);
    }

    CaptureHandle handle() {
        return handle;
    }

    @Override
    public void close() {
        handle.stop();
        ended.join();
        handle.close();
    }
}
