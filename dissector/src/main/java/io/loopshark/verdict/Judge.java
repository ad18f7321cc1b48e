package io.loopshark.verdict;

import io.loopshark.capture.FrameSource.Trust;
import io.loopshark.connection.Connection;
import io.loopshark.connection.Handshake;
import io.loopshark.connection.Peer;
import io.loopshark.connection.PeerSnapshot;
import io.loopshark.connection.Side;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;
import io.loopshark.wireshark.ConnectionFlags;
import io.loopshark.zeek.ZeekConnection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets every rule look at each segment, then advances the connection; at the end of a connection, says what it came to. */
public final class Judge {

    static final Rule[] RULES = {
        new SynAckNumber(),
        new IsnChanged(),
        new HandshakeAckSequence(),
        new AckOfUnsentData(),
        new IllegalFlags(),
        new OptionNotNegotiated(),
        new TimestampMissing(),
        new SequenceGap(),
        new BeyondWindow(),
        new WindowShrunk(),
        new FlaggedByWireshark(),
        new RetransmissionDiffers(),
        new SackInvalid(),
        new TimestampRegressed(),
        new FinAckNumber(),
        new DataAfterFin(),
        new SequenceAfterFin(),
        new DataAfterPeerClosed(),
        new DataLostByReset(),
        new ResetUnacceptable(),
        new OldDuplicateSyn(),
        new HalfOpenDiscovered(),
        new ChallengeAck(),
        new PortReused(),
        new FastOpen(),
        new EcnNegotiated(),
        new SimultaneousOpen()
    };

    // What the capture shows once more says nothing of the peers; Wireshark takes it for a repetition.
    private static final Rule[] RULES_FOR_COPIES = {new DuplicateFrame(), new FlaggedByWireshark()};

    private static final Rule[][] RULES_BY_OCCASION = Occasion.table(RULES);

    private static final CaseFile NOTHING = new CaseFile();

    private final PayloadMemory payloads = new PayloadMemory();
    private final RecentFrames recentFrames = new RecentFrames();
    private final Scene scene = new Scene(payloads);
    private final StepsKept steps;

    /**
     * @param steps which connections keep all their segments with both peers' states
     */
    public Judge(StepsKept steps) {
        this.steps = steps;
    }

    /**
     * The short way: advances the connection when the segment is exactly the next one expected.
     *
     * @return false when the segment needs {@link #judge}; nothing has changed then
     */
    public boolean judgeExpected(Connection connection, SegmentView segment) {
        if (!connection.predictable() || steps.includes(connection)) {
            return false;
        }
        Side side = connection.sender(segment);
        Peer from = connection.peer(side);
        Peer to = connection.peer(side.other());
        // What takes the short way shows no state, so it has to be proven before.
        if (!from.stateObserved() || !Prediction.holds(connection, segment, from, to)) {
            return false;
        }
        payloads.remember(segment, from);
        recentFrames.note(segment);
        ZeekConnection.observeExpected(connection, segment, side);
        connection.advanceExpected(segment, from, to);
        return true;
    }

    /** Judges the segment against the connection as it is, then advances the connection. */
    public void judge(Connection connection, SegmentView segment) {
        Side side = connection.sender(segment);
        int analysisFlags = ConnectionFlags.observe(connection, segment, side);
        scene.set(connection, segment, side, recentFrames.repeats(segment), analysisFlags);
        if (scene.capturedBefore()) {
            for (Rule rule : RULES_FOR_COPIES) {
                rule.examine(scene);
            }
        } else if (!connection.isOldSynAck(segment)) {
            // Where segments are kept nothing is passed over, so that a test can hold one against the other.
            for (Rule rule : steps.includes(connection) ? RULES : RULES_BY_OCCASION[Occasion.of(scene)]) {
                rule.examine(scene);
            }
            payloads.remember(segment, scene.from());
        }
        ZeekConnection.observe(connection, segment);
        if (steps.includes(connection)) {
            PeerSnapshot client = connection.snapshot(Side.CLIENT);
            PeerSnapshot server = connection.snapshot(Side.SERVER);
            advance(connection, segment);
            CaseFile.open(connection)
                    .keepStep(
                            steps.of(segment),
                            side,
                            client,
                            server,
                            connection.snapshot(Side.CLIENT),
                            connection.snapshot(Side.SERVER));
        } else {
            advance(connection, segment);
        }
    }

    private void advance(Connection connection, SegmentView segment) {
        if (scene.capturedBefore()) {
            connection.countAgain(segment);
        } else {
            connection.advance(segment);
        }
        if (connection.predictable() && (!ConnectionFlags.inStep(connection) || undecided(connection))) {
            connection.keepToTheLongWay();
        }
    }

    private static boolean undecided(Connection connection) {
        CaseFile caseFile = CaseFile.of(connection);
        return caseFile != null && caseFile.undecided();
    }

    /**
     * What the connection came to. With {@code atEnd} the rules decide what they had left open; without, the connection is shown as
     * it stands and may go on.
     */
    public JudgedConnection conclude(Connection connection, Trust trust, boolean atEnd) {
        CaseFile attached = CaseFile.of(connection);
        boolean nothing = attached == null
                && !connection.client().hasHoles()
                && !connection.server().hasHoles();
        CaseFile caseFile = nothing ? NOTHING : attached == null ? new CaseFile() : atEnd ? attached : attached.copy();
        if (!nothing) {
            Closing closing = new Closing(connection, caseFile, trust);
            for (Rule rule : RULES) {
                rule.conclude(closing);
            }
        }
        return describe(connection, caseFile, verdict(connection, caseFile, trust));
    }

    private static Verdict verdict(Connection connection, CaseFile caseFile, Trust trust) {
        if (caseFile.has(Severity.VIOLATION)) {
            return Verdict.VIOLATED;
        }
        if (trust.lost() > 0
                || connection.handshake() == Handshake.NOT_SEEN
                || caseFile.inconclusive()
                || caseFile.has(FindingKind.SEQUENCE_GAP)) {
            return Verdict.INCONCLUSIVE;
        }
        return connection.opened() ? Verdict.VERIFIED : Verdict.INCOMPLETE;
    }

    private static JudgedConnection describe(Connection connection, CaseFile caseFile, Verdict verdict) {
        Peer client = connection.client();
        Peer server = connection.server();
        boolean plain = caseFile == NOTHING;
        return new JudgedConnection(
                connection.number(),
                client.endpoint(),
                server.endpoint(),
                connection.rolesObserved(),
                connection.firstFrame(),
                connection.lastFrame(),
                connection.packets(),
                connection.startNanos(),
                // A capture whose clock went back has no negative durations all the same.
                Math.max(0, connection.lastNanos() - connection.startNanos()),
                isn(client),
                isn(server),
                client.bytes(),
                server.bytes(),
                connection.handshake(),
                connection.teardown(),
                connection.closedFirstBy(),
                client.state(),
                server.state(),
                verdict,
                ConnectionFlags.completeness(connection),
                ZeekConnection.connState(connection),
                ZeekConnection.history(connection),
                connection.evicted(),
                plain ? List.of() : caseFile.findings(),
                plain ? Map.of() : caseFile.unlisted(),
                plain ? List.of() : caseFile.steps());
    }

    private static @Nullable SequenceNumber isn(Peer peer) {
        return peer.knowsIss() ? new SequenceNumber(peer.iss()) : null;
    }
}
