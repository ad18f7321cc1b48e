package io.loopshark.report;

import io.loopshark.decode.PacketView;
import io.loopshark.field.FieldNode;
import io.loopshark.field.FieldValues;
import io.loopshark.field.Language;
import io.loopshark.field.LineText;
import io.loopshark.plugin.PacketTree;

/** Writes the protocol tree of a frame as text, as {@code tshark -V} lays it out: a line a field, four spaces a level. */
public final class TreeRenderer {

    private static final String INDENT = "    ";

    private TreeRenderer() {}

    /** The tree of {@code packet}, beginning with the frame itself; every line ends with a line feed. */
    public static String render(PacketView packet) {
        return render(packet, FieldValues.NONE);
    }

    /**
     * The tree of {@code packet} with fields that its bytes don't tell.
     *
     * @param values by filter name: {@code tcp.seq}, {@code tcp.stream}, {@code frame.time_delta} and so on
     */
    public static String render(PacketView packet, FieldValues values) {
        StringBuilder text = new StringBuilder(render(FrameNode.of(packet, values)));
        for (FieldNode layer : PacketTree.of(packet, values)) {
            text.append(render(layer));
        }
        return text.toString();
    }

    /** One tree, every line ending with a line feed. */
    public static String render(FieldNode root) {
        StringBuilder text = new StringBuilder();
        append(text, root, root, 0);
        return text.toString();
    }

    /**
     * One field's line as the tree has it, with the picture of its bits, but without the brackets around what was worked out.
     *
     * @param root the tree that the field belongs to
     */
    public static String line(FieldNode node, FieldNode root) {
        return BitPicture.of(node).orElse("") + LineText.bare(node, root, Language.ENGLISH);
    }

    private static void append(StringBuilder text, FieldNode node, FieldNode root, int depth) {
        line(text, BitPicture.of(node).orElse("") + LineText.of(node, root, Language.ENGLISH), depth);
        for (FieldNode child : node.children()) {
            append(text, child, root, depth + 1);
        }
        if (node.problem() != null) {
            line(text, "[" + node.problem() + "]", depth + 1);
        }
    }

    private static void line(StringBuilder text, String line, int depth) {
        text.append(INDENT.repeat(depth)).append(OneLine.of(line)).append('\n');
    }
}
