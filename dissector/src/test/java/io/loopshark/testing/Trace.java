package io.loopshark.testing;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A connection written in packetdrill's notation, a segment a line: {@code > S 0:0(0) win 65535 <mss 1460>} goes from the client to
 * the server, {@code <} the other way. Numbers count from the ISNs. A line may open with {@code +0.2}, seconds since the line before
 * (ten microseconds without it). Lines that begin with {@code #} are comments.
 */
public final class Trace {

    private final List<TraceSegment> segments;

    private Trace(List<TraceSegment> segments) {
        this.segments = segments;
    }

    /** The segments of {@code text}, with these ISNs. */
    public static Trace of(int clientIsn, int serverIsn, String text) {
        List<TraceSegment> segments = new ArrayList<>();
        long nanos = 1_000_000_000L;
        for (String line : text.split("\n")) {
            String trimmed = line.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            long delay = 10_000;
            if (trimmed.startsWith("+")) {
                int space = trimmed.indexOf(' ');
                delay = Math.round(Double.parseDouble(trimmed.substring(1, space)) * 1e9);
                trimmed = trimmed.substring(space).strip();
            }
            nanos += delay;
            segments.add(TraceSegment.parse(trimmed, segments.size() + 1, nanos, clientIsn, serverIsn));
        }
        return new Trace(segments);
    }

    /** The same with ISNs that are nothing special. */
    public static Trace of(String text) {
        return of(1_000_000, 2_000_000_000, text);
    }

    /** How many segments there are. */
    public int size() {
        return segments.size();
    }

    /** The segment at {@code index}, from 0. */
    public TraceSegment segment(int index) {
        return segments.get(index);
    }

    /** Every segment, in order. */
    public List<TraceSegment> segments() {
        return Collections.unmodifiableList(segments);
    }

    /** The same without the segment at {@code index}. */
    public Trace without(int index) {
        List<TraceSegment> changed = new ArrayList<>(segments);
        changed.remove(index);
        return renumbered(changed);
    }

    /** The same with the segment at {@code index} changed. */
    public Trace with(int index, UnaryOperator<TraceSegment> change) {
        List<TraceSegment> changed = new ArrayList<>(segments);
        changed.set(index, change.apply(changed.get(index)));
        return renumbered(changed);
    }

    /** The same with the segment at {@code index} and the next one exchanged, times included. */
    public Trace swapped(int index) {
        List<TraceSegment> changed = new ArrayList<>(segments);
        Collections.swap(changed, index, index + 1);
        return renumbered(changed);
    }

    /** The same from the segment at {@code index} on. */
    public Trace from(int index) {
        return renumbered(new ArrayList<>(segments.subList(index, segments.size())));
    }

    /** The same up to, without, the segment at {@code index}. */
    public Trace upTo(int index) {
        return renumbered(new ArrayList<>(segments.subList(0, index)));
    }

    /** The same without the segments of one side. */
    public Trace onlyFrom(int port) {
        return renumbered(new ArrayList<>(segments.stream()
                .filter(segment -> segment.sourcePort() == port)
                .toList()));
    }

    /** The same on a socket that is connected to itself. */
    public Trace toItself() {
        return new Trace(segments.stream().map(TraceSegment::withBothEndsClient).toList());
    }

    /** The same with the segment at {@code index} twice. */
    public Trace twice(int index) {
        List<TraceSegment> changed = new ArrayList<>(segments);
        changed.add(index, changed.get(index));
        return renumbered(changed);
    }

    /** The same with each segment {@code copies} times in a row. */
    public Trace repeated(int copies) {
        List<TraceSegment> changed = new ArrayList<>();
        segments.forEach(segment -> changed.addAll(Collections.nCopies(copies, segment)));
        return renumbered(changed);
    }

    private static Trace renumbered(List<TraceSegment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            segments.set(i, segments.get(i).numbered(i + 1));
        }
        return new Trace(segments);
    }

    /** The verdicts on this trace as a file would give them. */
    public List<JudgedConnection> judged() {
        return judged(Trust.FILE, AnalysisOptions.DEFAULT);
    }

    /** The verdicts with another source or other options. */
    public List<JudgedConnection> judged(Trust trust, AnalysisOptions options) {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(options, ended::add);
        for (SegmentView segment : segments) {
            analysis.accept(segment);
        }
        analysis.finish(trust);
        return ended;
    }

    /** The only connection of this trace. */
    public JudgedConnection only() {
        List<JudgedConnection> judged = judged();
        if (judged.size() != 1) {
            throw new AssertionError("expected one connection, not " + judged);
        }
        return judged.get(0);
    }

    /** A short name for messages. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append(segment).append('\n'));
        return text.toString();
    }

    static long relative(int number, int isn) {
        return SequenceNumber.unsigned(number - isn);
    }
}
