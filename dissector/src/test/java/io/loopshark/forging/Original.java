package io.loopshark.forging;

import io.loopshark.AnalysisOptions;
import io.loopshark.TcpAnalysis;
import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption.Bit;
import io.loopshark.verdict.JudgedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A healthy connection to forge in, with a plain ledger of what each side had sent, acknowledged and offered before each segment.
 * The ledger is written from the RFC, apart from the code under test; it counts every number from its side's ISN.
 */
final class Original {

    /** The two sides. */
    static final int CLIENT = 0;

    static final int SERVER = 1;

    /** What was so before a segment. */
    static final class Moment {
        /** Behind the highest number that the side had sent. */
        final int[] sent = {0, 0};
        /** The highest number of the other side that the side had acknowledged. */
        final int[] acknowledged = {0, 0};
        /** The highest number of the other side that the side had ever offered to take, exclusive. */
        final int[] edge = {0, 0};
        /** The highest number of the other side that the side's latest offer takes, exclusive. */
        final int[] offered = {0, 0};
        /** The latest TSval. */
        final int[] timestamp = {0, 0};
        /** Both SYNs seen and no gap open. */
        boolean known;
    }

    final String name;
    final List<Forged> segments;
    final int[] iss = new int[2];
    /** Where the first FIN is, −1 without one. */
    final int[] finIndex = {-1, -1};
    /** Its number. */
    final int[] fin = new int[2];
    /** The data that the SYN carried. */
    final int[] synData = new int[2];

    private final int[] synIndex = {-1, -1};
    private final int clientPort;
    private final long clientAddress;
    private final List<Moment> moments = new ArrayList<>();
    private final int agreed;

    /** The segments, whose frames count from 1; the first is a SYN of the client. */
    Original(String name, List<Forged> segments) {
        this.name = name;
        this.segments = segments;
        clientPort = segments.get(0).sourcePort();
        clientAddress = segments.get(0).sourceLow();
        for (int i = 0; i < segments.size(); i++) {
            Forged segment = segments.get(i);
            int side = side(segment);
            if (segment.has(Flags.SYN) && synIndex[side] < 0) {
                synIndex[side] = i;
                iss[side] = segment.sequence;
                synData[side] = segment.payloadLength;
            }
        }
        agreed = options(CLIENT) & options(SERVER);
        keepLedger();
    }

    private int options(int side) {
        return synIndex[side] < 0 ? 0 : segments.get(synIndex[side]).options;
    }

    /** Whether only one SYN or SYN-ACK of this side is there. */
    boolean oneSyn(int side) {
        return segments.stream()
                        .filter(segment -> segment.has(Flags.SYN) && side(segment) == side)
                        .count()
                == 1;
    }

    /** Whether all SYNs or SYN-ACKs of this side have the same ISN, so that it is plain which one counts. */
    boolean oneIsn(int side) {
        return segments.stream()
                .filter(segment -> segment.has(Flags.SYN) && side(segment) == side)
                .allMatch(segment -> segment.sequence == iss[side]);
    }

    /** Where the side's first SYN or SYN-ACK is. */
    int synIndex(int side) {
        return synIndex[side];
    }

    /** Whether both SYNs carried the option. */
    boolean agreed(int option) {
        return (agreed & option) != 0;
    }

    /** Whether the side's SYN carried the option. */
    boolean offered(int side, int option) {
        return (options(side) & option) != 0;
    }

    /** Who sent this. */
    int side(SegmentView segment) {
        boolean client = segment.sourcePort() == clientPort
                && (segment.sourceLow() == clientAddress || segment.destinationPort() != clientPort);
        return client ? CLIENT : SERVER;
    }

    int side(int index) {
        return side(segments.get(index));
    }

    /** What was so before the segment at {@code index}. */
    Moment before(int index) {
        return moments.get(index);
    }

    /** SEG.SEQ counted from its sender's ISN. */
    int sequence(Forged segment) {
        return segment.sequence - iss[side(segment)];
    }

    /** The number behind the segment, counted the same way. */
    int end(Forged segment) {
        return sequence(segment) + segment.sequenceLength();
    }

    /** SEG.ACK counted from the other side's ISN. */
    int acknowledgement(Forged segment) {
        return segment.acknowledgement - iss[1 - side(segment)];
    }

    /** How far the side's window field is shifted outside of SYNs. */
    int shift(int side) {
        return agreed(Bit.WINDOW_SCALE) ? Math.min(segments.get(synIndex[side]).shift, 14) : 0;
    }

    /** The first segment from {@code index} on that {@code side} sent; the size when there is none. */
    int next(int index, int side) {
        int i = index;
        while (i < segments.size() && side(i) != side) {
            i++;
        }
        return i;
    }

    private void keepLedger() {
        Moment now = new Moment();
        // SND.WL1 and SND.WL2 of RFC 9293 §3.10.7.4
        int[] windowSequence = {Integer.MIN_VALUE, Integer.MIN_VALUE};
        int[] windowAck = {0, 0};
        List<Missing> missing = List.of(new Missing(), new Missing());
        for (int i = 0; i < segments.size(); i++) {
            Forged segment = segments.get(i);
            int side = side(segment);
            now.known = synIndex[CLIENT] >= 0
                    && synIndex[SERVER] >= 0
                    && Math.max(synIndex[CLIENT], synIndex[SERVER]) < i
                    && missing.stream().allMatch(Missing::nothing)
                    && now.acknowledged[CLIENT] <= now.sent[SERVER]
                    && now.acknowledged[SERVER] <= now.sent[CLIENT];
            moments.add(copy(now));
            missing.get(side).sent(now.sent[side], sequence(segment), end(segment));
            now.sent[side] = Math.max(now.sent[side], end(segment));
            if (Flags.isSyn(segment.flags)) {
                now.edge[side] = Math.max(now.edge[side], 1 + segment.window);
            }
            if (segment.has(Flags.ACK) && !segment.has(Flags.RST)) {
                int acknowledged = acknowledgement(segment);
                now.acknowledged[side] = Math.max(now.acknowledged[side], acknowledged);
                int shift = segment.has(Flags.SYN) ? 0 : shift(side);
                int offered = acknowledged + (segment.window << shift);
                now.edge[side] = Math.max(now.edge[side], offered);
                boolean current = sequence(segment) > windowSequence[side]
                        || sequence(segment) == windowSequence[side] && acknowledged >= windowAck[side];
                if (current && acknowledged <= now.sent[1 - side]) {
                    now.offered[side] = offered;
                    windowSequence[side] = sequence(segment);
                    windowAck[side] = acknowledged;
                }
            }
            if (segment.hasOption(Bit.TIMESTAMPS)) {
                now.timestamp[side] = segment.timestampValue;
            }
            if (segment.has(Flags.FIN) && finIndex[side] < 0) {
                finIndex[side] = i;
                fin[side] = end(segment) - 1;
            }
        }
    }

    private static Moment copy(Moment now) {
        Moment copy = new Moment();
        for (int side = 0; side < 2; side++) {
            copy.sent[side] = now.sent[side];
            copy.acknowledged[side] = now.acknowledged[side];
            copy.edge[side] = now.edge[side];
            copy.offered[side] = now.offered[side];
            copy.timestamp[side] = now.timestamp[side];
        }
        copy.known = now.known;
        return copy;
    }

    /** The numbers of one side that were passed over and have not come yet. */
    private static final class Missing {
        private List<int[]> ranges = new ArrayList<>();

        void sent(int before, int from, int to) {
            List<int[]> rest = new ArrayList<>();
            for (int[] range : ranges) {
                add(rest, range[0], Math.min(range[1], from));
                add(rest, Math.max(range[0], to), range[1]);
            }
            add(rest, before, from);
            ranges = rest;
        }

        private static void add(List<int[]> ranges, int from, int to) {
            if (from < to) {
                ranges.add(new int[] {from, to});
            }
        }

        boolean nothing() {
            return ranges.isEmpty();
        }
    }

    /** The segments with the one at {@code index} changed. */
    List<Forged> changed(int index, Consumer<Forged> change) {
        return Edits.changed(segments, index, change);
    }

    /** The segments with one more behind that at {@code index}: a copy of it with this change. */
    List<Forged> inserted(int index, Consumer<Forged> change) {
        return Edits.inserted(segments, index, change);
    }

    /** The same connection with every number of the client moved by {@code client}, every one of the server by {@code server}. */
    Original shifted(String how, int client, int server) {
        List<Forged> shifted = new ArrayList<>();
        for (Forged segment : segments) {
            boolean byClient = side(segment) == CLIENT;
            int own = byClient ? client : server;
            int other = byClient ? server : client;
            shifted.add(segment.with(copy -> {
                if (!zeroReset(copy)) {
                    copy.sequence += own;
                }
                if (copy.has(Flags.ACK)) {
                    copy.acknowledgement += other;
                }
                for (int i = 0; i < copy.sackEdges.length; i++) {
                    copy.sackEdges[i] += other;
                }
            }));
        }
        return new Original(name + ", " + how, shifted);
    }

    /** A RST that answers a segment without ACK has number zero wherever the connection's numbers are (RFC 9293 §3.5.2). */
    private static boolean zeroReset(Forged segment) {
        return segment.has(Flags.RST) && segment.sequence == 0;
    }

    /** What the judge says of these segments. */
    static List<JudgedConnection> judge(List<? extends SegmentView> segments, Trust trust) {
        List<JudgedConnection> ended = new ArrayList<>();
        TcpAnalysis analysis = new TcpAnalysis(AnalysisOptions.DEFAULT, ended::add);
        analysis.trust(trust);
        segments.forEach(analysis::accept);
        analysis.finish(trust);
        return ended;
    }

    @Override
    public String toString() {
        return name;
    }
}
