package io.loopshark.plugin;

/**
 * Takes the messages of one connection apart. It is given each direction's bytes in order, without repetitions, and takes one message
 * after the other off their front; of a message that isn't whole yet it says how many bytes that takes.
 *
 * <pre>{@code
 * public Progress next(Bytes bytes, Sender sender) {
 *     if (bytes.size() < 2) {
 *         return Progress.wants(2);
 *     }
 *     int length = 2 + bytes.u2(0);
 *     if (bytes.size() < length && sender.moreToCome()) {
 *         return Progress.wants(length);
 *     }
 *     Branch tree = Branch.of(PROTOCOL.field(), bytes.part(0, length));
 *     tree.number(LENGTH, 0, 2);
 *     return Progress.message(length, tree.finish(), "Greeting");
 * }
 * }</pre>
 *
 * <p>What it throws on hostile input is no harm: the message is shown as malformed.
 */
@FunctionalInterface
public interface StreamDissector {

    /**
     * Looks for the next message of one direction.
     *
     * @param bytes what no message has taken yet, at least one byte; valid until the method returns
     * @param sender whose bytes they are, and what is known of those before and behind
     */
    Progress next(Bytes bytes, Sender sender);

    /**
     * One direction of a connection at the moment.
     *
     * @param client whether it is the client who sends: who sent the first SYN, else as best inferred
     * @param moreToCome whether further bytes may follow. Where not (the direction ended, or the next ones were not captured), a
     *     message that isn't whole is to be shown as far as it goes
     * @param gap how many bytes directly before these were not captured; 0 for none, -1 where the beginning of the connection was
     *     not captured
     * @param frame the number of the frame at hand, from 1
     * @param sourcePort the sender's port, 0 to 65535
     * @param destinationPort the receiver's
     */
    record Sender(boolean client, boolean moreToCome, long gap, long frame, int sourcePort, int destinationPort) {}
}
