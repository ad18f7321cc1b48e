package io.loopshark.live.packetsocket;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.Closeable;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A packet socket on one interface, with a filter and a ring; it needs the capability CAP_NET_RAW. {@link #run} belongs to one thread,
 * the other methods may be called from any.
 */
public final class PacketSocket implements Closeable {

    private static final int AF_PACKET = 17;
    private static final short ETH_P_ALL = 3;
    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_LOOPBACK = 772;

    /** Size of {@code struct sockaddr_ll}: family (2), protocol (2), interface (4), hardware type (2), packet type (1), … */
    private static final int ADDRESS_BYTES = 20;

    private static final int PROTOCOL_OFFSET = 2;
    private static final int INTERFACE_OFFSET = 4;
    private static final int HARDWARE_TYPE_OFFSET = 8;

    /** Size of {@code struct tpacket_stats}: packets (4), drops (4). */
    private static final int STATISTICS_BYTES = 8;

    private static final int DROPS_OFFSET = 4;

    /** Size of {@code struct pollfd}: descriptor (4), what is asked (2), what is there (2). */
    private static final int POLL_BYTES = 8;

    private static final int ASKED_OFFSET = 4;
    private static final int THERE_OFFSET = 6;
    private static final short POLLIN = 1;
    private static final NativeLong TWO = new NativeLong(2);
    private static final int FOREVER = -1;

    private final int descriptor;
    private final int wakeUp;
    private final Ring ring;
    private final boolean ethernet;
    private final Memory waitedFor = new Memory(2 * POLL_BYTES);

    /** Held as long as the ring is read; who has it may unmap the ring. */
    private final Object reading = new Object();

    /** Guards the descriptors against use after their end, and the fields below. */
    private final Object state = new Object();

    private volatile boolean stopped;
    private boolean closed;
    private long dropped;

    /**
     * Opens a socket; frames are kept by the kernel from here on.
     *
     * @param interfaceName the interface, {@code lo}
     * @param snaplen how many octets of each frame are captured
     * @param bufferBytes size of the ring in octets
     * @param udpPort the one UDP port that is captured beside TCP
     * @throws PacketSocketException when the kernel refuses
     * @throws LinkageError when JNA cannot be loaded
     */
    public static PacketSocket open(String interfaceName, int snaplen, int bufferBytes, int udpPort)
            throws PacketSocketException {
        int descriptor;
        int wakeUp;
        try {
            // Of protocol 0: nothing comes in before all is set up. Otherwise it would at once, of all interfaces and
            // unfiltered.
            descriptor = LibC.socket(AF_PACKET, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, 0);
        } catch (LastErrorException e) {
            throw new PacketSocketException("socket", e);
        }
        try {
            wakeUp = LibC.eventfd(0, LibC.EFD_CLOEXEC | LibC.EFD_NONBLOCK);
        } catch (LastErrorException e) {
            LibC.close(descriptor);
            throw new PacketSocketException("eventfd", e);
        }
        try {
            attach(descriptor, FilterProgram.encode(snaplen, udpPort));
            Ring ring = new Ring(descriptor, RingLayout.of(snaplen, bufferBytes, LibC.getpagesize()));
            try {
                return new PacketSocket(descriptor, wakeUp, ring, interfaceName);
            } catch (PacketSocketException e) {
                ring.unmap();
                throw e;
            }
        } catch (PacketSocketException e) {
            LibC.close(wakeUp);
            LibC.close(descriptor);
            throw e;
        }
    }

    private PacketSocket(int descriptor, int wakeUp, Ring ring, String interfaceName) throws PacketSocketException {
        this.descriptor = descriptor;
        this.wakeUp = wakeUp;
        this.ring = ring;
        ethernet = bind(descriptor, indexOf(interfaceName));
        waitedFor.clear();
        waitedFor.setInt(0, descriptor);
        waitedFor.setShort(ASKED_OFFSET, POLLIN);
        waitedFor.setInt(POLL_BYTES, wakeUp);
        waitedFor.setShort(POLL_BYTES + ASKED_OFFSET, POLLIN);
    }

    private static void attach(int descriptor, byte[] program) throws PacketSocketException {
        // struct sock_fprog: the number of instructions (2), padding, a pointer to the first.
        try (Memory instructions = new Memory(program.length);
                Memory header = new Memory(2L * Native.POINTER_SIZE)) {
            instructions.write(0, program, 0, program.length);
            header.clear();
            header.setShort(0, (short) (program.length / FilterProgram.INSTRUCTION_BYTES));
            header.setPointer(Native.POINTER_SIZE, instructions);
            LibC.setsockopt(descriptor, LibC.SOL_SOCKET, LibC.SO_ATTACH_FILTER, header, (int) header.size());
        } catch (LastErrorException e) {
            throw new PacketSocketException("SO_ATTACH_FILTER", e);
        }
    }

    private static int indexOf(String interfaceName) throws PacketSocketException {
        NetworkInterface found;
        try {
            found = NetworkInterface.getByName(interfaceName);
        } catch (SocketException e) {
            throw new PacketSocketException(PacketSocketException.Reason.NO_INTERFACE, String.valueOf(e.getMessage()));
        }
        if (found == null) {
            throw new PacketSocketException(PacketSocketException.Reason.NO_INTERFACE, "No such device exists");
        }
        return found.getIndex();
    }

    /** From here on frames come in. Returns whether they have Ethernet's link header. */
    private static boolean bind(int descriptor, int interfaceIndex) throws PacketSocketException {
        try (Memory address = new Memory(ADDRESS_BYTES)) {
            ByteBuffer protocol =
                    ByteBuffer.allocate(Short.BYTES).order(ByteOrder.BIG_ENDIAN).putShort(ETH_P_ALL);
            address.clear();
            address.setShort(0, (short) AF_PACKET);
            address.write(PROTOCOL_OFFSET, protocol.array(), 0, Short.BYTES);
            address.setInt(INTERFACE_OFFSET, interfaceIndex);
            LibC.bind(descriptor, address, ADDRESS_BYTES);
            // A socket may be bound to an interface that is down; that this one is so stands in the socket.
            int error = pendingError(descriptor);
            if (error != 0) {
                throw PacketSocketException.pending("bind", error);
            }
            LibC.getsockname(descriptor, address, new int[] {ADDRESS_BYTES});
            int type = Short.toUnsignedInt(address.getShort(HARDWARE_TYPE_OFFSET));
            return type == ARPHRD_LOOPBACK || type == ARPHRD_ETHER;
        } catch (LastErrorException e) {
            throw new PacketSocketException("bind", e);
        }
    }

    /** The error that the socket holds for whoever asks, 0 for none; it holds it no more afterwards. */
    private static int pendingError(int descriptor) {
        try (Memory value = new Memory(Integer.BYTES)) {
            LibC.getsockopt(descriptor, LibC.SOL_SOCKET, LibC.SO_ERROR, value, new int[] {Integer.BYTES});
            return value.getInt(0);
        }
    }

    /** Whether the frames begin with Ethernet's link header, as they do on loopback. */
    public boolean isEthernet() {
        return ethernet;
    }

    /**
     * Gives out frames in the order in which the kernel saw them until {@link #stop()} is called; returns at once when it was. What
     * the sink throws ends it.
     *
     * @throws PacketSocketException when the interface goes down
     */
    public void run(FrameSink sink) throws PacketSocketException {
        synchronized (reading) {
            while (!stopped) {
                if (!ring.poll(sink)) {
                    await();
                }
            }
        }
    }

    /** Returns when a frame has come, when it shall stop, or sooner. */
    private void await() throws PacketSocketException {
        try {
            LibC.poll(waitedFor, TWO, FOREVER);
        } catch (LastErrorException e) {
            if (e.getErrorCode() != LibC.EINTR) {
                throw new PacketSocketException("poll", e);
            }
            return;
        }
        if ((waitedFor.getShort(THERE_OFFSET) & ~POLLIN) != 0) {
            int error = pendingError(descriptor);
            if (error != 0) {
                throw PacketSocketException.pending("poll", error);
            }
        }
    }

    /** Makes {@link #run} return, at once or with the frame at hand, now or when it is called. */
    public void stop() {
        stopped = true;
        synchronized (state) {
            if (!closed) {
                try (Memory one = new Memory(Long.BYTES)) {
                    one.setLong(0, 1);
                    LibC.write(wakeUp, one, new NativeLong(Long.BYTES));
                }
            }
        }
    }

    /** How many frames were thrown away, since the ring was full, up to now or to the end. */
    public long dropped() {
        synchronized (state) {
            if (!closed) {
                // The kernel counts anew after each reading.
                try (Memory statistics = new Memory(STATISTICS_BYTES)) {
                    LibC.getsockopt(
                            descriptor, LibC.SOL_PACKET, LibC.PACKET_STATISTICS, statistics, new int[] {STATISTICS_BYTES
                            });
                    dropped += Integer.toUnsignedLong(statistics.getInt(DROPS_OFFSET));
                }
            }
            return dropped;
        }
    }

    /** Gives everything back; stops {@link #run} and waits for it first. */
    @Override
    public void close() {
        stop();
        synchronized (reading) {
            synchronized (state) {
                if (!closed) {
                    closed = true;
                    ring.unmap();
                    LibC.close(wakeUp);
                    LibC.close(descriptor);
                    waitedFor.close();
                }
            }
        }
    }
}
