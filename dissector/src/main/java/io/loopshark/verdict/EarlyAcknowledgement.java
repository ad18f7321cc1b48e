package io.loopshark.verdict;

import static io.loopshark.segment.SequenceNumber.after;
import static io.loopshark.segment.SequenceNumber.atOrAfter;
import static io.loopshark.segment.SequenceNumber.before;
import static io.loopshark.segment.SequenceNumber.distance;
import static io.loopshark.segment.SequenceNumber.later;
import static io.loopshark.segment.SequenceNumber.unsigned;

import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;
import io.loopshark.segment.TcpOption;

/**
 * An acknowledgement above everything captured, while it is not decided whether the capture or its sender is to blame: what it says,
 * and how far the other side has got since.
 */
final class EarlyAcknowledgement {

    final FindingKind kind;
    final long frame;
    final Side by;
    final long nanos;
    final int actual;
    final int iss;
    final int sequence;
    final int next;
    final boolean bringsNews;
    final int dataEnd;
    final boolean timestamped;
    final int timestamp;
    final int echo;
    final boolean echoesUnseen;
    /** The first octet that the capture had not shown when this came. */
    final int unseen;
    /** The highest acknowledgement of the same sender since. */
    int highest;
    /** So far the other side had sent when it was captured, or captured late what was certainly sent before. */
    int seen;
    /** So far the other side may have sent, with what may only be captured late. */
    int sentUpTo;
    /** So far it has gone on in pieces below the number. */
    int piecesUpTo;
    /** Just the bytes in question came much later: their first copy may have been missed. */
    boolean undecidable;
    /** The other side went on beyond the number, so the capture has a gap; but a source that has none has no excuse either. */
    boolean gap;
    /** The data came right behind, and the number lies in its midst. */
    boolean midst;
    /** The other side acknowledges in the midst of what it got. */
    private boolean answeredInMidst;

    EarlyAcknowledgement(FindingKind kind, Scene scene, int sentUpTo) {
        this.kind = kind;
        this.frame = scene.frame();
        this.by = scene.side();
        this.nanos = scene.segment().timestampNanos();
        this.actual = scene.segment().acknowledgement();
        this.iss = scene.to().iss();
        this.sequence = scene.segment().sequence();
        this.next = scene.segment().nextSequence();
        this.bringsNews = scene.segment().sequenceLength() > 0
                && scene.from().hasSent()
                && after(next, scene.from().sndNxt());
        this.dataEnd = scene.has(Flags.FIN) ? next - 1 : next;
        this.timestamped = scene.connection().agreed(TcpOption.Bit.TIMESTAMPS)
                && scene.segment().hasOption(TcpOption.Bit.TIMESTAMPS);
        this.timestamp = scene.segment().timestampValue();
        this.echo = scene.segment().timestampEcho();
        this.echoesUnseen = timestamped && after(echo, scene.to().timestamp());
        this.unseen = sentUpTo;
        this.highest = actual;
        this.seen = sentUpTo;
        this.sentUpTo = sentUpTo;
        this.piecesUpTo = sentUpTo;
    }

    /** How far the other side has got, in order. */
    int reached() {
        return later(sentUpTo, piecesUpTo);
    }

    /** Whether the other side has gone on below the number. */
    boolean goneOnBelow() {
        return after(piecesUpTo, sentUpTo);
    }

    /** Whether what ends there may have been sent before: where this acknowledgement ends, or a later one of its sender. */
    boolean mayBeSentAgainUpTo(int end) {
        return end == actual || end == highest;
    }

    /**
     * Whether the segment is no younger than the one whose timestamp the acknowledgement echoes, and which the capture had not shown
     * by then (RFC 7323 §4.3).
     */
    boolean mayEcho(SegmentView segment) {
        return echoesUnseen && segment.hasOption(TcpOption.Bit.TIMESTAMPS) && !after(segment.timestampValue(), echo);
    }

    /**
     * Whether the other side sends some of those bytes although it had got this acknowledgement of them, since it acknowledges what
     * first came with it: nobody sends again what is acknowledged, so they had not been sent before. A keep-alive's octet is nothing
     * sent.
     */
    boolean isDeniedBy(SegmentView segment) {
        boolean some = segment.sequenceLength() > 0
                && before(segment.sequence(), actual)
                && after(segment.nextSequence(), sentUpTo);
        boolean keepAlive = segment.payloadLength() == 1 && segment.sequence() == actual - 1;
        return some
                && !keepAlive
                && bringsNews
                && segment.has(Flags.ACK)
                && atOrAfter(segment.acknowledgement(), next)
                && comesLater(segment);
    }

    /** Whether the same side acknowledges less and certainly said so later: RCV.NXT goes forward only, so the former number was wrong. */
    boolean isTakenBackBy(SegmentView segment) {
        boolean newData = atOrAfter(segment.sequence(), next) && segment.sequenceLength() > 0;
        boolean laterStamp = timestamped
                && segment.hasOption(TcpOption.Bit.TIMESTAMPS)
                && after(segment.timestampValue(), timestamp);
        return segment.has(Flags.ACK)
                && before(segment.acknowledgement(), actual)
                && (newData || laterStamp || answersPieces(segment));
    }

    /** Whether it acknowledges what the other side has sent since, below the number. */
    private boolean answersPieces(SegmentView segment) {
        return after(segment.acknowledgement(), sentUpTo)
                && !after(segment.acknowledgement(), piecesUpTo)
                && comesLater(segment);
    }

    /** Whether it was sent later, not only captured so. */
    private boolean comesLater(SegmentView segment) {
        return segment.timestampNanos() - nanos >= CaptureOrder.LATE_NANOS;
    }

    /** The other side acknowledged so much: an octet in the midst of what this segment carries? */
    void noteAnswer(int acknowledgement, Scene scene) {
        answeredInMidst |= after(acknowledgement, sequence)
                && before(acknowledgement, dataEnd)
                && !SuperSegment.endsSegment(scene, distance(sequence, acknowledgement));
    }

    /**
     * Whether the sender, which has now acknowledged {@code acknowledgement}, may have taken only a part of a segment: it says the same
     * number again, or the two are of a kind that take what they get in parts. Who had named a wrong number names the right one next.
     */
    boolean standsBy(int acknowledgement) {
        return acknowledgement == actual || answeredInMidst;
    }

    Finding finding() {
        Sentence sentence = kind == FindingKind.HANDSHAKE_ACK_NUMBER
                ? Sentence.of(
                        "The third segment of the handshake acknowledges {0}, but the SYN-ACK has sequence number {1}, so {2} is"
                                + " due.",
                        "第三次握手的确认号是 {0}，而 SYN-ACK 的序号是 {1}，应当确认 {2}。", unsigned(actual), unsigned(iss), unsigned(seen))
                : Sentence.of(
                        "Acknowledges {0}, but the other side had sent up to {1} only.",
                        "确认号是 {0}，而对方只发送到 {1}：确认了尚未发送的数据。", unsigned(actual), unsigned(seen));
        return new Finding(kind, frame, by, unsigned(seen), unsigned(actual), sentence);
    }
}
