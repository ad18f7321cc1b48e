package io.loopshark.report.packets;

import io.loopshark.field.Field;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldType;
import io.loopshark.field.Words;
import io.loopshark.report.Dissection;
import io.loopshark.segment.Flags;
import io.loopshark.wireshark.AnalysisFlag;
import io.loopshark.wireshark.WiresharkAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts into the tree of a segment what Wireshark works out from the segments before it, at the places where Wireshark has it. */
final class SegmentNodes {

    private static final String PAYLOAD = "tcp.payload";
    private static final Set<String> EDGES = Set.of("tcp.options.sack_le", "tcp.options.sack_re");

    private final Dissection frame;
    private final long origin;

    private SegmentNodes(Dissection frame, long origin) {
        this.frame = frame;
        this.origin = origin;
    }

    /** The segment's node with its acknowledgement number, its times and its analysis in it. */
    static FieldNode added(FieldNode segment, Dissection frame) {
        SegmentNodes nodes = new SegmentNodes(frame, segment.origin());
        List<FieldNode> children = new ArrayList<>(segment.children());
        nodes.numbers(children);
        if (frame.packet().sackBlocks() > 0) {
            children.replaceAll(nodes::counted);
        }
        int at = children.size();
        while (at > 0 && children.get(at - 1).field().isCalled(PAYLOAD)) {
            at--;
        }
        children.addAll(at, nodes.behindTheHeader());
        return with(segment, segment.value(), children);
    }

    private static FieldNode with(FieldNode node, @Nullable Object value, List<FieldNode> children) {
        return new FieldNode(node.field(), value, node.span(), node.origin(), children, node.kind(), node.problem());
    }

    /** The node with edges of SACK blocks counted as acknowledgement numbers are. */
    private FieldNode counted(FieldNode node) {
        if (EDGES.contains(node.field().filter()) && node.value() instanceof Long raw) {
            return with(node, frame.edge(raw.intValue()), node.children());
        }
        if (node.children().isEmpty()) {
            return node;
        }
        List<FieldNode> children = node.children().stream().map(this::counted).toList();
        return with(node, node.value(), children);
    }

    /**
     * Without the ACK flag the acknowledgement number means nothing; Wireshark shows it as 0, not as counted from anything. In raw
     * numbers it calls none relative.
     */
    private void numbers(List<FieldNode> children) {
        boolean raw = !frame.options().relativeNumbers();
        if (raw) {
            before(children, "tcp.seq_raw", "tcp.seq", "Sequence Number", frame.sequence());
            children.replaceAll(node -> node.field().isCalled("tcp.nxtseq") ? plain(node) : node);
        }
        if (raw || !frame.packet().has(Flags.ACK)) {
            before(children, "tcp.ack_raw", "tcp.ack", "Acknowledgment Number", frame.acknowledgement());
        }
    }

    private void before(List<FieldNode> children, String next, String filter, String name, long value) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).field().isCalled(next)) {
                Field field = Field.of(filter, Words.of(name), FieldType.UNSIGNED);
                children.add(i, node(field, value, List.of(), FieldNode.Kind.DERIVED_PLAIN));
                return;
            }
        }
    }

    private FieldNode plain(FieldNode node) {
        Field field = Field.of(node.field().filter(), node.field().name(), FieldType.UNSIGNED);
        return node(field, node.value(), List.of(), FieldNode.Kind.DERIVED);
    }

    private List<FieldNode> behindTheHeader() {
        WiresharkAnalysis analysis = frame.analysis();
        List<FieldNode> nodes = new ArrayList<>();
        nodes.add(group(
                "",
                "Timestamps",
                List.of(
                        seconds(
                                "tcp.time_relative",
                                "Time since first frame in this TCP stream",
                                analysis.timeRelativeNanos()),
                        seconds(
                                "tcp.time_delta",
                                "Time since previous frame in this TCP stream",
                                analysis.timeDeltaNanos()))));
        List<FieldNode> found = analysis(analysis);
        if (!found.isEmpty()) {
            nodes.add(group("tcp.analysis", "SEQ/ACK analysis", found));
        }
        return nodes;
    }

    private List<FieldNode> analysis(WiresharkAnalysis analysis) {
        List<FieldNode> nodes = new ArrayList<>();
        if (analysis.acknowledgedFrame() != 0) {
            nodes.add(number(
                    "tcp.analysis.acks_frame", "This is an ACK to the segment in frame", analysis.acknowledgedFrame()));
        }
        if (analysis.ackRttNanos() != 0) {
            nodes.add(seconds("tcp.analysis.ack_rtt", "The RTT to ACK the segment was", analysis.ackRttNanos()));
        }
        if (analysis.remarkable() && analysis.initialRttNanos() != 0) {
            nodes.add(seconds("tcp.analysis.initial_rtt", "iRTT", analysis.initialRttNanos()));
        }
        if (analysis.bytesInFlight() != 0) {
            nodes.add(number("tcp.analysis.bytes_in_flight", "Bytes in flight", analysis.bytesInFlight()));
        }
        List<FieldNode> flags = flags();
        if (!flags.isEmpty()) {
            nodes.add(group("tcp.analysis.flags", "TCP Analysis Flags", flags));
        }
        duplicate(nodes, analysis);
        return nodes;
    }

    private List<FieldNode> flags() {
        List<FieldNode> nodes = new ArrayList<>();
        for (AnalysisFlag flag : AnalysisFlag.values()) {
            if (flag.shownIn(frame.flags())) {
                nodes.add(mark(flag.fieldName(), flag.title()));
            }
        }
        return nodes;
    }

    private void duplicate(List<FieldNode> nodes, WiresharkAnalysis analysis) {
        if (analysis.duplicateAckNumber() == 0) {
            return;
        }
        // Wireshark has this one twice in its tree.
        nodes.add(mark(AnalysisFlag.DUPLICATE_ACK.fieldName(), "This is a TCP duplicate ack"));
        nodes.add(number("tcp.analysis.duplicate_ack_num", "Duplicate ACK #", analysis.duplicateAckNumber()));
        nodes.add(number(
                "tcp.analysis.duplicate_ack_frame", "Duplicate to the ACK in frame", analysis.duplicateAckFrame()));
    }

    private FieldNode number(String filter, String name, long value) {
        return derived(filter, name, FieldType.UNSIGNED, value);
    }

    private FieldNode seconds(String filter, String name, long nanos) {
        Field field = Field.of(filter, Words.of(name), FieldType.TEXT, "{value} seconds");
        return node(field, DissectionValues.seconds(nanos), List.of(), FieldNode.Kind.DERIVED);
    }

    private FieldNode mark(String filter, String name) {
        return derived(filter, name, FieldType.NONE, null);
    }

    private FieldNode derived(String filter, String name, FieldType type, @Nullable Object value) {
        return node(Field.of(filter, Words.of(name), type), value, List.of(), FieldNode.Kind.DERIVED);
    }

    private FieldNode group(String filter, String name, List<FieldNode> children) {
        return node(Field.of(filter, Words.of(name), FieldType.NONE), null, children, FieldNode.Kind.DERIVED);
    }

    private FieldNode node(Field field, @Nullable Object value, List<FieldNode> children, FieldNode.Kind kind) {
        return new FieldNode(field, value, null, origin, children, kind, null);
    }
}
