package io.loopshark.live.packetsocket;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory that the kernel lays frames into, TPACKET_V2 of packet(7): each slot belongs either to the kernel or to the reader, as the
 * status at its beginning says.
 *
 * <pre>
 *   struct tpacket2_hdr   status (4)  length (4)  captured (4)  offset (2)  net (2)  seconds (4)  nanoseconds (4)  …
 * </pre>
 *
 * <p>Not version 3, though it packs frames tighter: that one gives out a block of frames only when it is full or some milliseconds old,
 * and a test would wait that long at each fence.
 */
final class Ring {

    private static final int TPACKET_V2 = 1;
    private static final int TP_STATUS_KERNEL = 0;
    private static final int TP_STATUS_USER = 1;

    private static final int LENGTH = 4;
    private static final int CAPTURED = 8;
    private static final int OFFSET = 12;
    private static final int SECONDS = 16;
    private static final int NANOSECONDS = 20;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /**
     * The kernel writes a frame before its status, and we read it after; we are done with a slot before we give it back. Acquire and
     * release say so to compiler and processor.
     */
    private static final VarHandle STATUS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final RingLayout layout;
    private final Pointer address;
    private final ByteBuffer memory;
    private int next;

    /** Has the kernel make the ring for this socket, and maps it. */
    Ring(int descriptor, RingLayout layout) throws PacketSocketException {
        this.layout = layout;
        setOption(descriptor, LibC.PACKET_VERSION, "PACKET_VERSION", TPACKET_V2);
        setOption(
                descriptor,
                LibC.PACKET_RX_RING,
                "PACKET_RX_RING",
                layout.blockBytes(),
                layout.blocks(),
                layout.slotBytes(),
                layout.slots());
        try {
            address = LibC.mmap(
                    Pointer.NULL,
                    new NativeLong(layout.bytes()),
                    LibC.PROT_READ | LibC.PROT_WRITE,
                    LibC.MAP_SHARED,
                    descriptor,
                    new NativeLong(0));
        } catch (LastErrorException e) {
            throw new PacketSocketException("mmap", e);
        }
        memory = address.getByteBuffer(0, layout.bytes()).order(ByteOrder.nativeOrder());
    }

    private static void setOption(int descriptor, int option, String name, int... values) throws PacketSocketException {
        try (Memory value = new Memory((long) values.length * Integer.BYTES)) {
            value.write(0, values, 0, values.length);
            LibC.setsockopt(descriptor, LibC.SOL_PACKET, option, value, (int) value.size());
        } catch (LastErrorException e) {
            throw new PacketSocketException(name, e);
        }
    }

    /** Gives out the next frame, if there is one; its slot is the kernel's again before the sink sees it. */
    boolean poll(FrameSink sink) {
        int slot = layout.offset(next);
        if (((int) STATUS.getAcquire(memory, slot) & TP_STATUS_USER) == 0) {
            return false;
        }
        int length = memory.getInt(slot + LENGTH);
        byte[] bytes = new byte[memory.getInt(slot + CAPTURED)];
        memory.get(slot + Short.toUnsignedInt(memory.getShort(slot + OFFSET)), bytes);
        long nanos = Integer.toUnsignedLong(memory.getInt(slot + SECONDS)) * NANOS_PER_SECOND
                + memory.getInt(slot + NANOSECONDS);
        STATUS.setRelease(memory, slot, TP_STATUS_KERNEL);
        next = next + 1 == layout.slots() ? 0 : next + 1;
        sink.take(bytes, length, nanos);
        return true;
    }

    /** Gives the memory back; whoever reads the ring afterwards brings the JVM down. */
    void unmap() {
        LibC.munmap(address, new NativeLong(layout.bytes()));
    }
}
