package io.loopshark.live;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which connections somebody wants to see.
 *
 * @param serverPorts the ports of the servers whose connections count, whoever talks to them; when empty, the connections of this
 *     process count
 */
public record Scope(Set<Integer> serverPorts) {

    private static final int HIGHEST_PORT = 65_535;

    /** Checks the ports and keeps a copy. */
    public Scope {
        for (int port : serverPorts) {
            if (port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("a port is 1 to " + HIGHEST_PORT + ", not " + port);
            }
        }
        serverPorts = Set.copyOf(serverPorts);
    }

    /** The connections of which this process holds at least one end. */
    public static Scope ofThisProcess() {
        return new Scope(Set.of());
    }

    /** All connections to servers at these ports. */
    public static Scope ofPorts(int... ports) {
        Set<Integer> set = new TreeSet<>();
        for (int port : ports) {
            set.add(port);
        }
        return new Scope(set);
    }

    boolean byPort() {
        return !serverPorts.isEmpty();
    }

    boolean hasPort(int port) {
        return serverPorts.contains(port);
    }
}
