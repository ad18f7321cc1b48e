package io.loopshark.live;

import io.loopshark.capture.Frame;
import io.loopshark.decode.FrameDecoder;
import io.loopshark.decode.PacketView;
import io.loopshark.live.socket.Ownership;
import io.loopshark.live.socket.SocketOwners;
import io.loopshark.segment.Flags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps of the captured frames those that somebody may ask for: of connections of this process, or of ports that an open window
 * looks at. The past of a connection is kept as long as it is open, so that a test that uses it again can be judged.
 *
 * <p>Filled by the capturing thread, read by tests; every method holds the lock.
 */
final class Recorder {

    /** While no window is open, a process that goes on talking must not fill the heap. */
    private static final long IDLE_LIMIT = 32L << 20;

    private static final int MOST_FLOWS = 1 << 18;
    private static final int HEAP_SHARE = 4;

    private final int linkType;
    private final SocketOwners owners;
    private final long limit;

    private final Frame frame = new Frame();
    private final FrameDecoder decoder = new FrameDecoder();
    private final PacketView packet = new PacketView();
    private final FlowKey probe = new FlowKey();

    private final Map<FlowKey, Flow> flows = new HashMap<>();
    private final Set<Flow> unattributed = new HashSet<>();
    private final Set<Flow> ofForeignServers = new HashSet<>();
    private final List<Scope> scopes = new ArrayList<>();
    private List<CapturedFrame> log = new ArrayList<>();
    private long footprint;
    private long nextOrdinal;
    private long notKept;
    private boolean strangers;

    Recorder(int linkType, SocketOwners owners) {
        this(linkType, owners, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** @param limit how many octets of heap the kept frames may take while a window is open */
    Recorder(int linkType, SocketOwners owners, long limit) {
        this.linkType = linkType;
        this.owners = owners;
        this.limit = limit;
    }

    int linkType() {
        return linkType;
    }

    /** Takes the next captured frame, the fence's excepted. */
    synchronized void take(byte[] bytes, int originalLength, long timestampNanos) {
        long ordinal = nextOrdinal;
        frame.set(ordinal + 1, timestampNanos, bytes, 0, bytes.length, originalLength, linkType, 0);
        if (!decoder.decode(frame, packet)) {
            return;
        }
        nextOrdinal++;
        Flow flow = flowOf(ordinal);
        flow.note(ordinal, packet);
        if (isOfForeignServer(flow) && scopes.stream().noneMatch(flow::hasPortOf)) {
            return;
        }
        CapturedFrame captured = new CapturedFrame(ordinal, flow, bytes, originalLength, timestampNanos);
        if (makeRoomFor(captured)) {
            log.add(captured);
            footprint += captured.footprint();
            notifyAll();
        } else {
            notKept++;
        }
    }

    private Flow flowOf(long ordinal) {
        Flow known = flows.get(probe.show(packet));
        if (known != null && !(Flags.isSyn(packet.flags()) && known.giveWayToANewOne())) {
            return known;
        }
        if (flows.size() >= MOST_FLOWS) {
            flows.values().removeIf(flow -> flow.over() || isOfForeignServer(flow));
        }
        Flow flow = new Flow(ordinal, packet);
        flow.ownership(owners.quickly(flow.client(), flow.server()));
        flows.put(probe.copy(), flow);
        noteDoubt(flow);
        return flow;
    }

    private void noteDoubt(Flow flow) {
        strangers |= isOfForeignServer(flow) && flow.openingSeen();
        switch (flow.ownership()) {
            case UNKNOWN -> unattributed.add(flow);
            case FOREIGN_SERVER -> ofForeignServers.add(flow);
            // Asked at once: who made it may end as soon as it is refused.
            case VANISHED -> flow.perhapsOthers(!owners.alone());
            case OWN, FOREIGN -> {}
        }
    }

    private static boolean isOfForeignServer(Flow flow) {
        return flow.ownership() == Ownership.FOREIGN || flow.ownership() == Ownership.FOREIGN_SERVER;
    }

    private boolean makeRoomFor(CapturedFrame captured) {
        long most = scopes.isEmpty() ? Math.min(limit, IDLE_LIMIT) : limit;
        if (footprint + captured.footprint() <= most) {
            return true;
        }
        if (!scopes.isEmpty()) {
            return false;
        }
        // Nobody is looking. Connections that are still open are met in mid-stream by the next window.
        forget(flow -> true);
        return true;
    }

    /**
     * Begins to keep what this scope needs; returns the ordinal of the first frame that comes from now on. Whose a connection is that was
     * opened before is asked while it lives: a test may use and close it before anybody looks again.
     */
    synchronized long open(Scope scope) {
        if (scopes.isEmpty()) {
            forget(Flow::over);
        }
        scopes.add(scope);
        if (!scope.byPort()) {
            attribute(flow -> !flow.over());
        }
        return nextOrdinal;
    }

    synchronized void close(Scope scope) {
        scopes.remove(scope);
        if (scopes.isEmpty()) {
            forget(Flow::over);
        }
    }

    private void forget(Predicate<Flow> finished) {
        log.removeIf(captured -> {
            boolean goes = finished.test(captured.flow());
            if (goes) {
                captured.flow().forget();
            }
            return goes;
        });
        footprint = log.stream().mapToLong(CapturedFrame::footprint).sum();
        unattributed.removeIf(finished);
        ofForeignServers.removeIf(finished);
        flows.values().removeIf(Flow::over);
    }

    /** How many frames were not kept since the capture began because the heap's share for them was full. */
    synchronized long notKept() {
        return notKept;
    }

    /** The kept frames of these flows with ordinals from {@code from} to below {@code to}, in order. */
    synchronized List<CapturedFrame> framesBetween(long from, long to, Set<Flow> wanted) {
        List<CapturedFrame> found = new ArrayList<>();
        for (int i = indexOf(from), end = indexOf(to); i < end; i++) {
            if (wanted.contains(log.get(i).flow())) {
                found.add(log.get(i));
            }
        }
        return found;
    }

    /** The flows that have kept frames with ordinals from {@code from} to below {@code to}. */
    synchronized Set<Flow> flowsBetween(long from, long to) {
        Set<Flow> found = new HashSet<>();
        for (int i = indexOf(from), end = indexOf(to); i < end; i++) {
            found.add(log.get(i).flow());
        }
        return found;
    }

    /** Those of the flows that pass, as they are now. */
    synchronized List<Flow> only(Set<Flow> candidates, Predicate<Flow> test) {
        return candidates.stream().filter(test).toList();
    }

    /** The ordinal that the next segment will have. */
    synchronized long nextOrdinal() {
        return nextOrdinal;
    }

    /** Asks again for the owners of the flows active since {@code ordinal} that had none. */
    synchronized void attributeSince(long ordinal) {
        attribute(flow -> flow.activeSince(ordinal) && flow.worthAskingAgain());
    }

    private void attribute(Predicate<Flow> worthIt) {
        for (Flow flow : List.copyOf(unattributed)) {
            if (worthIt.test(flow)) {
                flow.ownership(owners.of(flow.client(), flow.server()));
            }
            if (flow.ownership() != Ownership.UNKNOWN) {
                unattributed.remove(flow);
                noteDoubt(flow);
            }
        }
    }

    /** Connections begun at {@code ordinal} or later to servers of other processes, whose clients nobody could find out. */
    synchronized List<Flow> guestsSince(long ordinal) {
        return ofForeignServers.stream()
                .filter(flow -> flow.openingSeen() && flow.beganAt(ordinal))
                .toList();
    }

    /** Whether every connection is surely ours. */
    synchronized boolean alone() {
        return owners.alone();
    }

    /** Whether another process was ever seen to open a connection. */
    synchronized boolean strangers() {
        return strangers;
    }

    /**
     * Waits until a segment with an ordinal of at least {@code ordinal} has been kept.
     *
     * @param deadline by {@link System#nanoTime()}
     * @return false when none came in time
     */
    synchronized boolean awaitFrame(long ordinal, long deadline) throws InterruptedException {
        while (log.isEmpty() || log.get(log.size() - 1).ordinal() < ordinal) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    private int indexOf(long ordinal) {
        int low = 0;
        int high = log.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (log.get(middle).ordinal() < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
