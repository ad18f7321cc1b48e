package io.loopshark.cli;

import io.loopshark.report.Dissection;
import io.loopshark.report.HexDump;
import io.loopshark.report.TreeRenderer;
import io.loopshark.report.packets.FrameTree;

/** A frame's protocol tree, its bytes, or both, each followed by an empty line as in tshark. */
final class FrameText implements FrameView {

    private final Output out;
    private final boolean tree;
    private final boolean bytes;

    FrameText(Output out, boolean tree, boolean bytes) {
        this.out = out;
        this.tree = tree;
        this.bytes = bytes;
    }

    @Override
    public void show(Dissection frame) {
        if (tree) {
            for (FrameTree layer : FrameTree.of(frame)) {
                out.print(TreeRenderer.render(layer.tree()));
            }
            out.println("");
        }
        if (bytes) {
            out.print(HexDump.of(frame.packet(), frame.messages()));
            out.println("");
        }
    }

    @Override
    public void flush() {
        out.flush();
    }
}
