package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import io.loopshark.field.FieldNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A message of an application protocol, or of another one that a plug-in knows, in the frame that completes it. It shows the frame's
 * own bytes and is valid as long as they are.
 *
 * @param protocol the protocol
 * @param tree its fields; the spans count from the first byte of {@code source}
 * @param column what the packet list shows under Protocol
 * @param info what the packet list shows under Info
 * @param source the bytes in which the message lies
 */
public record Dissected(Protocol protocol, FieldNode tree, String column, String info, Source source) {

    /** The bytes in which a message lies. */
    public static final class Source {
        private final byte[] array;
        private final int origin;
        private final int end;
        private final @Nullable String reassembled;

        /**
         * @param array holds the bytes
         * @param origin the index in the array from which spans are counted
         * @param end the index behind the last one
         * @param reassembled null where that is the frame itself; else what Wireshark calls what was put together
         */
        Source(byte[] array, int origin, int end, @Nullable String reassembled) {
            this.array = array;
            this.origin = origin;
            this.end = end;
            this.reassembled = reassembled;
        }

        /** The array that holds the bytes; to be read only. */
        public byte[] array() {
            return array;
        }

        /** The index in the array from which spans are counted. */
        public int origin() {
            return origin;
        }

        /** The index behind the last byte. */
        public int end() {
            return end;
        }

        /** What Wireshark calls bytes that were put together, {@code Reassembled TCP}; null where they lie in the frame. */
        public @Nullable String reassembled() {
            return reassembled;
        }

        /** A copy of the octets that {@code span} touches; empty where they aren't there. */
        public Optional<byte[]> octets(BitSpan span) {
            int from = origin + span.firstByte();
            int to = from + span.byteLength();
            return to <= end ? Optional.of(Arrays.copyOfRange(array, from, to)) : Optional.empty();
        }
    }

    /** Every node whose field {@code filter} finds, in the order of the tree. */
    public void each(String filter, Consumer<FieldNode> action) {
        each(tree, filter, action);
    }

    /** Every node of a tree whose field {@code filter} finds, in the order of the tree. */
    public static void each(FieldNode node, String filter, Consumer<FieldNode> action) {
        if (node.field().isCalled(filter)) {
            action.accept(node);
        }
        for (FieldNode child : node.children()) {
            each(child, filter, action);
        }
    }
}
