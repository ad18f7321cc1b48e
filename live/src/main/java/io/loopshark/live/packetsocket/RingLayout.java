package io.loopshark.live.packetsocket;

/**
 * Where the slots of a ring lie. The kernel takes its memory in blocks, and no slot reaches over the end of one:
 *
 * <pre>
 *   block 0                                block 1
 *   | slot 0 | slot 1 | … | slot n−1 |rest| slot n | slot n+1 | …
 *
 *   slot
 *   | header (32) | sockaddr_ll (20) | gap | frame, at most snaplen octets | gap to a multiple of 16 |
 *                                          ^ so that what follows the link header begins at a multiple of 16
 * </pre>
 *
 * @param blockBytes size of a block: a page, or a power of two of pages where a slot needs more
 * @param blocks how many there are
 * @param slotBytes size of a slot, a multiple of 16
 */
record RingLayout(int blockBytes, int blocks, int slotBytes) {

    /** TPACKET2_HDRLEN of linux/if_packet.h: the header, aligned, and the address. */
    private static final int HEADERS = 32 + 20;

    /** What the kernel reserves for a link header at the least; that of Ethernet takes 14 of it. */
    private static final int LINK_HEADER_ROOM = 16;

    private static final int ETHERNET = 14;
    private static final int ALIGNMENT = 16;

    /**
     * The layout that takes up to {@code bufferBytes}, one block at the least.
     *
     * @param snaplen how many octets of a frame a slot holds
     * @param pageBytes size of the kernel's pages
     */
    static RingLayout of(int snaplen, int bufferBytes, int pageBytes) {
        int slot = align(align(HEADERS + LINK_HEADER_ROOM) - ETHERNET + snaplen);
        int block = pageBytes;
        while (block < slot) {
            block <<= 1;
        }
        return new RingLayout(block, Math.max(1, bufferBytes / block), slot);
    }

    private static int align(int octets) {
        return (octets + ALIGNMENT - 1) & -ALIGNMENT;
    }

    private int slotsInABlock() {
        return blockBytes / slotBytes;
    }

    int slots() {
        return blocks * slotsInABlock();
    }

    /** Size of the whole ring. */
    int bytes() {
        return blocks * blockBytes;
    }

    /** Where the slot with this number, from 0, begins. */
    int offset(int slot) {
        return slot / slotsInABlock() * blockBytes + slot % slotsInABlock() * slotBytes;
    }
}
