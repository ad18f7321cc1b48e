package io.loopshark.examples;

import java.io.BufferedReader;
import java.io.IOException;

/** A real Redis server at a free port of 127.0.0.1, without data. */
final class RedisServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns once it accepts connections. */
    static RedisServer start() throws IOException {
        Shell.require("redis-server", "redis-server");
        int port = Shell.freePort();
        Process process = new ProcessBuilder(
                        "redis-server", "--bind", "127.0.0.1", "--port", port + "", "--save", "", "--appendonly", "no")
                .redirectErrorStream(true)
                .start();
        BufferedReader log = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("Ready to accept connections")) {
                return new RedisServer(process, port);
            }
            said.append(line).append('\n');
        }
        throw new IOException("redis-server did not start:\n" + said);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
