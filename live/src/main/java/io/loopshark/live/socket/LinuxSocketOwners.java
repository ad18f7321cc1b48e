package io.loopshark.live.socket;

import com.sun.jna.LastErrorException;
import io.loopshark.segment.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whose connection it is by the sockets at its two ends. The listening socket is asked first: it lives long, so the answer is
 * sure and can be remembered; the client's own socket may be gone by the time its SYN has come through the capture.
 */
public final class LinuxSocketOwners implements SocketOwners {

    private static final int REMEMBERED_LISTENERS = 1024;
    private static final long JUST_NOW_NANOS = 1_000_000_000;

    /** What quick looks through the own descriptors may take at a stretch; it grows back in twice the time. */
    private static final long MOST_CREDIT_NANOS = 50_000_000;

    private final SocketDiagnosis kernel;
    private final OwnDescriptors descriptors = new OwnDescriptors();
    private final Company company = new Company();
    private final Map<Endpoint, Long> ownListenerSeen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Endpoint, Long> eldest) {
            return size() > REMEMBERED_LISTENERS;
        }
    };
    private final Map<Long, Boolean> listeners = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > REMEMBERED_LISTENERS;
        }
    };
    private long credit = MOST_CREDIT_NANOS;
    private long creditCountedAt = System.nanoTime();

    private LinuxSocketOwners(SocketDiagnosis kernel) {
        this.kernel = kernel;
    }

    /** The owners as the kernel tells them, or {@link SocketOwners#BLIND} where it does not. */
    public static SocketOwners open() {
        try {
            return new LinuxSocketOwners(new SocketDiagnosis());
        } catch (LastErrorException | LinkageError e) {
            return BLIND;
        }
    }

    @Override
    public Ownership of(Endpoint client, Endpoint server) {
        return find(client, server, true);
    }

    @Override
    public Ownership quickly(Endpoint client, Endpoint server) {
        long now = System.nanoTime();
        credit = Math.min(MOST_CREDIT_NANOS, credit + (now - creditCountedAt) / 2);
        creditCountedAt = now;
        return find(client, server, credit > 0);
    }

    private Ownership find(Endpoint client, Endpoint server, boolean mayScan) {
        Optional<Long> listener = inode(kernel.listener(server));
        Boolean listenerIsOwn = listener.map(listeners::get).orElse(null);
        if (listenerIsOwn != null && listenerIsOwn) {
            ownListenerSeen.put(server, System.nanoTime());
            return Ownership.OWN;
        }
        Optional<Long> clientSocket = inode(kernel.connected(client, server));
        Optional<Long> serverSocket = inode(kernel.connected(server, client));
        boolean newListener = listener.isPresent() && listenerIsOwn == null;
        boolean gone = clientSocket.isEmpty() && serverSocket.isEmpty();
        if (gone && listener.isEmpty()) {
            return listenedHereJustNow(server) ? Ownership.OWN : Ownership.VANISHED;
        }
        if (!newListener && (gone || !mayScan)) {
            return listener.isPresent() && clientSocket.isEmpty() ? Ownership.FOREIGN_SERVER : Ownership.UNKNOWN;
        }
        Set<Long> own = scan();
        if (own.isEmpty()) {
            return Ownership.UNKNOWN;
        }
        boolean listenerLives = listener.isPresent() && listener.equals(inode(kernel.listener(server)));
        if (newListener && (listenerLives || own.contains(listener.get()))) {
            listeners.put(listener.get(), own.contains(listener.get()));
        }
        if (isIn(own, listener)) {
            ownListenerSeen.put(server, System.nanoTime());
        }
        if (isIn(own, listener) || isIn(own, clientSocket) || isIn(own, serverSocket)) {
            return Ownership.OWN;
        }
        // The descriptors were read after the sockets: one that is gone by now may have been ours.
        boolean clientForeign =
                clientSocket.isPresent() && clientSocket.equals(inode(kernel.connected(client, server)));
        boolean serverForeign = listenerLives
                || serverSocket.isPresent() && serverSocket.equals(inode(kernel.connected(server, client)));
        if (serverForeign && clientSocket.isEmpty()) {
            return Ownership.FOREIGN_SERVER;
        }
        return clientForeign && serverForeign ? Ownership.FOREIGN : Ownership.UNKNOWN;
    }

    /** A server of ours that was closed a moment ago: its port is not given to another process that soon. */
    private boolean listenedHereJustNow(Endpoint server) {
        Long seen = ownListenerSeen.get(server);
        return seen != null && System.nanoTime() - seen < JUST_NOW_NANOS;
    }

    @Override
    public boolean alone() {
        return company.none(descriptors);
    }

    private static Optional<Long> inode(Optional<KernelSocket> socket) {
        return socket.filter(KernelSocket::held).map(KernelSocket::inode);
    }

    private static boolean isIn(Set<Long> own, Optional<Long> inode) {
        return inode.isPresent() && own.contains(inode.get());
    }

    private Set<Long> scan() {
        long begin = System.nanoTime();
        Set<Long> inodes = descriptors.socketInodes();
        credit -= System.nanoTime() - begin;
        return inodes;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
