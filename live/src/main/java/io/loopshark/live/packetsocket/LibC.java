package io.loopshark.live.packetsocket;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The calls, bound directly: no proxy, no reflection. The numbers are those of x86-64, of 64-bit ARM and of nearly everything else that
 * Linux runs on; MIPS, SPARC and PA-RISC have a few of their own.
 */
final class LibC {

    static final int SOCK_RAW = 3;
    static final int SOCK_CLOEXEC = 0x80000;

    static final int EFD_CLOEXEC = 0x80000;
    static final int EFD_NONBLOCK = 0x800;

    static final int SOL_SOCKET = 1;
    static final int SO_ERROR = 4;
    static final int SO_ATTACH_FILTER = 26;

    static final int SOL_PACKET = 263;
    static final int PACKET_RX_RING = 5;
    static final int PACKET_STATISTICS = 6;
    static final int PACKET_VERSION = 10;

    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int MAP_SHARED = 1;

    static final int EINTR = 4;

    static {
        Native.register(NativeLibrary.getProcess());
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int bind(int descriptor, Pointer address, int length) throws LastErrorException;

    static native int getsockname(int descriptor, Pointer address, int[] length) throws LastErrorException;

    static native int setsockopt(int descriptor, int level, int name, Pointer value, int length)
            throws LastErrorException;

    static native int getsockopt(int descriptor, int level, int name, Pointer value, int[] length)
            throws LastErrorException;

    static native Pointer mmap(
            Pointer address, NativeLong length, int protection, int flags, int descriptor, NativeLong offset)
            throws LastErrorException;

    static native int munmap(Pointer address, NativeLong length) throws LastErrorException;

    static native int poll(Pointer descriptors, NativeLong count, int timeoutMillis) throws LastErrorException;

    static native int eventfd(int value, int flags) throws LastErrorException;

    static native NativeLong write(int descriptor, Pointer buffer, NativeLong length) throws LastErrorException;

    static native int getpagesize();

    static native int close(int descriptor);
}
