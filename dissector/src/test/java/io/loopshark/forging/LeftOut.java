package io.loopshark.forging;

import io.loopshark.segment.Flags;
import io.loopshark.testing.Trace;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Why a forgery may be passed over: a healthy connection, seen through a capture that is not perfect, shows the very same segments,
 * so no observer could tell. Each class carries that connection beside a forged one; {@code LeftOutTest} compares the two segment by
 * segment.
 */
enum LeftOut {
    /** The data so acknowledged comes right behind: two queues of the capture were merged in the wrong order. */
    ACK_CAPTURED_TOO_EARLY(
            false,
            """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            > P. 101:201(100) ack 1
            < . 1:1(0) ack 201
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.acknowledgement += 100),
            """
            > P. 1:101(100) ack 1
            > P. 101:201(100) ack 1
            < . 1:1(0) ack 201
            < . 1:1(0) ack 201
            """,
            segments -> Edits.swapped(segments, 4)),
    /**
     * The data that holds the number in its midst comes right behind, and nothing that is said later is at odds with it: its receiver
     * took only a part, and two queues of the capture were merged in the wrong order.
     */
    PART_TAKEN_OF_LATE_DATA(
            false,
            """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            > P. 101:201(100) ack 1
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.acknowledgement++),
            """
            > P. 1:101(100) ack 1
            > P. 101:201(100) ack 1
            < . 1:1(0) ack 102
            """,
            segments -> Edits.swapped(segments, 4)),
    /** What its sender sent last comes right behind, up to the very number: the RST took its place on the way. */
    RESET_CAPTURED_TOO_EARLY(
            false,
            """
            > P. 1:101(100) ack 1
            > P. 101:102(1) ack 1
            """,
            segments -> Edits.inserted(segments, 3, copy -> {
                copy.flags = Flags.RST;
                copy.sequence += 101;
                copy.carry(0);
            }),
            """
            > P. 1:101(100) ack 1
            +0 > P. 101:102(1) ack 1
            > R 102:102(0)
            """,
            segments -> Edits.swapped(segments, 4)),
    /** The capture missed the data that lies before this. */
    DATA_NOT_CAPTURED(
            true,
            """
            > P. 1:101(100) ack 1
            > P. 101:201(100) ack 1
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.sequence += 50),
            """
            > P. 1:101(100) ack 1
            +0 > P. 101:151(50) ack 1
            > P. 151:251(100) ack 1
            """,
            segments -> Edits.without(segments, 4)),
    /** Just the data so acknowledged comes much later: the capture missed its first copy. */
    FIRST_COPY_NOT_CAPTURED(
            true,
            """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            +0.3 > P. 101:201(100) ack 1
            < . 1:1(0) ack 201
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.acknowledgement += 100),
            """
            > P. 1:101(100) ack 1
            +0 > P. 101:201(100) ack 1
            < . 1:1(0) ack 201
            +0.3 > P. 101:201(100) ack 1
            < . 1:1(0) ack 201
            """,
            segments -> Edits.without(segments, 4)),
    /** Nothing comes that would tell. */
    CAPTURE_ENDS_TOO_EARLY(
            true,
            """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.acknowledgement++),
            """
            > P. 1:101(100) ack 1
            +0 > P. 101:102(1) ack 1
            < . 1:1(0) ack 102
            """,
            segments -> Edits.without(segments, 4)),
    /** An acknowledgement that made more room was missed. */
    OFFER_NOT_CAPTURED(
            true,
            """
            > P. 1:65001(65000) ack 1
            > P. 65001:65536(535) ack 1
            < . 1:1(0) ack 65536 win 1000
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.carry(635)),
            """
            > P. 1:65001(65000) ack 1
            +0 < . 1:1(0) ack 65001 win 2000
            > P. 65001:65636(635) ack 1
            < . 1:1(0) ack 65536 win 1000
            """,
            segments -> Edits.without(segments, 4)),
    /** The acknowledgement that made more room was sent first, and captured a little late. */
    OFFER_CAPTURED_TOO_LATE(
            false,
            """
            > P. 1:65001(65000) ack 1
            > P. 65001:65536(535) ack 1
            < . 1:1(0) ack 65001 win 2000
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.carry(635)),
            """
            > P. 1:65001(65000) ack 1
            < . 1:1(0) ack 65001 win 2000
            > P. 65001:65636(635) ack 1
            """,
            segments -> Edits.swapped(segments, 4)),
    /** One octet at SND.NXT-1 asks whether the other side is still there. */
    KEEP_ALIVE_BEHIND_FIN(
            false, """
            > F. 1:1(0) ack 1
            < . 1:1(0) ack 2
            > . 1:1(0) ack 1
            """, segments -> Edits.changed(segments, 5, copy -> copy.carry(1)), """
            > F. 1:1(0) ack 1
            < . 1:1(0) ack 2
            > . 1:2(1) ack 1
            """, segments -> segments),
    /** Long after the end comes a RST of the port's next use, of which the capture missed the rest. */
    NEXT_USE_NOT_CAPTURED(
            true,
            """
            > F. 1:1(0) ack 1
            < F. 1:1(0) ack 2
            > . 2:2(0) ack 2
            +2 > R 2:2(0)
            """,
            segments -> Edits.changed(segments, 6, copy -> copy.sequence += 1_000_000),
            """
            > F. 1:1(0) ack 1
            < F. 1:1(0) ack 2
            > . 2:2(0) ack 2
            +1 > S 1000001:1000001(0) win 65535
            +1 > R 1000002:1000002(0)
            """,
            segments -> Edits.without(segments, 6)),
    /** The third segment was missed; long after comes a keep-alive, which has one number less. */
    KEEP_ALIVE_AFTER_MISSED_ACK(
            true,
            "+5 > . 1:1(0) ack 1\n< . 1:1(0) ack 1\n",
            segments -> Edits.changed(Edits.without(segments, 2), 2, copy -> copy.sequence--),
            "+5 > . 0:0(0) ack 1\n< . 1:1(0) ack 1\n",
            segments -> Edits.without(segments, 2)),
    /**
     * The capture missed the octet so acknowledged, and the answer; what comes long after is a keep-alive, which has one number less.
     */
    KEEP_ALIVE_AFTER_MISSED_ANSWER(
            true,
            """
            > P. 1:101(100) ack 1
            +2 < . 1:1(0) ack 101
            """,
            segments -> Edits.changed(segments, 3, copy -> copy.acknowledgement++),
            """
            +0 < P. 1:2(1) ack 1
            > P. 1:101(100) ack 2
            +0 < . 2:2(0) ack 101
            +2 < . 1:1(0) ack 101
            """,
            segments -> Edits.without(Edits.without(segments, 5), 3)),
    /** The third segment was missed; an acknowledgement behind the first data was captured before that data. */
    OWN_DATA_CAPTURED_TOO_LATE(
            false,
            """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            """,
            segments -> Edits.changed(segments, 2, copy -> copy.sequence += 100),
            """
            +0 > P. 1:101(100) ack 1
            > . 101:101(0) ack 1
            < . 1:1(0) ack 101
            """,
            segments -> Edits.swapped(Edits.without(segments, 2), 2)),
    /**
     * What was seen answers the acknowledgement that came just before the FIN, as some peers do; the answer to the FIN was missed, or
     * came after the capture's end.
     */
    ANSWER_TO_ACK_BEFORE_FIN(
            false,
            """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            > F. 1:1(0) ack 1 <TS val 12 ecr 20>
            < . 1:1(0) ack 2 <TS val 30 ecr 12>
            < F. 1:1(0) ack 2 <TS val 30 ecr 12>
            +0.1 > . 2:2(0) ack 2 <TS val 13 ecr 30>
            """,
            segments -> Edits.changed(segments, 6, copy -> copy.acknowledgement--),
            """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            > F. 1:1(0) ack 1 <TS val 12 ecr 20>
            < . 1:1(0) ack 2 <TS val 30 ecr 12>
            < F. 1:1(0) ack 2 <TS val 30 ecr 12>
            +0.1 > . 2:2(0) ack 1 <TS val 13 ecr 30>
            > . 2:2(0) ack 2 <TS val 13 ecr 30>
            """,
            segments -> Edits.without(segments, 7)),
    /** The same, but nothing was missed: a RST came behind the FIN, and whoever gets that answers no more. */
    RESET_BEFORE_ANSWER_TO_FIN(
            false,
            """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            > F. 1:1(0) ack 1 <TS val 12 ecr 20>
            < . 1:1(0) ack 2 <TS val 30 ecr 12>
            < F. 1:1(0) ack 2 <TS val 30 ecr 12>
            < R. 2:2(0) ack 2
            +0.1 > . 2:2(0) ack 2 <TS val 13 ecr 30>
            """,
            segments -> Edits.changed(segments, 7, copy -> copy.acknowledgement--),
            """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            > F. 1:1(0) ack 1 <TS val 12 ecr 20>
            < . 1:1(0) ack 2 <TS val 30 ecr 12>
            < F. 1:1(0) ack 2 <TS val 30 ecr 12>
            < R. 2:2(0) ack 2
            +0.1 > . 2:2(0) ack 1 <TS val 13 ecr 30>
            """,
            segments -> segments),
    /**
     * What echoes the FIN's timestamp had crossed the FIN: it answers an acknowledgement with the same timestamp, just before the FIN,
     * that was missed; and so was the answer to the FIN.
     */
    ANSWER_TO_UNSEEN_ACK_BEFORE_FIN(
            true,
            """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            < P. 1:11(10) ack 1 <TS val 21 ecr 11>
            > F. 1:1(0) ack 11 <TS val 12 ecr 21>
            < F. 11:11(0) ack 2 <TS val 22 ecr 12>
            """,
            segments -> Edits.changed(segments, 5, copy -> copy.acknowledgement--),
            """
            > S 0:0(0) win 65535 <mss 1460,TS val 10 ecr 0>
            < S. 0:0(0) ack 1 win 65535 <mss 1460,TS val 20 ecr 10>
            > . 1:1(0) ack 1 <TS val 11 ecr 20>
            < P. 1:11(10) ack 1 <TS val 21 ecr 11>
            +0 > . 1:1(0) ack 11 <TS val 12 ecr 21>
            > F. 1:1(0) ack 11 <TS val 12 ecr 21>
            < F. 11:11(0) ack 1 <TS val 22 ecr 12>
            < . 12:12(0) ack 2 <TS val 22 ecr 12>
            """,
            segments -> Edits.without(Edits.without(segments, 7), 4)),
    /**
     * What was seen answers the third segment of the handshake, which the data had overtaken, so that it came before the window; the
     * answer to the FIN came after the capture's end.
     */
    OVERTAKEN_SEGMENT_ANSWERED(
            false,
            """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            > F. 101:101(0) ack 1
            < . 1:1(0) ack 102
            """,
            segments -> Edits.changed(segments, 6, copy -> copy.acknowledgement--),
            """
            > P. 1:101(100) ack 1
            < . 1:1(0) ack 101
            > F. 101:101(0) ack 1
            < . 1:1(0) ack 101
            < . 1:1(0) ack 102
            """,
            segments -> Edits.without(segments, 7)),
    /** What was seen had crossed the FIN on its way; the answer itself was missed, or came after the capture's end. */
    ANSWER_TO_FIN_NOT_CAPTURED(
            false,
            """
            > F. 1:1(0) ack 1
            < F. 1:1(0) ack 2
            > . 2:2(0) ack 2
            """,
            segments -> Edits.changed(segments, 4, copy -> copy.acknowledgement--),
            """
            > F. 1:1(0) ack 1
            < F. 1:1(0) ack 1
            > . 2:2(0) ack 2
            < . 2:2(0) ack 2
            """,
            segments -> Edits.without(segments, 6));

    private static final String OPENING = """
            > S 0:0(0) win 65535 <mss 1460>
            < S. 0:0(0) ack 1 win 65535 <mss 1460>
            > . 1:1(0) ack 1
            """;

    /** Whether the excuse asks for a frame that the capture lost; a source that vouches for no loss leaves none. */
    final boolean lost;

    private final String right;
    private final UnaryOperator<List<Forged>> forgery;
    private final String healthy;
    private final UnaryOperator<List<Forged>> capture;

    LeftOut(
            boolean lost,
            String right,
            UnaryOperator<List<Forged>> forgery,
            String healthy,
            UnaryOperator<List<Forged>> capture) {
        this.lost = lost;
        this.right = right;
        this.forgery = forgery;
        this.healthy = healthy;
        this.capture = capture;
    }

    private static List<Forged> segments(String text) {
        String whole = text.startsWith("> S") ? text : OPENING + text;
        return Trace.of(whole).segments().stream().map(Forged::new).toList();
    }

    /** A connection in which something was forged. */
    List<Forged> forged() {
        return forgery.apply(segments(right));
    }

    /** The healthy connection as it was. */
    List<Forged> healthy() {
        return segments(healthy);
    }

    /** What an imperfect capture shows of the healthy connection. */
    List<Forged> captured() {
        return capture.apply(healthy());
    }
}
