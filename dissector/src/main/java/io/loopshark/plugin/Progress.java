package io.loopshark.plugin;

import io.loopshark.field.FieldNode;

/** What came of looking for a message. */
public sealed interface Progress {

    /**
     * There is one.
     *
     * @param octets how many bytes it takes from the front, at least 1 and no more than there are
     * @param tree its fields
     * @param column what the packet list shows under Protocol; the empty text for {@link Protocol#column()}
     * @param info what the packet list shows under Info
     */
    record Message(int octets, FieldNode tree, String column, String info) implements Progress {}

    /**
     * It isn't whole yet.
     *
     * @param octets how many bytes there must be, from the front; not more than are there already where that is unknown
     */
    record Wants(long octets) implements Progress {}

    /** The bytes are none of this protocol. */
    record NotMine() implements Progress {}

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
}
