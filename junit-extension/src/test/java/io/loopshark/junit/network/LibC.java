package io.loopshark.junit.network;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What Java's sockets cannot do. */
final class LibC {
    static final int AF_INET = 2;
    static final int SOCK_STREAM = 1;
    static final int SOCK_RAW = 3;
    static final int IPPROTO_TCP = 6;
    static final int SOL_SOCKET = 1;
    static final int SO_RCVTIMEO = 20;

    static {
        Native.register(NativeLibrary.getProcess());
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int bind(int descriptor, byte[] address, int length) throws LastErrorException;

    static native int connect(int descriptor, byte[] address, int length) throws LastErrorException;

    static native int listen(int descriptor, int backlog) throws LastErrorException;

    static native int accept(int descriptor, Pointer address, Pointer length) throws LastErrorException;

    static native int getsockname(int descriptor, byte[] address, int[] length) throws LastErrorException;

    static native int setsockopt(int descriptor, int level, int name, byte[] value, int length)
            throws LastErrorException;

    static native NativeLong send(int descriptor, byte[] buffer, NativeLong length, int flags)
            throws LastErrorException;

    static native NativeLong sendto(
            int descriptor, byte[] buffer, NativeLong length, int flags, byte[] address, int addressLength)
            throws LastErrorException;

    static native NativeLong recv(int descriptor, byte[] buffer, NativeLong length, int flags)
            throws LastErrorException;

    static native int shutdown(int descriptor, int how) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;
}
