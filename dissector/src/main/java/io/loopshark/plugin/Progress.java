package io.loopshark.plugin;

import io.loopshark.field.FieldNode;
import org.jspecify.annotations.Nullable;

/** What came of looking for a message. */
public sealed interface Progress {

    /**
     * There is one.
     *
     * @param octets how many bytes it takes from the front, at least 1 and no more than there are
     * @param tree its fields
     * @param column what the packet list shows under Protocol; the empty text for {@link Protocol#column()}
     * @param info what the packet list shows under Info
     * @param protocol whose message it is, where a connection changed to another protocol; null for the dissector's own
     */
    record Message(
            int octets,
            FieldNode tree,
            String column,
            String info,
            @Nullable Protocol protocol) implements Progress {

        /** A message of the dissector's own protocol. */
        public Message(int octets, FieldNode tree, String column, String info) {
            this(octets, tree, column, info, null);
        }
    }

    /**
     * It isn't whole yet.
     *
     * @param octets how many bytes there must be, from the front; not more than are there already where that is unknown
     */
    record Wants(long octets) implements Progress {}

    /** The bytes are none of this protocol. */
    record NotMine() implements Progress {}

    /** The protocol is over: these bytes, and all that follow in both directions, are another's, as in a tunnel. */
    record Over() implements Progress {}

    /** A message of the protocol's own name. */
    static Progress message(int octets, FieldNode tree, String info) {
        return new Message(octets, tree, "", info);
    }

    /** So many bytes, from the front, are needed to go on. */
    static Progress wants(long octets) {
        return new Wants(octets);
    }

    /** More bytes are needed, who knows how many. */
    static Progress wantsMore() {
        return new Wants(0);
    }

    /** Somebody else's bytes. */
    static Progress notMine() {
        return new NotMine();
    }

    /** Somebody else's bytes from here on. */
    static Progress over() {
        return new Over();
    }
}
