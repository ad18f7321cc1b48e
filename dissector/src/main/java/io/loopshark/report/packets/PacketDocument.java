package io.loopshark.report.packets;

import io.loopshark.report.Dissection;
import java.io.Flushable;
import java.io.IOException;

/** A document of frames that is written frame by frame, and is whole once it is finished. */
public interface PacketDocument extends Flushable {

    /** Writes the frame at hand. */
    void add(Dissection frame) throws IOException;

    /** Writes what ends the document, and all that is still held back. Nothing may follow. */
    void finish() throws IOException;
}
