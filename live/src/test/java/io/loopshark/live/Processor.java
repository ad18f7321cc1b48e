package io.loopshark.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.util.BitSet;

/**
 * Keeps a thread on one processor. What it sends over loopback arrives there too, one frame after the other; on two processors, two
 * listeners may see two frames in two orders.
 */
final class Processor implements AutoCloseable {
    private static final int MASK_BYTES = 128;
    private static final int THIS_THREAD = 0;

    private final byte[] before = new byte[MASK_BYTES];

    static {
        Native.register(NativeLibrary.getProcess());
    }

    private Processor() {
        sched_getaffinity(THIS_THREAD, new NativeLong(MASK_BYTES), before);
        BitSet one = new BitSet();
        one.set(BitSet.valueOf(before).nextSetBit(0));
        byte[] mask = new byte[MASK_BYTES];
        System.arraycopy(one.toByteArray(), 0, mask, 0, one.toByteArray().length);
        sched_setaffinity(THIS_THREAD, new NativeLong(MASK_BYTES), mask);
    }

    /** Keeps the calling thread on one of the processors that it may use, until this is closed by the same thread. */
    static Processor one() {
        return new Processor();
    }

    @Override
    public void close() {
        sched_setaffinity(THIS_THREAD, new NativeLong(MASK_BYTES), before);
    }

    private static native int sched_getaffinity(int thread, NativeLong size, byte[] mask) throws LastErrorException;

    private static native int sched_setaffinity(int thread, NativeLong size, byte[] mask) throws LastErrorException;
}
