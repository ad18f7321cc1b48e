package io.loopshark.live;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.Frame;
import io.loopshark.capture.FrameSource;
import io.loopshark.live.socket.Ownership;
import io.loopshark.segment.Endpoint;
import io.loopshark.verdict.JudgedConnection;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A stretch of time on a capture, a test for instance. What lies in it is judged as often as somebody asks, each time from the first
 * frame to the latest.
 */
public final class TrafficWindow implements Closeable {

    private final LoopbackCapture capture;
    private final Recorder recorder;
    private final Scope scope;
    private final long start;
    private final long lostBefore;

    private final Set<Flow> included = new HashSet<>();
    private final Set<Flow> passedOver = new HashSet<>();
    private List<CapturedFrame> frames = new ArrayList<>();
    private List<JudgedConnection> ended = new ArrayList<>();
    private TcpAnalysis analysis;
    private long consumed;
    private long fencedNanos = Long.MIN_VALUE;
    private boolean usesThePast;
    private boolean strangers;
    private boolean closed;

    TrafficWindow(LoopbackCapture capture, Recorder recorder, Scope scope) {
        this.capture = capture;
        this.recorder = recorder;
        this.scope = scope;
        lostBefore = capture.lost();
        start = recorder.open(scope);
        consumed = start;
        analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
    }

    /**
     * What was sent in the window before this call.
     *
     * @throws IOException when the capture has broken down
     */
    public synchronized Observation observe() throws IOException {
        if (closed) {
            throw new IllegalStateException("the window is closed");
        }
        Instant now = Instant.now();
        fencedNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        capture.fence();
        return look();
    }

    /**
     * What was sent in the window, once it satisfies {@code settled}, or when {@code grace} is over. Wakes with each frame that
     * comes; does not poll.
     *
     * @param settled asked again after each frame
     * @param grace how long to wait at most, counted from now
     * @throws IOException when the capture has broken down
     */
    public synchronized Observation observe(Predicate<Observation> settled, Duration grace) throws IOException {
        long deadline = System.nanoTime() + grace.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                Observation seen = observe();
                if (settled.test(seen)) {
                    return seen;
                }
                try {
                    if (!recorder.awaitFrame(consumed, deadline)) {
                        return observe();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * A mark between what was sent before this call and what is sent after it, for {@link Observation#firstFrameSince}.
     *
     * @throws IOException when the capture has broken down
     */
    public synchronized long mark() throws IOException {
        capture.fence();
        return recorder.nextOrdinal();
    }

    private Observation look() {
        recorder.attributeSince(start);
        boolean newStrangers = !strangers && recorder.strangers();
        strangers |= newStrangers;
        long next = recorder.nextOrdinal();
        if (!includeFlowsUpTo(next) || newStrangers) {
            beginAnew(next);
        }
        FrameSource.Trust trust = trust();
        analysis.trust(trust);
        feed(recorder.framesBetween(consumed, next, included));
        consumed = next;
        List<JudgedConnection> connections = new ArrayList<>(ended);
        connections.addAll(analysis.snapshot(trust));
        connections.sort(Comparator.comparingInt(JudgedConnection::number));
        return new Observation(
                List.copyOf(frames), start, recorder.linkType(), connections, presumedOwn(), left(), trust);
    }

    /**
     * A connection belongs here whose earlier frames were passed over, or some that were taken may not belong here after all: all frames
     * are taken once more, so that they are in order.
     */
    private void beginAnew(long next) {
        passedOver.addAll(included);
        included.clear();
        includeFlowsUpTo(next);
        usesThePast = included.stream().anyMatch(flow -> !flow.beganAt(start));
        frames = new ArrayList<>();
        ended = new ArrayList<>();
        analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        consumed = 0;
    }

    /** Settles which flows belong to the window; false when one of them has frames that lie before those that come next. */
    private boolean includeFlowsUpTo(long next) {
        passedOver.addAll(recorder.flowsBetween(consumed, next));
        passedOver.removeAll(included);
        boolean inOrder = true;
        for (Flow flow : recorder.only(passedOver, this::belongsHere)) {
            passedOver.remove(flow);
            included.add(flow);
            inOrder &= flow.beganAt(consumed);
        }
        return inOrder;
    }

    private boolean belongsHere(Flow flow) {
        if (!flow.activeSince(start)) {
            return false;
        }
        if (scope.byPort()) {
            return flow.hasPortOf(scope);
        }
        // What is older than the capture is no business of a test: the build tool's and the debugger's connections are
        // of that kind.
        return flow.openingSeen() && (flow.ownership() == Ownership.OWN || isPresumedOwn(flow));
    }

    /**
     * A connection that left no trace is surely ours only where nobody else is. Where no other process was ever seen to open one, it is
     * presumed to be ours.
     */
    private boolean isPresumedOwn(Flow flow) {
        return flow.ownership() == Ownership.VANISHED && !strangers || mayBeOwn(flow) && recorder.alone();
    }

    /** Those that are presumed to be ours though somebody else might have made them. */
    private Set<Flow> presumedOwn() {
        if (scope.byPort()) {
            return Set.of();
        }
        return Set.copyOf(
                recorder.only(included, flow -> flow.ownership() == Ownership.VANISHED && flow.perhapsOthers()));
    }

    private Observation.Left left() {
        if (scope.byPort()) {
            return Observation.Left.NOTHING;
        }
        List<Endpoint> unattributed = new ArrayList<>();
        recorder.only(passedOver, flow -> flow.beganAt(start) && flow.openingSeen() && mayBeOwn(flow))
                .forEach(flow -> unattributed.add(flow.server()));
        Set<Endpoint> visited = included.stream().map(Flow::server).collect(Collectors.toSet());
        List<Endpoint> guests = new ArrayList<>();
        // Who was seen to visit a server of others once may have done so more often.
        recorder.guestsSince(start)
                .forEach(flow -> (visited.contains(flow.server()) ? unattributed : guests).add(flow.server()));
        int older = recorder.only(
                        passedOver,
                        flow -> flow.activeSince(start) && !flow.openingSeen() && flow.ownership() == Ownership.OWN)
                .size();
        return new Observation.Left(unattributed, guests, older);
    }

    private static boolean mayBeOwn(Flow flow) {
        return flow.ownership() == Ownership.UNKNOWN || flow.ownership() == Ownership.VANISHED;
    }

    private void feed(List<CapturedFrame> fresh) {
        Frame frame = new Frame();
        for (CapturedFrame captured : fresh) {
            frames.add(captured);
            captured.showIn(frame, frames.size(), recorder.linkType());
            analysis.accept(frame);
        }
    }

    private FrameSource.Trust trust() {
        // Where the past of a connection counts, so do the losses of the past.
        return new FrameSource.Trust(true, capture.lost() - (usesThePast ? 0 : lostBefore), true, fencedNanos);
    }

    /** Ends the window; what it kept is let go, observations stay as they are. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            recorder.close(scope);
        }
    }
}
