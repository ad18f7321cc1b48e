package io.loopshark.wireshark;

import io.loopshark.connection.Connection;
import io.loopshark.connection.Place;
import io.loopshark.connection.Side;
import io.loopshark.segment.Flags;
import io.loopshark.segment.SegmentView;

/**
 * Wireshark's flags for the segments of a {@link Connection}, with as little memory and work as they need.
 *
 * <p>A connection that was only ever asked for by one SYN needs no memory at all: its peer knows all there is. Nor is every segment
 * looked at: those that are exactly the next ones expected have no flags, and what they change is taken from the peers when the
 * next other one comes. For that both must have been in step before ({@link #inStep}).
 *
 * <p>A SYN with another number begins another stream for Wireshark, even where it belongs to the connection: an old duplicate, or
 * that of a half-open peer. So do we here, for the flags; the completeness is that of all segments.
 */
public final class ConnectionFlags {

    private static final Place<Conversation> PLACE = new Place<>(Conversation.class);

    private static final int OPENING_OR_END = Flags.SYN | Flags.ACK | Flags.FIN | Flags.RST;

    private ConnectionFlags() {}

    /**
     * Takes the next segment, before the connection advances by it.
     *
     * @param connection the connection as it was before the segment
     * @param segment the segment; not kept
     * @param sender who sent it
     * @return what Wireshark flags it with: an OR of {@link AnalysisFlag#mask()}, 0 for an ordinary one
     */
    public static int observe(Connection connection, SegmentView segment, Side sender) {
        Conversation conversation = connection.companion(PLACE);
        if (conversation == null) {
            if (connection.packets() == 0 && plainSyn(segment)) {
                return 0;
            }
            conversation = connection.packets() == 0 ? new Conversation() : afterSyn(connection);
            connection.accompany(PLACE, conversation);
        } else {
            conversation.flow(true).catchUpWith(connection.client());
            if (!connection.selfConnected()) {
                conversation.flow(false).catchUpWith(connection.server());
            }
        }
        boolean byClient = sender == Side.CLIENT;
        if (Flags.isSyn(segment.flags()) && conversation.endsBefore(segment, byClient)) {
            conversation.beginAgain();
        }
        return conversation.observe(segment, byClient);
    }

    /** A SYN of which the peer will know everything that matters here. */
    private static boolean plainSyn(SegmentView segment) {
        return (segment.flags() & OPENING_OR_END) == Flags.SYN && segment.acknowledgement() == 0;
    }

    /** The conversation after its first segment, a plain SYN. */
    private static Conversation afterSyn(Connection connection) {
        Conversation conversation = new Conversation();
        conversation.begin(connection.client(), connection.startNanos());
        return conversation;
    }

    /**
     * Whether segments that are exactly the next ones expected may pass without being looked at, from here on: both sides' numbers
     * are those of the peers, and none of the flags can come of such a segment.
     */
    public static boolean inStep(Connection connection) {
        Conversation conversation = connection.companion(PLACE);
        return conversation != null
                && !connection.selfConnected()
                && conversation.initialRttSettled()
                && conversation.flow(true).inStepWith(connection.client())
                && conversation.flow(false).inStepWith(connection.server());
    }

    /** {@code tcp.completeness} of the connection with all its segments counted in. */
    public static int completeness(Connection connection) {
        Conversation conversation = connection.companion(PLACE);
        if (conversation == null) {
            return connection.packets() == 0 ? 0 : afterSyn(connection).completeness();
        }
        return conversation.completeness()
                | (connection.expectedData() ? Completeness.DATA : 0)
                | (connection.expectedAcknowledgement() ? Completeness.ACK : 0);
    }
}
