package io.loopshark.live;

import io.loopshark.live.socket.SocketOwners;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The capture of the loopback interface. One serves a whole JVM: opening it takes a tenth of a second and more, a
 * {@link #window window} on it a tenth of a millisecond. It belongs to the network namespace of the thread that opens it.
 */
public final class LoopbackCapture implements Closeable {

    private static final Duration LONGEST_FENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    /** A fence takes 0.05 ms; a datagram that isn't there by then may have been dropped, and another one is sent. */
    private static final long FENCE_RETRY_MILLIS = 20;

    private static final int WARM_UP_CONNECTIONS = 20;
    private static final Object WARM_UP_LOCK = new Object();
    private static boolean warm;
    private static final int LONGEST_WARM_UP_MILLIS = 1000;

    private final CaptureEngine engine;
    private final CaptureHandle handle;
    private final Fence fence;
    private final SocketOwners owners;
    private final Recorder recorder;
    private final Thread thread;

    private final Object fenceLock = new Object();
    private long fenceSent;
    private long fenceSeen;
    private @Nullable IOException failure;
    private boolean closed;

    private LoopbackCapture(CaptureEngine engine, CaptureSettings settings, Fence fence)
            throws CaptureUnavailableException {
        this.engine = engine;
        this.fence = fence;
        CompletableFuture<SocketOwners> opened = Preparation.begin();
        try {
            handle = engine.open(settings, new CaptureFilter(fence.port()));
        } catch (CaptureUnavailableException | RuntimeException | Error e) {
            opened.join().close();
            throw e;
        }
        owners = opened.join();
        recorder = new Recorder(handle.linkType(), owners);
        thread = new Thread(this::run, "loopshark-capture");
        thread.setDaemon(true);
    }

    /**
     * Begins to load what {@link #open} needs, libpcap too, on a thread of its own; opens nothing. Worth a call where the first capture
     * is likely but not yet due: opening one takes half as long afterwards.
     */
    public static void loadAhead() {
        Preparation.loadAhead();
    }

    /**
     * Captures all headers on {@code lo} with the engine that the system property {@code loopshark.engine} names: by default libpcap,
     * or a packet socket where libpcap is not installed.
     *
     * @throws CaptureUnavailableException when this machine or this process cannot capture; the message names the cure
     */
    public static LoopbackCapture open() throws CaptureUnavailableException {
        EngineChoice choice;
        try {
            choice = EngineChoice.configured();
        } catch (IllegalArgumentException e) {
            throw CaptureUnavailableException.other("the system property " + e.getMessage(), e);
        }
        return open(choice);
    }

    /**
     * Captures all headers on {@code lo} with this engine.
     *
     * @throws CaptureUnavailableException when this machine or this process cannot capture; the message names the cure
     */
    public static LoopbackCapture open(EngineChoice choice) throws CaptureUnavailableException {
        return open(choice.engine(), CaptureSettings.HEADERS);
    }

    /**
     * Captures with this engine and these settings.
     *
     * @throws CaptureUnavailableException when this machine or this process cannot capture; the message names the cure
     */
    public static LoopbackCapture open(CaptureEngine engine, CaptureSettings settings)
            throws CaptureUnavailableException {
        Fence fence;
        try {
            fence = new Fence();
        } catch (IOException e) {
            throw CaptureUnavailableException.interfaceMissing(settings.interfaceName(), messageOf(e), e);
        }
        LoopbackCapture capture;
        try {
            capture = new LoopbackCapture(engine, settings, fence);
        } catch (CaptureUnavailableException | RuntimeException | Error e) {
            fence.close();
            throw e;
        }
        capture.thread.start();
        capture.proveThatItWorks(
                e -> CaptureUnavailableException.interfaceMissing(settings.interfaceName(), messageOf(e), e));
        warmUpOnce();
        capture.proveThatItWorks(e -> CaptureUnavailableException.other(messageOf(e), e));
        return capture;
    }

    /** A capture that shows nothing would find nothing wrong: what is sent now must be seen. */
    private void proveThatItWorks(Function<IOException, CaptureUnavailableException> unavailable)
            throws CaptureUnavailableException {
        try {
            fence();
        } catch (IOException e) {
            close();
            throw unavailable.apply(e);
        }
    }

    /** Who opens a second capture may be looked at through the first; nobody opens a window before the connections are over. */
    private static void warmUpOnce() {
        synchronized (WARM_UP_LOCK) {
            if (!warm) {
                warmUp();
                warm = true;
            }
        }
    }

    /**
     * Takes some connections of its own, as long as nobody looks. Whose a connection is has to be asked while it lives, which may be for
     * a tenth of a millisecond; a JVM that has yet to load what asks would come too late for the first ones. Where they cannot be had,
     * the capture works all the same.
     */
    private static void warmUp() {
        try (ServerSocket server = new ServerSocket(0, 1, Fence.LOOPBACK)) {
            server.setSoTimeout(LONGEST_WARM_UP_MILLIS);
            for (int i = 0; i < WARM_UP_CONNECTIONS; i++) {
                try (Socket client = new Socket()) {
                    client.connect(server.getLocalSocketAddress(), LONGEST_WARM_UP_MILLIS);
                    server.accept().close();
                }
            }
        } catch (IOException e) {
            // Then the first connections are asked for by code that is slower.
        }
    }

    private static String messageOf(IOException problem) {
        return String.valueOf(problem.getMessage());
    }

    /** What captures, for reports: {@code libpcap version 1.10.3}, {@code Linux packet socket, kernel 6.18.44}. */
    public String engine() {
        return engine.name();
    }

    /**
     * Opens a window: connections that begin from now on, and those that carry data from now on, are seen in it. Several windows
     * may be open at once.
     *
     * @throws IOException when the capture has broken down
     */
    public TrafficWindow window(Scope scope) throws IOException {
        fence();
        return new TrafficWindow(this, recorder, scope);
    }

    /**
     * Returns when everything that was sent over loopback before the call has been captured.
     *
     * @throws IOException when the capture has broken down, or does not show what is sent
     */
    public void fence() throws IOException {
        long number;
        synchronized (fenceLock) {
            number = ++fenceSent;
        }
        long deadline = System.nanoTime() + LONGEST_FENCE.toNanos();
        while (true) {
            fence.send(number);
            if (fenceComesWithin(number, FENCE_RETRY_MILLIS)) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("a datagram sent over loopback did not come through the capture within "
                        + LONGEST_FENCE.toSeconds() + " s");
            }
        }
    }

    private boolean fenceComesWithin(long number, long millis) throws IOException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        boolean interrupted = false;
        try {
            synchronized (fenceLock) {
                // Numbers rise: a later fence that was seen vouches for this one too.
                while (fenceSeen < number && failure == null && !closed) {
                    long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
                    if (left <= 0) {
                        return false;
                    }
                    try {
                        fenceLock.wait(left);
                    } catch (InterruptedException e) {
                        // A test that timed out leaves its thread interrupted; its connections are judged all the same.
                        interrupted = true;
                    }
                }
                throwIfBroken();
                return true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void throwIfBroken() throws IOException {
        if (failure != null) {
            throw new IOException("the capture broke down: " + failure.getMessage(), failure);
        }
        if (closed) {
            throw new InterruptedIOException("the capture is closed");
        }
    }

    /** How many frames were lost since the capture was opened: thrown away by the kernel, or for lack of heap. */
    long lost() {
        return handle.dropped() + recorder.notKept();
    }

    private void run() {
        @Nullable IOException problem = null;
        try {
            handle.run(this::take);
        } catch (IOException e) {
            problem = e;
        } catch (RuntimeException | Error e) {
            problem = new IOException(e.toString(), e);
        }
        synchronized (fenceLock) {
            if (!closed) {
                failure = problem == null ? new IOException("the capture ended by itself") : problem;
            }
            fenceLock.notifyAll();
        }
    }

    private void take(byte[] bytes, int originalLength, long timestampNanos) {
        OptionalLong number = fence.numberIn(bytes, recorder.linkType());
        if (number.isPresent()) {
            synchronized (fenceLock) {
                fenceSeen = Math.max(fenceSeen, number.getAsLong());
                fenceLock.notifyAll();
            }
        } else {
            recorder.take(bytes, originalLength, timestampNanos);
        }
    }

    /** Ends the capture. Does nothing when it has ended. */
    @Override
    public void close() {
        synchronized (fenceLock) {
            if (closed) {
                return;
            }
            closed = true;
            fenceLock.notifyAll();
        }
        handle.stop();
        wake();
        if (hasStopped()) {
            handle.close();
            owners.close();
        }
        fence.close();
    }

    /** libpcap before 1.10 looks whether it shall stop only when a frame comes. */
    private void wake() {
        try {
            fence.send(0);
        } catch (IOException e) {
            // Then nothing can come that way; newer versions don't need it.
        }
    }

    private boolean hasStopped() {
        boolean interrupted = false;
        try {
            long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
            while (thread.isAlive() && System.nanoTime() - deadline < 0) {
                try {
                    thread.join(100);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return !thread.isAlive();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
