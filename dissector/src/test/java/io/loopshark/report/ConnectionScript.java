package io.loopshark.report;

import static io.loopshark.connection.TcpState.CLOSED;
import static io.loopshark.connection.TcpState.CLOSE_WAIT;
import static io.loopshark.connection.TcpState.ESTABLISHED;
import static io.loopshark.connection.TcpState.FIN_WAIT_1;
import static io.loopshark.connection.TcpState.FIN_WAIT_2;
import static io.loopshark.connection.TcpState.LAST_ACK;
import static io.loopshark.connection.TcpState.TIME_WAIT;

import io.loopshark.connection.Closer;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.connection.TcpState;
import io.loopshark.connection.Teardown;
import io.loopshark.segment.Endpoint;
import io.loopshark.segment.IpAddress;
import io.loopshark.segment.Segment;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.verdict.Finding;
import io.loopshark.verdict.FindingKind;
import io.loopshark.verdict.JudgedConnection;
import io.loopshark.verdict.Sentence;
import io.loopshark.verdict.Severity;
import io.loopshark.verdict.Step;
import io.loopshark.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A judged connection written down segment by segment, without tracker and rules: {@code client("S", 0, 0, 0)}. Flags are
 * packetdrill's letters, numbers count from the ISNs, each segment comes ten microseconds after the one before it.
 */
final class ConnectionScript {

    static final int CLIENT_ISN = 1000;
    static final int SERVER_ISN = 5000;

    private Endpoint client = new Endpoint(IpAddress.v4(0x7f000001), 52528);
    private Endpoint server = new Endpoint(IpAddress.v4(0x7f000001), 80);
    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<FindingKind, Long> unlisted = new EnumMap<>(FindingKind.class);
    private PeerSnapshot clientPeer = peer(TcpState.CLOSED, true);
    private PeerSnapshot serverPeer = peer(TcpState.LISTEN, false);
    private int clientIsn = CLIENT_ISN;
    private int serverIsn = SERVER_ISN;
    private boolean synsSeen = true;
    private boolean evicted;
    private int window = 65535;
    private Handshake handshake = Handshake.COMPLETE;
    private Teardown teardown = Teardown.OPEN;
    private final long start = 1_700_000_000_000_000_000L;

    static ConnectionScript script() {
        return new ConnectionScript();
    }

    /** Opened, 18 and 5 bytes, and closed in four segments by the client first. */
    static ConnectionScript closedInFour() {
        return opened().client("P.", 1, 1, 18)
                .server(".", 1, 19, 0)
                .server("P.", 1, 19, 5)
                .client(".", 19, 6, 0)
                .client("F.", 19, 6, 0, FIN_WAIT_1, ESTABLISHED)
                .server(".", 6, 20, 0, FIN_WAIT_2, CLOSE_WAIT)
                .server("F.", 6, 20, 0, FIN_WAIT_2, LAST_ACK)
                .client(".", 20, 7, 0, TIME_WAIT, CLOSED)
                .closing(Teardown.FOUR_SEGMENT);
    }

    /** SYN, SYN-ACK, ACK. */
    static ConnectionScript opened() {
        return script().client("S", 0, 0, 0, TcpState.SYN_SENT, TcpState.LISTEN)
                .server("S.", 0, 1, 0, TcpState.SYN_SENT, TcpState.SYN_RECEIVED)
                .client(".", 1, 1, 0, TcpState.ESTABLISHED, TcpState.ESTABLISHED);
    }

    ConnectionScript between(Endpoint clientEnd, Endpoint serverEnd) {
        client = clientEnd;
        server = serverEnd;
        return this;
    }

    /** The window that segments offer from now on. */
    ConnectionScript window(int size) {
        window = size;
        return this;
    }

    ConnectionScript isns(int ofClient, int ofServer) {
        clientIsn = ofClient;
        serverIsn = ofServer;
        return this;
    }

    ConnectionScript withoutSyns() {
        synsSeen = false;
        handshake = Handshake.NOT_SEEN;
        clientPeer = new PeerSnapshot(null, false, null, null, null, null, null, null);
        serverPeer = clientPeer;
        return this;
    }

    ConnectionScript opening(Handshake how) {
        handshake = how;
        return this;
    }

    ConnectionScript closing(Teardown how) {
        teardown = how;
        return this;
    }

    ConnectionScript client(String flags, long seq, long ack, int length, TcpState clientState, TcpState serverState) {
        return step(Side.CLIENT, flags, seq, ack, length, peer(clientState, true), peer(serverState, true));
    }

    ConnectionScript server(String flags, long seq, long ack, int length, TcpState clientState, TcpState serverState) {
        return step(Side.SERVER, flags, seq, ack, length, peer(clientState, true), peer(serverState, true));
    }

    /** A segment after which both peers are as before. */
    ConnectionScript client(String flags, long seq, long ack, int length) {
        return step(Side.CLIENT, flags, seq, ack, length, clientPeer, serverPeer);
    }

    ConnectionScript server(String flags, long seq, long ack, int length) {
        return step(Side.SERVER, flags, seq, ack, length, clientPeer, serverPeer);
    }

    /** The same states, but only inferred. */
    ConnectionScript inferred() {
        Step last = steps.remove(steps.size() - 1);
        clientPeer = peer(last.client().state(), false);
        serverPeer = peer(last.server().state(), false);
        steps.add(new Step(
                last.segment(),
                last.from(),
                last.clientBefore(),
                last.serverBefore(),
                clientPeer,
                serverPeer,
                List.of()));
        return this;
    }

    /** A finding about the segment just written. */
    ConnectionScript found(FindingKind kind, @Nullable Side by, @Nullable Long expected, @Nullable Long actual) {
        Sentence sentence = Sentence.of("something is wrong with {0}.", "{0} 有问题。", kind.name());
        findings.add(new Finding(kind, steps.size(), by, expected, actual, sentence));
        return this;
    }

    /** Lets the connection go before its end. */
    ConnectionScript evicted() {
        evicted = true;
        return this;
    }

    ConnectionScript unlisted(FindingKind kind, long count) {
        unlisted.put(kind, count);
        return this;
    }

    private ConnectionScript step(
            Side from,
            String letters,
            long seq,
            long ack,
            int length,
            PeerSnapshot clientAfter,
            PeerSnapshot serverAfter) {
        boolean byClient = from == Side.CLIENT;
        int flags = flags(letters);
        Segment segment = Segment.of(new PlainSegment(
                steps.size() + 1,
                start + steps.size() * 10_000L,
                byClient ? client : server,
                byClient ? server : client,
                flags,
                (int) ((byClient ? clientIsn : serverIsn) + seq),
                letters.contains(".") ? (int) ((byClient ? serverIsn : clientIsn) + ack) : 0,
                length,
                window));
        steps.add(new Step(segment, from, clientPeer, serverPeer, clientAfter, serverAfter, List.of()));
        clientPeer = clientAfter;
        serverPeer = serverAfter;
        return this;
    }

    private static int flags(String letters) {
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            bits |= 1 << "FSRP.UEWA".indexOf(letters.charAt(i));
        }
        return bits;
    }

    private static PeerSnapshot peer(@Nullable TcpState state, boolean observed) {
        return new PeerSnapshot(state, observed, null, null, null, null, null, null);
    }

    JudgedConnection build() {
        boolean violated = findings.stream().anyMatch(finding -> finding.severity() == Severity.VIOLATION);
        return new JudgedConnection(
                0,
                client,
                server,
                synsSeen,
                1,
                steps.size(),
                steps.size(),
                start,
                Math.max(0, steps.size() - 1) * 10_000L,
                synsSeen ? new SequenceNumber(clientIsn) : null,
                synsSeen ? new SequenceNumber(serverIsn) : null,
                bytes(Side.CLIENT),
                bytes(Side.SERVER),
                handshake,
                teardown,
                teardown == Teardown.OPEN ? null : Closer.CLIENT,
                clientPeer.state(),
                serverPeer.state(),
                violated ? Verdict.VIOLATED : synsSeen ? Verdict.VERIFIED : Verdict.INCONCLUSIVE,
                31,
                "SF",
                "ShAdDaFf",
                evicted,
                findings,
                unlisted,
                steps);
    }

    private long bytes(Side side) {
        return steps.stream()
                .filter(step -> step.from() == side)
                .mapToLong(step -> step.segment().payloadLength())
                .sum();
    }
}
