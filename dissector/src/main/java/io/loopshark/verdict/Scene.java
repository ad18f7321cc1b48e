package io.loopshark.verdict;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Peer;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.SequenceNumber;
import org.jspecify.annotations.Nullable;

/** What a rule sees: one segment, and the connection as it was before it. Refilled for each segment. */
final class Scene {

    private final PayloadMemory payloads;
    private @Nullable Connection connection;
    private @Nullable SegmentView segment;
    private Side side = Side.CLIENT;
    private boolean capturedBefore;
    private int analysisFlags;

    Scene(PayloadMemory payloads) {
        this.payloads = payloads;
    }

    /**
     * Turns to the next segment.
     *
     * @param again whether the capture had one with the same header a moment before
     * @param flags what Wireshark flags it with
     */
    void set(Connection nextConnection, SegmentView nextSegment, Side nextSide, boolean again, int flags) {
        connection = nextConnection;
        segment = nextSegment;
        side = nextSide;
        analysisFlags = flags;
        // A keep-alive's octet is not what was sent under its number, so that nothing is to be compared.
        capturedBefore = again && (KeepAlive.mayBeGarbage(nextSegment, from()) || !altered(nextSegment));
    }

    private boolean altered(SegmentView again) {
        PayloadMemory.Difference difference = payloads.compare(again, from());
        return difference != null && !difference.padding();
    }

    Connection connection() {
        return present(connection);
    }

    SegmentView segment() {
        return present(segment);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no segment is being examined");
        }
        return value;
    }

    /** Whether the capture has shown this very segment, header and data, a moment before. */
    boolean capturedBefore() {
        return capturedBefore;
    }

    /** Who sent the segment. */
    Side side() {
        return side;
    }

    /** The sender. */
    Peer from() {
        return connection().peer(side);
    }

    /** The receiver. */
    Peer to() {
        return connection().peer(side.other());
    }

    /** What Wireshark flags the segment with: an OR of {@link io.loopshark.wireshark.AnalysisFlag#mask()}. */
    int analysisFlags() {
        return analysisFlags;
    }

    boolean has(int flags) {
        return segment().has(flags);
    }

    /** The data that was sent last. */
    PayloadMemory payloads() {
        return payloads;
    }

    /** Whether the segment is neither SYN nor RST: an ordinary one of an open connection. */
    boolean ordinary() {
        return !Flags.any(segment().flags(), Flags.SYN | Flags.RST);
    }

    /** ACK and nothing else that takes a sequence number. */
    boolean pureAck() {
        return has(Flags.ACK) && ordinary() && segment().sequenceLength() == 0;
    }

    long frame() {
        return segment().frameNumber();
    }

    /** What this rule remembers of the connection; null when nothing. */
    <T> @Nullable T memo(Rule rule, Class<T> type) {
        CaseFile caseFile = CaseFile.of(connection());
        return caseFile == null ? null : caseFile.memo(rule, type);
    }

    /** Remembers something for this rule until it is decided; the short way stays shut as long. */
    void remember(Rule rule, Object memo) {
        CaseFile.open(connection()).remember(rule, memo);
    }

    /** What this rule remembered is decided. */
    void forget(Rule rule) {
        CaseFile.open(connection()).remember(rule, null);
    }

    /**
     * Counts a finding of this kind where so many are listed already that it would not be; false where the rule has to report it. What
     * nobody will read is not worth putting together, and there may be one a segment.
     */
    boolean countsOnly(FindingKind kind) {
        CaseFile caseFile = CaseFile.of(connection());
        return caseFile != null && caseFile.countOnly(kind);
    }

    /** Reports a finding about a number of this segment. */
    void report(FindingKind kind, int expected, int actual, Sentence sentence) {
        report(new Finding(
                kind, frame(), side, SequenceNumber.unsigned(expected), SequenceNumber.unsigned(actual), sentence));
    }

    /** Reports a finding that is about no number. */
    void report(FindingKind kind, Sentence sentence) {
        report(new Finding(kind, frame(), side, null, null, sentence));
    }

    /** Reports a finding that is about no number and rests on another sentence than its kind does. */
    void report(FindingKind kind, Citation citation, Sentence sentence) {
        report(new Finding(kind, frame(), side, null, null, citation, sentence));
    }

    /** Something about the numbers can not be decided. */
    void markInconclusive() {
        CaseFile.open(connection()).markInconclusive();
    }

    /** Reports a finding, maybe about an earlier segment. */
    void report(Finding finding) {
        CaseFile.open(connection()).add(finding);
    }
}
