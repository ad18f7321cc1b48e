package io.loopshark.live.socket;

/**
 * What the kernel tells about a socket.
 *
 * @param state its state as the kernel numbers it, see {@link #LISTEN}
 * @param inode the number by which file descriptors refer to it; 0 when no file descriptor does (not yet accepted, or in TIME-WAIT)
 */
record KernelSocket(int state, long inode) {

    /** {@code TCP_LISTEN} in the kernel's {@code tcp_states.h}. */
    static final int LISTEN = 10;

    boolean listening() {
        return state == LISTEN;
    }

    boolean held() {
        return inode != 0;
    }
}
