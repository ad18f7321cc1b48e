package io.loopshark.plugin;

import io.loopshark.field.BitSpan;
import io.loopshark.plugin.KsyAttribute.Layout;

/**
 * Follows fields of single bits that share octets. Generated code records for each of them where the stream stood, which is right
 * for the first of a run only; the others follow from the widths.
 */
final class BitRun {

    private boolean running;
    private long start;
    private long used;

    /** A field of whole octets was read: the next bit begins an octet. */
    void end() {
        running = false;
    }

    /**
     * The next field of the run.
     *
     * @param recorded the bit at which reading of the field began, as recorded
     * @return where it lies; of a field that begins with its least significant bit and crosses octets, the octets
     */
    BitSpan next(long recorded, Layout layout) {
        if (!running) {
            running = true;
            start = recorded;
            used = 0;
        }
        long from = used;
        used += layout.bits();
        if (!layout.littleEndian()) {
            return new BitSpan(start + from, layout.bits());
        }
        long firstByte = from / 8;
        long endByte = (used + 7) / 8;
        if (endByte - firstByte > 1) {
            return new BitSpan(start + firstByte * 8, (endByte - firstByte) * 8);
        }
        return new BitSpan(start + firstByte * 8 + (8 - (used - firstByte * 8)), layout.bits());
    }
}
